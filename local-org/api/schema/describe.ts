import type { Describe, DescribeField, DescribeGlobalEntry } from '../org.ts'
import type { Rights } from '../access/rights.ts'
import { inLanguage, isLongText, type FieldDefinition, type FieldType, type ObjectDefinition } from './object-definition.ts'
import type { Schema } from './schema.ts'

/** One object as `GET /sobjects` lists it. */
export function describeBriefly(object: ObjectDefinition, rights: Rights): DescribeGlobalEntry {
  const { language } = rights.reader
  const isRecord = object.kind === 'standard' || object.kind === 'custom'
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: rights.may('create', object),
    custom: object.kind === 'custom' || object.kind === 'metadata',
    customSetting: false,
    deepCloneable: false,
    deletable: rights.may('delete', object),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: inLanguage(object.label, language),
    labelPlural: inLanguage(object.labelPlural, language),
    layoutable: isRecord,
    mergeable: false,
    mruEnabled: isRecord,
    name: object.name,
    queryable: true,
    replicateable: object.kind !== 'metadata',
    retrieveable: true,
    searchable: isRecord,
    triggerable: isRecord,
    undeletable: isRecord,
    updateable: rights.may('edit', object),
    urls: {
      sobject: `/services/data/v67.0/sobjects/${object.name}`,
      describe: `/services/data/v67.0/sobjects/${object.name}/describe`,
      rowTemplate: `/services/data/v67.0/sobjects/${object.name}/{ID}`,
    },
  }
}

/** One object with the fields this user may read. */
export function describeFully(schema: Schema, object: ObjectDefinition, rights: Rights): Describe {
  return {
    ...describeBriefly(object, rights),
    actionOverrides: [],
    childRelationships: describeChildren(schema, object, rights),
    compactLayoutable: object.kind !== 'metadata',
    fields: rights.readableFields(object).map((field) => describeField(object, field, rights)),
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [masterRecordType(rights)],
    searchLayoutable: true,
    supportedScopes: [{ label: 'All', name: 'everything' }],
  }
}

function describeChildren(schema: Schema, object: ObjectDefinition, rights: Rights): Describe['childRelationships'] {
  return schema
    .childrenOf(object.name)
    .filter(({ child, field }) => rights.mayReadField(child, field))
    .map(({ child, field }) => ({
      cascadeDelete: field.reference?.onParentDelete === 'cascade',
      childSObject: child.name,
      deprecatedAndHidden: false,
      field: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: field.reference?.childRelationshipName ?? null,
      restrictedDelete: field.reference?.onParentDelete === 'restrict',
    }))
}

/** Every object has the master record type; the local org has no others. */
function masterRecordType(rights: Rights): Describe['recordTypeInfos'][number] {
  return {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    master: true,
    name: rights.reader.language === 'ja' ? 'マスタ' : 'Master',
    recordTypeId: '012000000000000AAA',
    urls: {},
  }
}

function describeField(object: ObjectDefinition, field: FieldDefinition, rights: Rights): DescribeField {
  const { language } = rights.reader
  const writeable = rights.mayWriteField(object, field)
  const isText = ['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'multipicklist', 'id', 'reference'].includes(field.type)
  return {
    aggregatable: isAggregatable(field),
    aiPredictionField: false,
    autoNumber: field.autoNumberFormat !== null,
    byteLength: isText ? field.length * 3 : 0,
    calculated: false,
    calculatedFormula: null,
    cascadeDelete: field.reference?.masterDetail ?? false,
    caseSensitive: field.caseSensitive,
    compoundFieldName: field.partOf ?? (['FirstName', 'LastName', 'Salutation'].includes(field.name) ? 'Name' : null),
    controllerName: null,
    createable: rights.may('create', object) && writeable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultValue !== null || field.writtenBy === 'audit' || ['OwnerId', 'CurrencyIsoCode'].includes(field.name),
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: isLongText(field) ? 'plaintextarea' : null,
    filterable: !isLongText(field) && field.type !== 'address',
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: isGroupable(field),
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.idLookup || field.externalId,
    inlineHelpText: field.help === null ? null : inLanguage(field.help, language),
    label: inLanguage(field.label, language),
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: (field.reference?.to.length ?? 0) > 1,
    nillable: !field.required && field.type !== 'boolean' && field.type !== 'id',
    permissionable: field.permissionable && field.partOf === null,
    picklistValues: field.picklist.map((entry) => ({
      active: entry.active,
      defaultValue: entry.isDefault,
      label: inLanguage(entry.label, language),
      validFor: null,
      value: entry.value,
    })),
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    precision: field.type === 'int' ? 0 : field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.reference?.to ?? [],
    relationshipName: field.reference?.relationshipName ?? null,
    relationshipOrder: field.reference?.masterDetail ? 0 : null,
    restrictedDelete: field.reference?.onParentDelete === 'restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: soapTypes[field.type] ?? 'xsd:string',
    sortable: !isLongText(field) && field.type !== 'multipicklist' && field.type !== 'address',
    type: field.type,
    unique: field.unique,
    updateable: rights.may('edit', object) && writeable && field.writtenBy === 'user',
    writeRequiresMasterRead: false,
  }
}

const soapTypes: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  address: 'urn:address',
}

/**
 * Whether COUNT, MIN and MAX take it. A query with a field that they do not take is refused whole.
 * Source: SOQL and SOSL Reference, "Support for Field Types in Aggregate Functions"
 */
export function isAggregatable(field: FieldDefinition): boolean {
  return !isLongText(field) && !['boolean', 'multipicklist', 'address'].includes(field.type)
}

/** Which fields GROUP BY takes. Source: ktema.org, "What Can You GROUP BY?" (from describes of real orgs). */
export function isGroupable(field: FieldDefinition): boolean {
  if (isLongText(field)) return false
  return ['id', 'reference', 'string', 'textarea', 'picklist', 'email', 'phone', 'url', 'boolean', 'int', 'date'].includes(field.type)
}

/** What an address is made of. */
export const addressParts = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy']

import { createHash } from 'node:crypto'
import { ok, route, type Call, type Route } from '../http/call.ts'
import { OrgError, type Describe, type DescribeField, type LabelBook, type LocalOrg } from '../org.ts'
import { closedTaskStatuses } from '../schema/standard/activity.ts'
import { findField } from './field-paths.ts'
import { masterRecordTypeId } from './read-records.ts'

/** Describe's types under their UI API names. */
const dataTypes: Record<string, string> = {
  id: 'Reference',
  reference: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  double: 'Double',
  int: 'Int',
  long: 'Long',
  currency: 'Currency',
  percent: 'Percent',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  address: 'Address',
  location: 'Location',
  encryptedstring: 'EncryptedString',
  base64: 'Base64',
}

/** What Lightning pages ask about an object: labels in the user's language, fields, picklist values. */
export function objectInfoRoutes(org: LocalOrg): Route[] {
  const infoOf = (call: Call) => {
    const describe = org.describe(call.user.id, call.params['object'] ?? '')
    return { describe, labels: org.labels(call.user.language) }
  }
  return [
    route('GET', '/services/data/:version/ui-api/object-info/:object', (call) => {
      const { describe, labels } = infoOf(call)
      return ok(toObjectInfo(org, call, describe, labels))
    }),
    route('GET', '/services/data/:version/ui-api/object-info/:object/picklist-values/:recordType', (call) => {
      const { describe, labels } = infoOf(call)
      const picklists = describe.fields.filter(isPicklist)
      const picklistFieldValues = Object.fromEntries(picklists.map((field) => [field.name, toPicklist(call, describe, field, labels)]))
      return ok(withETag({ picklistFieldValues }))
    }),
    route('GET', '/services/data/:version/ui-api/object-info/:object/picklist-values/:recordType/:field', (call) => {
      const { describe, labels } = infoOf(call)
      const name = call.params['field'] ?? ''
      const field = findField(describe, name)
      if (!field || !isPicklist(field)) throw new OrgError(400, 'INVALID_FIELD', `No such picklist '${name}' on entity '${describe.name}'.`)
      return ok(toPicklist(call, describe, field, labels))
    }),
  ]
}

function toObjectInfo(org: LocalOrg, call: Call, describe: Describe, labels: LabelBook) {
  return withETag({
    apiName: describe.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: describe.childRelationships
      .filter(({ relationshipName }) => relationshipName !== null)
      .map(({ childSObject, field, relationshipName }) => ({
        childObjectApiName: childSObject,
        fieldName: field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName,
      })),
    createable: describe['createable'] ?? false,
    custom: describe.custom,
    defaultRecordTypeId: masterRecordTypeId,
    deletable: describe['deletable'] ?? false,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(describe.fields.map((field) => [field.name, toFieldInfo(org, call, describe, field, labels)])),
    keyPrefix: describe.keyPrefix,
    label: labels.objectLabel(describe.name),
    labelPlural: labels.objectLabelPlural(describe.name),
    layoutable: true,
    mruEnabled: false,
    nameFields: describe.fields.filter(({ nameField }) => nameField).map(({ name }) => name),
    queryable: true,
    recordTypeInfos: {
      [masterRecordTypeId]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: masterRecordTypeId,
      },
    },
    searchable: false,
    themeInfo: { color: '5867E8', iconUrl: null },
    updateable: describe['updateable'] ?? false,
  })
}

function toFieldInfo(org: LocalOrg, call: Call, describe: Describe, field: DescribeField, labels: LabelBook) {
  return {
    apiName: field.name,
    calculated: field['calculated'] ?? false,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: field.createable,
    custom: field.custom,
    dataType: dataTypes[field.type] ?? 'String',
    externalId: field.externalId,
    extraTypeInfo: field.type === 'textarea' ? 'PlainTextArea' : null,
    filterable: field['filterable'] ?? true,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: field.inlineHelpText,
    label: labels.fieldLabel(describe.name, field.name),
    length: field.length,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName, nameFields: nameFieldsOf(org, call, apiName) })),
    relationshipName: field.relationshipName,
    required: !field.nillable && field.createable && field['defaultedOnCreate'] !== true,
    scale: field.scale,
    searchPrefilterable: false,
    sortable: field['sortable'] ?? true,
    unique: field.unique,
    updateable: field.updateable,
  }
}

/** @returns an empty list for an object the user may not read */
function nameFieldsOf(org: LocalOrg, call: Call, sobject: string): string[] {
  const isVisible = org.describeGlobal(call.user.id).some(({ name }) => name === sobject)
  if (!isVisible) return []
  return org
    .describe(call.user.id, sobject)
    .fields.filter(({ nameField }) => nameField)
    .map(({ name }) => name)
}

const isPicklist = (field: DescribeField): boolean => field.type === 'picklist' || field.type === 'multipicklist'

function toPicklist(call: Call, describe: Describe, field: DescribeField, labels: LabelBook) {
  const values = field.picklistValues
    .filter(({ active }) => active)
    .map(({ value, defaultValue }) => ({
      attributes: attributesOf(describe, field, value),
      label: labels.picklistLabel(describe.name, field.name, value),
      validFor: [],
      value,
      isDefault: defaultValue,
    }))
  const root = `/services/data/v${call.apiVersion}/ui-api/object-info/${describe.name}/picklist-values`
  const standard = values.find(({ isDefault }) => isDefault)
  return withETag({
    controllerValues: {},
    defaultValue: standard ? withoutDefault(standard) : null,
    url: `${root}/${call.params['recordType'] ?? masterRecordTypeId}/${field.name}`,
    values: values.map(withoutDefault),
  })
}

/** What a status of a task means. Source: UI API Developer Guide, Picklist Value (the property's name is misspelled there too). */
function attributesOf(describe: Describe, field: DescribeField, value: string) {
  if (describe.name !== 'Task' || field.name !== 'Status') return null
  return { closed: closedTaskStatuses.has(value), picklistAtrributesValueType: 'TaskStatus' }
}

function withoutDefault<T extends { isDefault: boolean }>({ isDefault: _isDefault, ...value }: T): Omit<T, 'isDefault'> {
  return value
}

function withETag<T extends object>(body: T): T & { eTag: string } {
  return { ...body, eTag: createHash('md5').update(JSON.stringify(body)).digest('hex') }
}

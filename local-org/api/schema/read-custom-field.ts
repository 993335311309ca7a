import { plainField } from './field-makers.ts'
import type { MetaElement } from './meta-element.ts'
import type { FieldDefinition, PicklistValue, ReferenceDefinition } from './object-definition.ts'

/** API value, label and default of every entry, by global value set. */
export type GlobalValueSets = ReadonlyMap<string, PicklistValue[]>

/** @throws MetadataError when the field has no type the local org knows, or lacks what its type needs */
export function readCustomField(meta: MetaElement, valueSets: GlobalValueSets): FieldDefinition {
  const name = meta.requiredText('fullName')
  if (!/^[A-Za-z]\w*__c$/.test(name)) throw meta.refuse('fullName', `must be an API name ending in __c, not "${name}"`)
  const type = meta.requiredText('type')
  const help = meta.text('inlineHelpText')
  const shape = shapeOf(meta, type, name, valueSets)
  const field: FieldDefinition = {
    ...plainField(name, shape.type, { en_US: meta.requiredText('label'), ja: null }),
    custom: true,
    help: help === null ? null : { en_US: help, ja: null },
    required: meta.flag('required'),
    unique: meta.flag('unique'),
    caseSensitive: meta.flag('caseSensitive'),
    externalId: meta.flag('externalId'),
    ...shape,
  }
  const named = field.picklist.find((value) => value.isDefault)
  const defaultValue = type === 'Checkbox' ? meta.text('defaultValue') === 'true' : (named?.value ?? literalDefault(meta, field))
  return { ...field, defaultValue, permissionable: !field.required }
}

type Shape = Partial<FieldDefinition> & Pick<FieldDefinition, 'type'>

function shapeOf(meta: MetaElement, type: string, name: string, valueSets: GlobalValueSets): Shape {
  switch (type) {
    case 'Text':
      return { type: 'string', length: meta.wholeNumber('length') }
    case 'TextArea':
      return { type: 'textarea', length: 255 }
    case 'LongTextArea':
    case 'Html':
      return { type: 'textarea', length: meta.wholeNumber('length') }
    case 'Number':
      return { type: 'double', ...digits(meta) }
    case 'Currency':
      return { type: 'currency', ...digits(meta) }
    case 'Percent':
      return { type: 'percent', ...digits(meta) }
    case 'Checkbox':
      return { type: 'boolean' }
    case 'Date':
      return { type: 'date' }
    case 'DateTime':
      return { type: 'datetime' }
    case 'Time':
      return { type: 'time' }
    case 'Email':
      return { type: 'email', length: 80 }
    case 'Phone':
      return { type: 'phone', length: 40 }
    case 'Url':
      return { type: 'url', length: 255 }
    case 'AutoNumber':
      return { type: 'string', length: 30, autoNumberFormat: meta.requiredText('displayFormat'), writtenBy: 'system' }
    case 'Picklist':
      return { type: 'picklist', length: 255, ...values(meta, valueSets) }
    case 'MultiselectPicklist':
      return { type: 'multipicklist', length: 4099, ...values(meta, valueSets) }
    case 'Lookup':
      return { type: 'reference', length: 18, reference: reference(meta, name, lookupDeletion(meta)) }
    case 'MasterDetail':
      return {
        type: 'reference',
        length: 18,
        reference: { ...reference(meta, name, 'cascade'), masterDetail: true },
        required: true,
        writtenBy: meta.flag('reparentableMasterDetail') ? 'user' : 'createOnly',
      }
    case 'Summary':
      throw meta.refuse('type', 'is Summary: the local org does not calculate roll-up summaries')
    default:
      throw meta.refuse('type', `names an unknown field type "${type}"`)
  }
}

function digits(meta: MetaElement): { precision: number; scale: number } {
  return { precision: meta.wholeNumber('precision'), scale: meta.wholeNumber('scale') }
}

function reference(meta: MetaElement, name: string, onParentDelete: ReferenceDefinition['onParentDelete']): ReferenceDefinition {
  const children = meta.text('relationshipName')
  return {
    to: [meta.requiredText('referenceTo')],
    relationshipName: name.replace(/__c$/, '__r'),
    childRelationshipName: children === null ? null : `${children}__r`,
    masterDetail: false,
    onParentDelete,
  }
}

function lookupDeletion(meta: MetaElement): ReferenceDefinition['onParentDelete'] {
  const constraint = meta.text('deleteConstraint') ?? 'SetNull'
  if (constraint === 'SetNull') return 'setNull'
  if (constraint === 'Restrict') return 'restrict'
  if (constraint === 'Cascade') return 'cascade'
  throw meta.refuse('deleteConstraint', `names an unknown constraint "${constraint}"`)
}

function values(meta: MetaElement, valueSets: GlobalValueSets): Pick<FieldDefinition, 'picklist' | 'restrictedPicklist'> {
  const valueSet = meta.child('valueSet')
  if (valueSet === null) throw meta.refuse('valueSet', 'is missing')
  const shared = valueSet.text('valueSetName')
  if (shared !== null) {
    const picklist = valueSets.get(shared)
    if (!picklist) throw meta.refuse('valueSet/valueSetName', `names an unknown global value set "${shared}"`)
    return { picklist, restrictedPicklist: true }
  }
  const definition = valueSet.child('valueSetDefinition')
  if (definition === null) throw meta.refuse('valueSet/valueSetDefinition', 'is missing')
  return { picklist: definition.elements('value').map(readPicklistValue), restrictedPicklist: valueSet.flag('restricted') }
}

export function readPicklistValue(meta: MetaElement): PicklistValue {
  const value = meta.requiredText('fullName')
  return {
    value,
    label: { en_US: meta.text('label') ?? value, ja: null },
    active: meta.text('isActive') !== 'false',
    isDefault: meta.flag('default'),
  }
}

/** Defaults are formulas; the local org knows constants (`2`, `"text"`, `true`) only. */
function literalDefault(meta: MetaElement, field: FieldDefinition): string | number | null {
  const formula = meta.text('defaultValue')
  if (formula === null) return null
  const isNumber = ['double', 'int', 'currency', 'percent'].includes(field.type)
  if (isNumber && /^-?\d+(\.\d+)?$/.test(formula)) return Number(formula)
  const quoted = /^(["'])(.*)\1$/.exec(formula)
  if (!isNumber && quoted) return quoted[2] ?? ''
  throw meta.refuse('defaultValue', `is a formula ("${formula}") and the local org knows constants only`)
}

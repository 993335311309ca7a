import type { FieldDefinition, FieldType, PicklistValue, Translated } from './object-definition.ts'

/** Short forms for the fields of standard objects. Labels are `English|日本語`. */

type Options = Partial<
  Pick<
    FieldDefinition,
    'required' | 'defaultValue' | 'writtenBy' | 'unique' | 'idLookup' | 'nameField' | 'autoNumberFormat' | 'permissionable'
  >
>

/** Calculated by the org; nobody can hide it. */
export const computed: Options = { writtenBy: 'system', permissionable: false }

/** Calculated by the org; field permissions can hide it. */
export const calculated: Options = { writtenBy: 'system' }

export function translated(label: string): Translated {
  const [english, japanese] = label.split('|')
  return { en_US: english ?? '', ja: japanese ?? null }
}

/** A field with nothing special about it: optional, editable, governed by field permissions. */
export function plainField(name: string, type: FieldType, label: Translated): FieldDefinition {
  return {
    name,
    type,
    label,
    help: null,
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    defaultValue: null,
    custom: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    idLookup: false,
    nameField: false,
    autoNumberFormat: null,
    reference: null,
    picklist: [],
    restrictedPicklist: false,
    writtenBy: 'user',
    permissionable: true,
    compoundPrefix: null,
    partOf: null,
  }
}

function make(name: string, type: FieldType, label: string, own: Partial<FieldDefinition>, options: Options): FieldDefinition {
  const field = { ...plainField(name, type, translated(label)), ...own, ...options }
  return field.required ? { ...field, permissionable: false } : field
}

export const text = (name: string, length: number, label: string, options: Options = {}) => make(name, 'string', label, { length }, options)

export const textArea = (name: string, length: number, label: string, options: Options = {}) =>
  make(name, 'textarea', label, { length }, options)

export const email = (name: string, label: string, options: Options = {}) => make(name, 'email', label, { length: 80 }, options)

export const phone = (name: string, label: string, options: Options = {}) => make(name, 'phone', label, { length: 40 }, options)

export const url = (name: string, label: string, options: Options = {}) => make(name, 'url', label, { length: 255 }, options)

export const integer = (name: string, label: string, options: Options = {}) => make(name, 'int', label, { precision: 8 }, options)

export const decimal = (name: string, precision: number, scale: number, label: string, options: Options = {}) =>
  make(name, 'double', label, { precision, scale }, options)

export const percent = (name: string, precision: number, scale: number, label: string, options: Options = {}) =>
  make(name, 'percent', label, { precision, scale }, options)

export const currency = (name: string, label: string, options: Options = {}) =>
  make(name, 'currency', label, { precision: 18, scale: 2 }, options)

export const date = (name: string, label: string, options: Options = {}) => make(name, 'date', label, {}, options)

export const dateTime = (name: string, label: string, options: Options = {}) => make(name, 'datetime', label, {}, options)

export const checkbox = (name: string, label: string, options: Options = {}) =>
  make(name, 'boolean', label, { defaultValue: false }, options)

/** Values are `API value|日本語`; the API value is the English label too. A leading `*` marks the default. */
export const picklist = (name: string, label: string, values: string[], options: Options = {}) =>
  make(name, 'picklist', label, { length: 255, picklist: values.map(picklistValue) }, options)

export const restrictedPicklist = (name: string, label: string, values: string[], options: Options = {}) =>
  make(name, 'picklist', label, { length: 255, picklist: values.map(picklistValue), restrictedPicklist: true }, options)

function picklistValue(text: string): PicklistValue {
  const isDefault = text.startsWith('*')
  const label = translated(isDefault ? text.slice(1) : text)
  return { value: label.en_US, label, active: true, isDefault }
}

interface LookupOptions extends Options {
  /** Name of the children seen from the parent; none when left out. */
  children?: string
  onParentDelete?: 'cascade' | 'setNull' | 'restrict'
}

/** A lookup named `XId` is followed as `X` in SOQL. */
export function lookup(name: string, to: string | string[], label: string, options: LookupOptions = {}): FieldDefinition {
  const { children, onParentDelete, ...rest } = options
  const reference = {
    to: [to].flat(),
    relationshipName: name.replace(/Id$/, ''),
    childRelationshipName: children ?? null,
    masterDetail: false,
    onParentDelete: onParentDelete ?? ('setNull' as const),
  }
  return make(name, 'reference', label, { length: 18, reference }, rest)
}

/** The parts of an address and the compound field that shows them together. */
export function address(prefix: string, label: string): FieldDefinition[] {
  const [english, japanese] = label.split('|')
  const of = (part: string, partJapanese: string) => `${english} ${part}|${japanese}(${partJapanese})`
  const parts = [
    textArea(`${prefix}Street`, 255, of('Street', '町名・番地')),
    text(`${prefix}City`, 40, of('City', '市区郡')),
    text(`${prefix}State`, 80, of('State/Province', '都道府県')),
    text(`${prefix}PostalCode`, 20, of('Zip/Postal Code', '郵便番号')),
    text(`${prefix}Country`, 80, of('Country', '国')),
    decimal(`${prefix}Latitude`, 18, 15, of('Latitude', '緯度')),
    decimal(`${prefix}Longitude`, 18, 15, of('Longitude', '経度')),
    picklist(`${prefix}GeocodeAccuracy`, of('Geocode Accuracy', '地理コードの精度'), [
      'Address',
      'Street',
      'Zip',
      'City',
      'State',
      'Unknown',
    ]),
  ]
  const whole = { ...make(`${prefix}Address`, 'address', label, {}, calculated), compoundPrefix: prefix }
  return [...parts.map((part) => ({ ...part, partOf: whole.name })), whole]
}

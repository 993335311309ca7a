/** What the org knows about an object and its fields, whether Salesforce or force-app defined it. */
export interface ObjectDefinition {
  name: string
  /** First three characters of every record id of this object. */
  keyPrefix: string
  label: Translated
  labelPlural: Translated
  /** `setup` rows describe the org itself (users, permission sets); `metadata` rows come from `customMetadata/` and no caller writes them. */
  kind: 'standard' | 'custom' | 'setup' | 'metadata'
  fields: FieldDefinition[]
  /** Keyed by lower-case API name: API names are case-insensitive. */
  fieldsByName: ReadonlyMap<string, FieldDefinition>
}

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'double'
  | 'int'
  | 'currency'
  | 'percent'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'

export interface FieldDefinition {
  name: string
  type: FieldType
  label: Translated
  help: Translated | null
  /** Most characters of a text; 0 for other types. */
  length: number
  /** Digits in all, of a number; 0 for other types. */
  precision: number
  /** Digits behind the decimal point. */
  scale: number
  /** A row without a value is refused. */
  required: boolean
  /** Value of a row that is created without this field; null = none. */
  defaultValue: string | number | boolean | null
  custom: boolean
  unique: boolean
  caseSensitive: boolean
  externalId: boolean
  /** May be the key of an upsert without being an external id (User.Username). */
  idLookup: boolean
  nameField: boolean
  /** E.g. `HS-{0000000}`; null = the field is not an auto number. */
  autoNumberFormat: string | null
  reference: ReferenceDefinition | null
  picklist: PicklistValue[]
  restrictedPicklist: boolean
  /**
   * Who sets the value: `user` on create and update, `createOnly` on create, `system` nobody,
   * `audit` an administrator on create (Salesforce: "Set Audit Fields upon Record Creation").
   */
  writtenBy: 'user' | 'createOnly' | 'system' | 'audit'
  /** False where no permission set can take the field away: ids, required fields, system fields. */
  permissionable: boolean
  /** For `address`: the prefix of the fields it is composed of (`Billing`). Null for all others. */
  compoundPrefix: string | null
  /** The address this field is a part of; field permissions name the address. Null for all others. */
  partOf: string | null
}

export interface ReferenceDefinition {
  to: string[]
  /** Name of the parent in a SOQL path (`Account`, `Scorecard__r`); null where SOQL has none. */
  relationshipName: string | null
  /** Name of the children seen from the parent (`Contacts`, `Measures__r`); null where SOQL has none. */
  childRelationshipName: string | null
  masterDetail: boolean
  /** What deleting the parent does to this row. */
  onParentDelete: 'cascade' | 'setNull' | 'restrict'
}

export interface PicklistValue {
  value: string
  label: Translated
  active: boolean
  isDefault: boolean
}

/** A text in the languages the org speaks; `ja` null = not translated, English is shown. */
export interface Translated {
  en_US: string
  ja: string | null
}

export type Language = keyof Translated

export function inLanguage(text: Translated, language: string): string {
  return (language === 'ja' ? text.ja : null) ?? text.en_US
}

export function defineObject(definition: Omit<ObjectDefinition, 'fieldsByName'>): ObjectDefinition {
  return { ...definition, fieldsByName: new Map(definition.fields.map((field) => [field.name.toLowerCase(), field])) }
}

export function fieldNamed(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  return object.fieldsByName.get(name.toLowerCase())
}

/** Numbers with a decimal point, as opposed to `int`. */
export function isDecimal(type: FieldType): boolean {
  return type === 'double' || type === 'currency' || type === 'percent'
}

/** Texts too long for Salesforce to filter, sort or group by (more than 255 characters). */
export function isLongText(field: FieldDefinition): boolean {
  return field.type === 'textarea' && field.length > 255
}

interface LayoutField {
  name: string
  namePath: string | null
}

interface FieldRecord {
  id: string
  apiName: string
  fields: Record<string, { value: unknown; displayValue: string | null }>
}

/** What to ask the UI API for, to show these fields: a lookup is shown by its record's name. */
export function fieldsToRead(objectApiName: string, fields: readonly LayoutField[]): string[] {
  return fields.flatMap(({ name, namePath }) => (namePath ? [name, namePath] : [name])).map((path) => `${objectApiName}.${path}`)
}

/** A layout's field with the record's value, ready for `shell-field-value`; a field that the org did not send has the value null. */
export function withValue<Field extends LayoutField>(field: Field, record: FieldRecord) {
  const { value = null, displayValue = null } = record.fields[field.name] ?? {}
  if (!field.namePath) return { ...field, key: field.name, value, displayValue, recordId: null }
  const name = pathValue(record, field.namePath.split('.'))
  return { ...field, key: field.name, value, displayValue: name ?? displayValue, recordId: typeof value === 'string' ? value : null }
}

function pathValue(record: FieldRecord, [name = '', ...rest]: string[]): string | null {
  const value = record.fields[name]?.value
  if (rest.length === 0) return typeof value === 'string' ? value : null
  return value !== null && typeof value === 'object' && 'fields' in value ? pathValue(value as FieldRecord, rest) : null
}

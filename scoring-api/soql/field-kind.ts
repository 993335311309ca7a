/** What a describe type is to a condition or a measure. */
export type FieldKind = 'text' | 'id' | 'multipicklist' | 'boolean' | 'number' | 'date' | 'datetime' | 'unsupported'

const kinds: Record<string, FieldKind> = {
  string: 'text',
  picklist: 'text',
  combobox: 'text',
  textarea: 'text',
  phone: 'text',
  url: 'text',
  email: 'text',
  encryptedstring: 'text',
  id: 'id',
  reference: 'id',
  multipicklist: 'multipicklist',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
}

export const kindOf = (describeType: string): FieldKind => kinds[describeType.toLowerCase()] ?? 'unsupported'

/** Decimals that a number column is extracted with: its own, four at least. */
export const stagedScale = ({ scale }: { scale: number }): number => Math.max(scale, 4)

import type { FieldType } from '../schema/object-definition.ts'

const relative =
  /^(YESTERDAY|TODAY|TOMORROW|(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)|(LAST|NEXT)_N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS):\d+)$/

/** A relative date (`TODAY`, `NEXT_N_DAYS:90`) of a date column; null = it is none. Source: Salesforce Help, "Relative Date Filter Reference". */
export function relativeDate(type: FieldType, value: string): string | null {
  return (type === 'date' || type === 'datetime') && relative.test(value) ? value : null
}

/** A number, checkbox or day as SOQL writes it; null = not a value of this type. */
export function literalOf(type: FieldType, value: string): string | null {
  switch (type) {
    case 'boolean':
      return /^(1|true)$/i.test(value) ? 'true' : /^(0|false)$/i.test(value) ? 'false' : null
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
    case 'datetime':
      return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : null
    case 'double':
    case 'int':
    case 'currency':
    case 'percent':
      return /^-?\d+(\.\d+)?$/.test(value) ? value : null
    default:
      return null
  }
}

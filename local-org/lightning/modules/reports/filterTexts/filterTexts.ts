/** A filter as `reportMetadata.reportFilters` has it. */
export interface ReportFilter {
  column: string
  operator: string
  value: string
}

/** A column that may be filtered by, as `reportTypeMetadata` describes it. */
export interface FilterColumn {
  label: string
  dataType: string
  filterValues: { name: string; label: string }[]
}

/** Words of one language; `{0}` is the number of days, weeks and so on. */
export interface FilterWords {
  operators: Record<string, string>
  /** Beside those, of dates. */
  dateOperators: Record<string, string>
  relativeDates: Record<string, string>
  hasNoValue: string
  hasValue: string
  yes: string
  no: string
  or: string
}

/** A filter as a reader would say it: `Health Band equals At Risk or Watch`. */
export function filterText({ column, operator, value }: ReportFilter, found: FilterColumn | undefined, words: FilterWords): string {
  const label = found?.label ?? column
  if (value === '') return `${label} ${operator === 'equals' ? words.hasNoValue : words.hasValue}`
  const values = value.split(',').map((part) => valueText(part.trim(), found, words))
  const said = (isDate(found) ? words.dateOperators[operator] : undefined) ?? words.operators[operator] ?? operator
  return `${label} ${said} ${values.join(words.or)}`
}

function valueText(value: string, found: FilterColumn | undefined, words: FilterWords): string {
  if (found?.dataType === 'boolean') return /^(1|true)$/i.test(value) ? words.yes : words.no
  const [name = '', count] = value.split(':')
  const relative = words.relativeDates[name]
  if (relative !== undefined && isDate(found)) return relative.replace('{0}', count ?? '')
  return found?.filterValues.find((each) => each.name === value)?.label ?? value
}

const isDate = (found: FilterColumn | undefined): boolean => found?.dataType === 'date' || found?.dataType === 'datetime'

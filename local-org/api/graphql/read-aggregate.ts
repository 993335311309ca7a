import { OrgError, type Describe, type DescribeField } from '../org.ts'
import type { Scalar } from '../ui-api/display-value.ts'
import { findField } from '../ui-api/field-paths.ts'
import { toFieldAnswer, undefinedField, type GraphqlSource } from './graphql-source.ts'
import type { Selected } from './selection.ts'
import { whereToSoql, type Filter } from './where-to-soql.ts'

const functions: Record<string, string> = {
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  sum: 'SUM',
  avg: 'AVG',
  min: 'MIN',
  max: 'MAX',
}
const dateFunction = /^(CALENDAR|FISCAL|DAY|HOUR|WEEK)_[A-Z_]+$/
const defaultFirst = 10
const largestFirst = 2000

type Row = Record<string, unknown>

/** A value that every group has, and where the answer says it. */
interface Measured {
  expression: string
  alias: string
  key: string
  fieldKey: string
  field: DescribeField
  selected: Selected[]
  /** Null for the value that rows are grouped by. */
  aggregate: string | null
}

/** Counts, sums and averages of one object's records, by group. @throws OrgError with the reason */
export function readAggregate(source: GraphqlSource, selected: Selected): unknown {
  const describe = source.org.describe(source.user.id, selected.name)
  const { where, groupBy, orderBy, first = defaultFirst } = selected.arguments
  if (!Number.isInteger(first) || (first as number) < 1 || (first as number) > largestFirst) {
    throw new OrgError(400, 'InvalidArgument', `first must be between 1 and ${largestFirst}, not ${String(first)}`)
  }
  const groups = readGroups(describe, groupBy)
  const nodes = below(below(below([selected], 'edges'), 'node'), 'aggregate').flatMap((part) => part.selected)
  const measured = nodes.flatMap((field, index) => planField(describe, groups, field, index))

  const expressions = measured.map(({ expression, alias }) => `${expression} ${alias}`)
  const condition = where == null ? null : whereToSoql({ org: source.org, userId: source.user.id, describe }, where as Filter)
  const soql = [
    `SELECT ${expressions.join(', ') || 'COUNT(Id) total'} FROM ${describe.name}`,
    condition === null ? '' : `WHERE ${condition}`,
    groups.size === 0 ? '' : `GROUP BY ${[...groups.values()].join(', ')}`,
    orderClause(describe, groups, orderBy),
    groups.size === 0 ? '' : `LIMIT ${first as number}`,
  ].join(' ')
  const rows = [...source.org.query(source.user.id, soql).records]
  return answer(source, describe, selected, measured, rows)
}

const below = (parts: Selected[], wanted: string): Selected[] =>
  parts.flatMap((part) => part.selected.filter(({ name }) => name === wanted))

/** `{ CsHealthBand__c: { group: true }, CreatedDate: { function: CALENDAR_MONTH } }` → SOQL expression by field. */
function readGroups(describe: Describe, groupBy: unknown): Map<string, string> {
  const groups = new Map<string, string>()
  for (const [name, operand] of Object.entries((groupBy ?? {}) as Record<string, { group?: unknown; function?: unknown }>)) {
    const field = findField(describe, name)
    if (!field) throw undefinedField(['uiapi', 'aggregate', describe.name, 'groupBy', name], describe.name)
    const call = operand.function
    if (typeof call === 'string' && dateFunction.test(call)) groups.set(field.name, `${call}(${field.name})`)
    else if (operand.group === true) groups.set(field.name, field.name)
    else throw new OrgError(400, 'InvalidArgument', `groupBy on '${name}' needs group: true or a date function`)
  }
  return groups
}

/**
 * `{ Name: { function: COUNT, order: DESC, nulls: LAST } }` → `ORDER BY COUNT(Name) DESC NULLS LAST`.
 * Source: GraphQL API guide, "Order Aggregate Results": not without groupBy.
 */
function orderClause(describe: Describe, groups: Map<string, string>, orderBy: unknown): string {
  const terms = Object.entries((orderBy ?? {}) as Record<string, { function?: unknown; order?: unknown; nulls?: unknown }>)
  if (terms.length > 0 && groups.size === 0) throw new OrgError(400, 'InvalidArgument', 'orderBy of aggregates needs groupBy')
  const sorted = terms.map(([name, { function: call, order, nulls }]) => {
    const field = findField(describe, name)
    if (!field) throw undefinedField(['uiapi', 'aggregate', describe.name, 'orderBy', name], describe.name)
    const aggregate = call === undefined || call === null ? null : Object.values(functions).find((known) => known === call)
    if (aggregate === undefined) throw new OrgError(400, 'InvalidArgument', `orderBy on '${name}' names no aggregate function`)
    const expression = aggregate === null ? (groups.get(field.name) ?? field.name) : `${aggregate}(${field.name})`
    return `${expression}${order === 'DESC' ? ' DESC' : ''}${nulls === 'FIRST' || nulls === 'LAST' ? ` NULLS ${nulls}` : ''}`
  })
  return sorted.length === 0 ? '' : `ORDER BY ${sorted.join(', ')}`
}

function planField(describe: Describe, groups: Map<string, string>, node: Selected, index: number): Measured[] {
  const path = ['uiapi', 'aggregate', describe.name, 'edges', 'node', 'aggregate', node.name]
  const field = findField(describe, node.name)
  if (!field) throw undefinedField(path, `${describe.name}Aggregate`)
  const own = node.selected.filter(({ name }) => !functions[name])
  const grouped = groups.get(field.name)
  if (own.length > 0 && grouped === undefined) {
    throw new OrgError(400, 'ValidationError', `Field '${field.name}' must be grouped or aggregated`)
  }
  const shared = { field, fieldKey: node.key }
  const group: Measured[] = grouped ? [{ ...shared, expression: grouped, alias: `g${index}`, key: '', selected: own, aggregate: null }] : []
  return [
    ...group,
    ...node.selected.flatMap((part, position): Measured[] => {
      const name = functions[part.name]
      if (!name) return []
      const alias = `a${index}_${position}`
      return [{ ...shared, expression: `${name}(${field.name})`, alias, key: part.key, selected: part.selected, aggregate: part.name }]
    }),
  ]
}

function answer(source: GraphqlSource, describe: Describe, selected: Selected, measured: Measured[], rows: Row[]): unknown {
  // Sums are in the corporate currency.
  const isoCode = findField(describe, 'CurrencyIsoCode') ? source.org.currency : null
  const answerAggregate = (row: Row) => {
    const fields: Record<string, Row> = {}
    for (const one of measured) {
      const field = (fields[one.fieldKey] ??= {})
      const value = toFieldAnswer(source, describe, answerField(one), one.selected, row[one.alias] as Scalar, isoCode)
      if (one.aggregate === null) Object.assign(field, value)
      else field[one.key] = value
    }
    return fields
  }
  return Object.fromEntries(
    selected.selected.map(({ key, name, selected: edge }): [string, unknown] => {
      if (name === 'totalCount') return [key, rows.length]
      if (name !== 'edges') throw undefinedField(['uiapi', 'aggregate', describe.name, name], `${describe.name}AggregateConnection`)
      return [
        key,
        rows.map((row) =>
          Object.fromEntries(
            edge.map((node) => [node.key, Object.fromEntries(node.selected.map((part) => [part.key, answerAggregate(row)]))]),
          ),
        ),
      ]
    }),
  )
}

/** A count is a whole number, an average has the decimals it has. */
function answerField({ field, aggregate, expression }: Measured): DescribeField {
  const isCount = aggregate === 'count' || aggregate === 'countDistinct'
  const isDatePart = aggregate === null && expression !== field.name
  return isCount || isDatePart ? { ...field, type: 'int', scale: 0 } : field
}

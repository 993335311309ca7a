import { quoteName } from '../soql/duckdb-literal.ts'
import { filterSql } from '../soql/filter-sql.ts'
import type { Filter } from '../soql/filter.ts'
import type { OrgCalendar } from '../soql/period.ts'
import type { FieldLookup } from '../soql/schema.ts'
import { aggregateSql, latestOnSql, type AggregateSql, type FractionSql, type RowColumns } from './aggregate-sql.ts'
import { corporateAmountSql } from './currency-sql.ts'
import type { CurrencyRates } from './currency.ts'
import { changeSql, ratioSql, roundedSql } from './fraction-sql.ts'
import type { Window } from './observation-window.ts'
import { DefinitionError, resolveAggregate, type ResolvedAggregate } from './resolve-aggregate.ts'
import type { AggregateDefinition, Measure, Scorecard } from './scorecard.ts'

/** Scorecards as SQL: one pass over each source object and way to the account, then one row an account. */
export interface MeasureSql {
  passes: PassSql[]
  /** What follows exactly from the passes, named, for a SELECT of its own: rounding says each of them many times over, which costs more to plan than to do. */
  exact: string
  /** By `cellKey`; SQL over the exact columns. A measure that cannot be resolved has none. */
  cells: Map<string, { value: string; latestOn: string }>
}

export interface PassSql {
  /** Name of the table it makes, with the account's id as `account_id`. */
  table: string
  sourceObject: string
  accountPath: string
  /** SELECT over `relation`, grouped by account. */
  toSelect(relation: string): string
}

export const cellKey = (scorecardVersionKey: string, measureKey: string): string => `${scorecardVersionKey}:${measureKey}`

/**
 * Every measure of the scorecards as SQL; equal aggregates of several measures are computed once.
 * @param lookup answers from what was extracted: a measure whose columns are not there has no cell, so it is missing
 * @param rates null = the org has one currency
 */
export function measureSql(
  scorecards: readonly Scorecard[],
  lookup: FieldLookup,
  calendar: OrgCalendar,
  rates: CurrencyRates | null,
): MeasureSql {
  const passes = new Map<string, Pass>()
  const passOf = ({ sourceObject, accountPath }: ResolvedAggregate): Pass => {
    const key = `${sourceObject.toLowerCase()} ${accountPath.path}`
    const pass = passes.get(key) ?? new Pass(`pass_${passes.size}`, sourceObject, accountPath.path, { lookup, calendar, rates })
    passes.set(key, pass)
    return pass
  }
  const cells: MeasureSql['cells'] = new Map()
  const exact = new Names('x')
  for (const { versionKey, measures } of scorecards) {
    for (const measure of measures) {
      const cell = cellOf(measure, (definition) => resolveAggregate(definition, lookup, rates !== null), passOf, exact)
      if (cell) cells.set(cellKey(versionKey, measure.key), cell)
    }
  }
  return { passes: [...passes.values()], exact: exact.toList(), cells }
}

function cellOf(
  measure: Measure,
  resolve: (definition: AggregateDefinition) => ResolvedAggregate,
  passOf: (aggregate: ResolvedAggregate) => Pass,
  exact: Names,
): { value: string; latestOn: string } | null {
  try {
    const aggregate = resolve(measure.aggregate)
    const over = measure.over && resolve(measure.over)
    const inWindow = (window: Window): FractionSql => {
      const part = passOf(aggregate).valueOf(aggregate, window)
      return over ? ratioSql(part, passOf(over).valueOf(over, window), measure.unit === 'percent' ? 100 : 1) : part
    }
    const { top, bottom } = measure.changeAgainstPreviousWindow ? changeSql(inWindow('present'), inWindow('previous')) : inWindow('present')
    return {
      value: roundedSql({ top: exact.nameOf(top), bottom: bottom === '1' ? bottom : exact.nameOf(bottom) }),
      latestOn: exact.nameOf(passOf(aggregate).latestOnOf(aggregate)),
    }
  } catch (err) {
    if (err instanceof DefinitionError) return null
    throw err
  }
}

interface PassBasis {
  lookup: FieldLookup
  calendar: OrgCalendar
  rates: CurrencyRates | null
}

/** Gathers the aggregates over one source object, so that its rows are read once. */
class Pass implements PassSql {
  readonly table: string
  readonly sourceObject: string
  readonly accountPath: string
  readonly #lookup: FieldLookup
  readonly #calendar: OrgCalendar
  readonly #rates: CurrencyRates | null
  readonly #rowColumns = new Names('r')
  readonly #grouped = new Names('g')
  readonly #values = new Names('v')

  constructor(table: string, sourceObject: string, accountPath: string, { lookup, calendar, rates }: PassBasis) {
    this.table = table
    this.sourceObject = sourceObject
    this.accountPath = accountPath
    this.#lookup = lookup
    this.#calendar = calendar
    this.#rates = rates
  }

  valueOf(aggregate: ResolvedAggregate, window: Window): FractionSql {
    return this.#add(aggregateSql(aggregate, window, this.#rowColumnsOf(aggregate), this.#calendar))
  }

  latestOnOf(aggregate: ResolvedAggregate): string {
    const latestOn = latestOnSql(aggregate, this.#filterOf(aggregate.filter), this.#calendar)
    return latestOn ? this.#add(latestOn).top : 'NULL'
  }

  toSelect(relation: string): string {
    const rows = `SELECT *${this.#rowColumns.toList()} FROM ${relation} WHERE ${quoteName(this.accountPath)} IS NOT NULL`
    const groups = `SELECT ${quoteName(this.accountPath)} AS account_id${this.#grouped.toList()} FROM (${rows}) GROUP BY 1`
    return `SELECT account_id${this.#values.toList()} FROM (${groups})`
  }

  #rowColumnsOf({ filter, field, currency }: ResolvedAggregate): RowColumns {
    const amount = field && currency && this.#rates ? this.#rowColumns.nameOf(corporateAmountSql(field, currency, this.#rates)) : null
    return { filter: this.#filterOf(filter), amount }
  }

  #filterOf(filter: Filter | null): string | null {
    if (filter === null) return null
    const columnOf = (path: string) => {
      const resolved = this.#lookup(this.sourceObject, path)
      if ('path' in resolved) return { sql: quoteName(resolved.path), type: resolved.type, caseSensitive: resolved.caseSensitive }
      throw new TypeError(`${this.sourceObject}.${path} was checked, but is not there`)
    }
    return this.#rowColumns.nameOf(filterSql(filter, columnOf, this.#calendar))
  }

  #add({ grouped, value }: AggregateSql): FractionSql {
    const names = grouped.map((expression) => this.#grouped.nameOf(expression))
    const column = (expression: string): string => {
      const named = expression.replace(/\{(\d)\}/g, (_, index: string) => names[Number(index)] ?? '')
      return `${this.table}.${this.#values.nameOf(named)}`
    }
    return { top: column(value.top), bottom: /^\d+$/.test(value.bottom) ? value.bottom : column(value.bottom) }
  }
}

/** Expressions and the short names they get, each expression once. */
class Names {
  readonly #prefix: string
  readonly #names = new Map<string, string>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  nameOf(expression: string): string {
    const name = this.#names.get(expression) ?? `${this.#prefix}${this.#names.size}`
    this.#names.set(expression, name)
    return name
  }

  /** To follow another column. */
  toList(): string {
    return [...this.#names].map(([expression, name]) => `, ${expression} AS ${name}`).join('')
  }
}

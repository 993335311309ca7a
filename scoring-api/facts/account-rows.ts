import { percentileOf, quantileKey, type QuantileTable } from '../health-score/percentiles.ts'
import { segmentSql } from '../health-score/segment-sql.ts'
import { cellKey, type MeasureSql } from '../health-score/measure-sql.ts'
import type { MeasuredValue, Scorecard } from '../health-score/scorecard.ts'
import { toDate } from '../metric/calendar-day.ts'
import type { FieldLookup } from '../soql/schema.ts'
import type { Cell, TakenRows } from './engine-messages.ts'
import type { MeasuredAccount } from './facts.ts'

/** The last SELECT of a measurement: what it selects, and how a row becomes a measured account. */
export interface AccountRows {
  /** In the order of the result. */
  expressions: string[]
  toAccounts(taken: TakenRows): MeasuredAccount[]
}

export interface AccountRowsInput {
  /** In matching order. */
  scorecards: readonly Scorecard[]
  cells: MeasureSql['cells']
  /** SQL of the index of the account's scorecard. */
  matchSql: string
  lookup: FieldLookup
  /** What measures with a percentile are compared with. */
  quantiles: readonly QuantileTable[]
  /** Names of the columns to hand through, with their SQL. */
  textColumns: readonly { name: string; sql: string }[]
}

interface Place {
  key: string
  /** null = the measure has no part in the SQL. */
  value: number | null
  latestOn: number | null
  /** Of the segment, for a measure with a percentile; null = it has none, or its field is not there. */
  segment: number | null
  hasPercentile: boolean
}

export function accountRows({ scorecards, cells, matchSql, lookup, quantiles, textColumns }: AccountRowsInput): AccountRows {
  const columns = new Map<string, number>()
  const placeOf = (expression: string): number => {
    const place = columns.get(expression) ?? columns.size
    columns.set(expression, place)
    return place
  }
  const idPlace = placeOf('account."Id"')
  const matchPlace = placeOf(matchSql)
  const textPlaces = textColumns.map(({ name, sql }) => ({ name, place: placeOf(sql) }))
  const measurePlaces = scorecards.map(({ versionKey, measures }) =>
    measures.map(({ key, percentileWithin }): Place => {
      const cell = cells.get(cellKey(versionKey, key))
      const segment = percentileWithin === null ? null : segmentSql(percentileWithin, lookup)
      return {
        key,
        value: cell ? placeOf(cell.value) : null,
        latestOn: cell ? placeOf(cell.latestOn) : null,
        segment: segment === null ? null : placeOf(segment),
        hasPercentile: percentileWithin !== null,
      }
    }),
  )
  const dates = new Map<number, string>()
  const tables = new Map(quantiles.map((table) => [quantileKey(table), table]))

  return { expressions: [...columns.keys()], toAccounts }

  function toAccounts({ rows, columns: taken }: TakenRows): MeasuredAccount[] {
    return Array.from({ length: rows }, (_, row) => {
      const at = (place: number | null): Cell => (place === null ? null : (taken[place]?.[row] ?? null))
      const match = at(matchPlace)
      const scorecard = typeof match === 'number' ? scorecards[match] : undefined
      const places = typeof match === 'number' ? (measurePlaces[match] ?? []) : []
      return {
        accountId: String(at(idPlace)),
        columns: Object.fromEntries(textPlaces.map(({ name, place }) => [name, toText(at(place))])),
        scorecardVersionKey: scorecard?.versionKey ?? null,
        values: Object.fromEntries(places.map((place) => [place.key, toValue(place, at, scorecard?.versionKey ?? '')])),
      }
    })
  }

  function toValue(place: Place, at: (place: number | null) => Cell, scorecardVersionKey: string): MeasuredValue {
    const known = at(place.value)
    const value = typeof known === 'number' ? known : null
    const day = at(place.latestOn)
    const latestOn = typeof day === 'number' ? dateOf(day) : null
    if (!place.hasPercentile) return { value, rawValue: null, latestOn }
    const segment = at(place.segment)
    const key = quantileKey({ scorecardVersionKey, measureKey: place.key, segment: String(segment) })
    return { value: value === null || segment === null ? null : percentileOf(value, tables.get(key)), rawValue: value, latestOn }
  }

  function dateOf(dayNumber: number): string {
    const date = dates.get(dayNumber) ?? toDate(dayNumber)
    dates.set(dayNumber, date)
    return date
  }
}

const toText = (cell: Cell): string | null => (cell === null ? null : String(cell))

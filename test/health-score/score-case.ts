import type { Health, MeasureStatus } from '../../scoring-api/health-score/health.ts'
import type { Band, Group, MeasuredValue } from '../../scoring-api/health-score/scorecard.ts'
import { toDecimalText, toScaledInteger } from '../../scoring-api/metric/decimal.ts'

/** Worked accounts as a person writes them, in decimals as text; and what a case is about of what came out. */

export interface CaseValue {
  key: string
  value: string | null
  rawValue?: string
  latestOn?: string | null
}

export interface Expected {
  score?: string | null
  ownScore?: string | null
  calculatedScore?: string | null
  rollUp?: null
  band?: Band
  coverage?: string
  points?: Record<string, string | null>
  contributions?: Record<string, string | null>
  groupScores?: Record<Group, string | null>
  statuses?: Record<string, MeasureStatus>
  knockOuts?: [key: string, cap: string][]
}

export const toValues = (measures: readonly CaseValue[]): Record<string, MeasuredValue> =>
  Object.fromEntries(
    measures.map(({ key, value, rawValue, latestOn }) => [
      key,
      { value: scaled(value, 4), rawValue: scaled(rawValue ?? null, 4), latestOn: latestOn ?? null },
    ]),
  )

export function toExpected(health: Health) {
  const perMeasure = <Value>(of: (measured: Health['measures'][number]) => Value) =>
    Object.fromEntries(health.measures.map((measured) => [measured.key, of(measured)]))
  return {
    score: decimal(health.score),
    ownScore: decimal(health.ownScore),
    calculatedScore: decimal(health.calculatedScore),
    rollUp: health.rollUp,
    band: health.band,
    coverage: decimal(health.coverage) ?? '',
    points: perMeasure(({ points }) => decimal(points)),
    contributions: perMeasure(({ contribution }) => decimal(contribution)),
    groupScores: Object.fromEntries(Object.entries(health.groupScores).map(([group, score]) => [group, decimal(score)])),
    statuses: perMeasure(({ status }) => status),
    knockOuts: health.knockOuts.map(({ key, cap }) => [key, decimal(cap) ?? '']),
  }
}

/** Only what the case is about; of points and statuses only the measures it names. */
export function pick(actual: ReturnType<typeof toExpected>, expected: Expected): object {
  const { points, statuses } = expected
  const named = Object.fromEntries(Object.keys(expected).map((name) => [name, actual[name as keyof Expected]]))
  return {
    ...named,
    ...(points && { points: ofKeys(actual.points, points) }),
    ...(statuses && { statuses: ofKeys(actual.statuses, statuses) }),
  }
}

const ofKeys = <Value>(all: Record<string, Value>, named: object): Record<string, Value | undefined> =>
  Object.fromEntries(Object.keys(named).map((key) => [key, all[key]]))

export const scaled = (text: string | null, fractionDigits: number): number | null =>
  text === null ? null : toScaledInteger(text, fractionDigits)

export const hundredths = (text: string | null): number | null => scaled(text, 2)

/** With two decimals always, as the cases are written. */
const decimal = (value: number | null): string | null => (value === null ? null : Number(toDecimalText(value, 2)).toFixed(2))

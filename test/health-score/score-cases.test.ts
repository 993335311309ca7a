import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Health, MeasureStatus } from '../../scoring-api/health-score/health.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { Band, Group, KnockOut, Measure, MeasuredValue } from '../../scoring-api/health-score/scorecard.ts'
import { toDecimalText, toScaledInteger } from '../../scoring-api/metric/decimal.ts'
import { context, measure, scorecard } from './builders.ts'

/** A worked account: decimals as a person writes them, the arithmetic in words. */
interface ScoreCase {
  name: string
  arithmetic: string
  context?: { customerSince?: string; override?: { score: string | null; band: Band | null } }
  measures: CaseMeasure[]
  expected: Expected
}

interface CaseMeasure {
  key: string
  value: string | null
  weight?: number
  group?: Group
  latestOn?: string
  maxAgeDays?: number
  minAccountAgeDays?: number
  missingPoints?: string
  knockOut?: { operator: KnockOut['operator']; value: string | null; cap: string }
}

interface Expected {
  score: string | null
  calculatedScore?: string | null
  band?: Band
  coverage?: string
  contributions?: Record<string, string | null>
  groupScores?: Record<Group, string | null>
  statuses?: Record<string, MeasureStatus>
  knockOuts?: [key: string, cap: string][]
}

const cases = JSON.parse(readFileSync(new URL('../cases/score.json', import.meta.url), 'utf8')) as ScoreCase[]

test.each(cases)('$name: $arithmetic', ({ context: given, measures, expected }) => {
  const override = given?.override && {
    id: 'a02000000000001AAA',
    score: hundredths(given.override.score),
    band: given.override.band,
    expiresOn: '2026-12-31',
  }
  const health = scoreHealth(
    scorecard(measures.map(toMeasure)),
    Object.fromEntries(
      measures.map(({ key, value, latestOn }): [string, MeasuredValue] => [
        key,
        { value: scaled(value, 4), rawValue: null, latestOn: latestOn ?? null },
      ]),
    ),
    context({ customerSince: given?.customerSince ?? null, override: override ?? null }),
  )

  expect(pick(toExpected(health), expected)).toEqual(expected)
})

const toMeasure = ({ key, weight, group, maxAgeDays, minAccountAgeDays, missingPoints, knockOut }: CaseMeasure): Measure =>
  measure(key, {
    ...(weight !== undefined && { weight }),
    ...(group && { group }),
    maxAgeDays: maxAgeDays ?? null,
    minAccountAgeDays: minAccountAgeDays ?? null,
    missingPoints: hundredths(missingPoints ?? null),
    knockOut: knockOut
      ? {
          operator: knockOut.operator,
          value: scaled(knockOut.value, 4),
          cap: hundredths(knockOut.cap) ?? 0,
          reason: 'reason',
          japaneseReason: null,
        }
      : null,
  })

function toExpected(health: Health): Required<Expected> {
  const perMeasure = <Value>(of: (measured: Health['measures'][number]) => Value) =>
    Object.fromEntries(health.measures.map((measured) => [measured.key, of(measured)]))
  return {
    score: decimal(health.score),
    calculatedScore: decimal(health.calculatedScore),
    band: health.band,
    coverage: decimal(health.coverage) ?? '',
    contributions: perMeasure(({ contribution }) => decimal(contribution)),
    groupScores: Object.fromEntries(Object.entries(health.groupScores).map(([group, score]) => [group, decimal(score)])) as Record<
      Group,
      string | null
    >,
    statuses: perMeasure(({ status }) => status),
    knockOuts: health.knockOuts.map(({ key, cap }) => [key, decimal(cap) ?? '']),
  }
}

/** Only what the case is about. */
function pick(actual: Required<Expected>, { statuses, ...expected }: Expected): Expected {
  const named = Object.fromEntries(Object.keys(expected).map((name) => [name, actual[name as keyof Expected]]))
  const ofNamed = Object.fromEntries(Object.keys(statuses ?? {}).map((key) => [key, actual.statuses[key]]))
  return { ...(named as unknown as Expected), ...(statuses && { statuses: ofNamed as Record<string, MeasureStatus> }) }
}

const scaled = (text: string | null, fractionDigits: number): number | null =>
  text === null ? null : toScaledInteger(text, fractionDigits)

const hundredths = (text: string | null): number | null => scaled(text, 2)

/** With two decimals always, as the cases are written. */
const decimal = (value: number | null): string | null => (value === null ? null : Number(toDecimalText(value, 2)).toFixed(2))

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Health, MeasureStatus } from '../../scoring-api/health-score/health.ts'
import { parsePoints } from '../../scoring-api/health-score/parse-points.ts'
import { parseVariants } from '../../scoring-api/health-score/parse-variants.ts'
import type { Family } from '../../scoring-api/health-score/roll-up.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { Band, Group, KnockOut, Measure, MeasuredValue, RollUpMethod, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { toDecimalText, toScaledInteger } from '../../scoring-api/metric/decimal.ts'
import { aggregate, context, measure, scorecard } from './builders.ts'

/** A worked account: decimals as a person writes them, the arithmetic in words. */
interface ScoreCase {
  name: string
  arithmetic: string
  scorecard?: { rollUp?: RollUpMethod; healthyFrom?: string }
  context?: {
    customerSince?: string
    stage?: string
    presentBand?: Band
    stoppedFeeds?: string[]
    override?: { score: string | null; band: Band | null }
  }
  family?: { ownArr: string; children: { accountId: string; score: string | null; coverage: string; arr: string }[] }
  measures: CaseMeasure[]
  expected: Expected
}

interface CaseMeasure {
  key: string
  value: string | null
  rawValue?: string
  weight?: number
  group?: Group
  points?: string
  variants?: string
  percentileWithin?: string
  /** Of usage, `CsUsage__c`. */
  dateField?: string
  /** Of the usage that it is divided by. */
  overDateField?: string
  latestOn?: string
  maxAgeDays?: number
  minAccountAgeDays?: number
  missingPoints?: string
  knockOut?: { operator: KnockOut['operator']; value: string | null; cap: string }
}

interface Expected {
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

const directory = new URL('../cases/', import.meta.url)
const files = readdirSync(directory).filter((name) => name.endsWith('.json') && !name.startsWith('prove-'))

describe.each(files)('%s', (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, directory), 'utf8')) as ScoreCase[]

  test.each(cases)('$name: $arithmetic', (worked) => {
    const health = scoreHealth(toScorecard(worked), toValues(worked), toContext(worked), toFamily(worked))
    expect(pick(toExpected(health), worked.expected)).toEqual(worked.expected)
  })
})

function toScorecard({ scorecard: given, measures }: ScoreCase): Scorecard {
  const { rollUp, healthyFrom } = given ?? {}
  return scorecard(measures.map(toMeasure), {
    ...(rollUp && { rollUp }),
    ...(healthyFrom && { healthyFrom: hundredths(healthyFrom) ?? 0 }),
  })
}

const toValues = ({ measures }: ScoreCase): Record<string, MeasuredValue> =>
  Object.fromEntries(
    measures.map(({ key, value, rawValue, latestOn }) => [
      key,
      { value: scaled(value, 4), rawValue: scaled(rawValue ?? null, 4), latestOn: latestOn ?? null },
    ]),
  )

function toContext({ context: given }: ScoreCase) {
  const override = given?.override && {
    id: 'a02000000000001AAA',
    score: hundredths(given.override.score),
    band: given.override.band,
    expiresOn: '2026-12-31',
  }
  return context({
    customerSince: given?.customerSince ?? null,
    stage: given?.stage ?? null,
    presentBand: given?.presentBand ?? null,
    stoppedFeeds: new Set(given?.stoppedFeeds),
    override: override ?? null,
  })
}

const toFamily = ({ family }: ScoreCase): Family | null =>
  family === undefined
    ? null
    : {
        ownWeight: hundredths(family.ownArr) ?? 0,
        members: family.children.map(({ accountId, score, coverage, arr }) => ({
          accountId,
          score: hundredths(score),
          coverage: hundredths(coverage) ?? 0,
          weight: hundredths(arr) ?? 0,
        })),
      }

function toMeasure(given: CaseMeasure): Measure {
  const { key, weight, group, points, variants, dateField, overDateField, missingPoints, knockOut } = given
  const usage = (field: string) => aggregate({ sourceObject: 'CsUsage__c', accountPath: 'Account__c', dateField: field })
  return measure(key, {
    ...(weight !== undefined && { weight }),
    ...(group && { group }),
    ...(points !== undefined && { points: parsePoints(points) }),
    ...(dateField && { aggregate: usage(dateField) }),
    over: overDateField === undefined ? null : usage(overDateField),
    variants: parseVariants(variants ?? ''),
    percentileWithin: given.percentileWithin ?? null,
    maxAgeDays: given.maxAgeDays ?? null,
    minAccountAgeDays: given.minAccountAgeDays ?? null,
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
}

function toExpected(health: Health) {
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

/** Only what the case is about. */
function pick(actual: ReturnType<typeof toExpected>, expected: Expected): object {
  const { statuses } = expected
  const named = Object.fromEntries(Object.keys(expected).map((name) => [name, actual[name as keyof Expected]]))
  const ofNamed = Object.fromEntries(Object.keys(statuses ?? {}).map((key) => [key, actual.statuses[key]]))
  return { ...named, ...(statuses && { statuses: ofNamed }) }
}

const scaled = (text: string | null, fractionDigits: number): number | null =>
  text === null ? null : toScaledInteger(text, fractionDigits)

const hundredths = (text: string | null): number | null => scaled(text, 2)

/** With two decimals always, as the cases are written. */
const decimal = (value: number | null): string | null => (value === null ? null : Number(toDecimalText(value, 2)).toFixed(2))

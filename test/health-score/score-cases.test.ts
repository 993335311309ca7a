import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePoints } from '../../scoring-api/health-score/parse-points.ts'
import { parseVariants } from '../../scoring-api/health-score/parse-variants.ts'
import type { Family } from '../../scoring-api/health-score/roll-up.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { Band, Group, KnockOut, Measure, RollUpMethod, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, context, measure, scorecard } from './builders.ts'
import { hundredths, pick, scaled, toExpected, toValues, type CaseValue, type Expected } from './score-case.ts'

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

interface CaseMeasure extends CaseValue {
  weight?: number
  group?: Group
  points?: string
  variants?: string
  percentileWithin?: string
  /** Of usage, `CsUsage__c`. */
  dateField?: string
  /** Of the usage that it is divided by. */
  overDateField?: string
  maxAgeDays?: number
  minAccountAgeDays?: number
  missingPoints?: string
  knockOut?: { operator: KnockOut['operator']; value: string | null; cap: string }
}

const directory = new URL('../cases/', import.meta.url)
const files = readdirSync(directory).filter((name) => name.endsWith('.json') && !name.startsWith('prove-'))

describe.each(files)('%s', (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, directory), 'utf8')) as ScoreCase[]

  test.each(cases)('$name: $arithmetic', (worked) => {
    const health = scoreHealth(toScorecard(worked), toValues(worked.measures), toContext(worked), toFamily(worked))
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

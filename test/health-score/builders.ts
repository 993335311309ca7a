import type { AccountContext } from '../../scoring-api/health-score/health.ts'
import type { AggregateDefinition, Measure, MeasuredValue, Scorecard } from '../../scoring-api/health-score/scorecard.ts'

/** Every row of Case counts. */
export const aggregate = (changes: Partial<AggregateDefinition> = {}): AggregateDefinition => ({
  sourceObject: 'Case',
  accountPath: 'AccountId',
  filter: null,
  dateField: null,
  aggregate: 'count',
  field: null,
  windowDays: null,
  windowPeriod: null,
  ...changes,
})

/** A value of 0-100 gives as many points; weight 10; nothing special. */
export const measure = (key: string, changes: Partial<Measure> = {}): Measure => ({
  key,
  name: key,
  japaneseName: null,
  group: 'process',
  weight: 10,
  sortOrder: 1,
  aggregate: aggregate(),
  over: null,
  changeAgainstPreviousWindow: false,
  percentileWithin: null,
  unit: 'count',
  points: [
    { value: 0, points: 0 },
    { value: 1_000_000, points: 10_000 },
  ],
  variants: [],
  maxAgeDays: null,
  minAccountAgeDays: null,
  missingPoints: null,
  knockOut: null,
  meaning: null,
  japaneseMeaning: null,
  ...changes,
})

/** Healthy from 75, watch from 50, margin 2, coverage at least 50 %. */
export const scorecard = (measures: Measure[], changes: Partial<Scorecard> = {}): Scorecard => ({
  id: 'a01000000000001AAA',
  key: 'operation',
  version: 1,
  versionKey: 'operation-v1',
  name: 'Operation',
  japaneseName: '運用',
  stage: null,
  segmentFilter: null,
  sortOrder: 1,
  healthyFrom: 7_500,
  watchFrom: 5_000,
  bandMargin: 200,
  minimumCoverage: 5_000,
  rollUp: 'independent',
  contentHash: null,
  measures,
  ...changes,
})

export const context = (changes: Partial<AccountContext> = {}): AccountContext => ({
  accountId: '001000000000001AAA',
  asOfDate: '2026-11-22',
  customerSince: null,
  stage: null,
  stoppedFeeds: new Set(),
  presentBand: null,
  override: null,
  ...changes,
})

/** @param value in units, at most 4 decimals; null = not known */
export const measured = (value: number | null, latestOn: string | null = null): MeasuredValue => ({
  value: value === null ? null : Math.round(value * 10_000),
  rawValue: null,
  latestOn,
})

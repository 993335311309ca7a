/** A scorecard and its measures as CS ops defined them; the rules know nothing of records or fields beyond this. */

export const bands = ['healthy', 'watch', 'atRisk', 'unknown'] as const
export type Band = (typeof bands)[number]

export const groups = ['process', 'relationship', 'outcome'] as const
export type Group = (typeof groups)[number]

export const aggregates = ['count', 'sum', 'average', 'minimum', 'maximum', 'distinct', 'latest', 'daysSince', 'daysUntil'] as const
export type Aggregate = (typeof aggregates)[number]

export const units = ['count', 'percent', 'days', 'ratio', 'currency', 'points', 'hours'] as const
export type Unit = (typeof units)[number]

/** Calendar or fiscal periods of the org: `last…` are complete ones before the as-of date's own, `this…` runs from its first day to the as-of date. */
export const windowPeriods = [
  'thisMonth',
  'thisQuarter',
  'thisYear',
  'thisFiscalQuarter',
  'thisFiscalYear',
  'lastMonth',
  'last3Months',
  'last6Months',
  'last12Months',
  'lastQuarter',
  'lastYear',
  'lastFiscalQuarter',
  'lastFiscalYear',
] as const
export type WindowPeriod = (typeof windowPeriods)[number]

/** How accounts take in their child accounts: not at all, as an ARR-weighted mean, or as the lowest score of the family. */
export const rollUpMethods = ['independent', 'arrWeighted', 'worstOf'] as const
export type RollUpMethod = (typeof rollUpMethods)[number]

export interface Scorecard {
  /** Salesforce record id. */
  id: string
  /** The same in all versions, e.g. `operation`. */
  key: string
  /** Whole number from 1. */
  version: number
  /** e.g. `operation-v1`; a version that scored something is never changed. */
  versionKey: string
  name: string
  japaneseName: string | null
  /** null: accounts whose stage no other scorecard names. */
  stage: string | null
  /** SOQL condition on Account; null = every account of the stage. */
  segmentFilter: string | null
  /** Lowest matches first. */
  sortOrder: number
  /** Hundredths of a point. */
  healthyFrom: number
  watchFrom: number
  bandMargin: number
  /** Hundredths of a percent. */
  minimumCoverage: number
  rollUp: RollUpMethod
  /** `contentHash` of the definition when it scored for the first time; null = it has not scored yet. */
  contentHash: string | null
  measures: Measure[]
}

export interface Measure {
  /** Stable across versions, e.g. `open-cases`. */
  key: string
  name: string
  japaneseName: string | null
  group: Group
  /** Whole number, 0 or more. */
  weight: number
  sortOrder: number
  aggregate: AggregateDefinition
  /** A second aggregate to divide by; null = none. */
  over: AggregateDefinition | null
  /** Change in percent against the window before. */
  changeAgainstPreviousWindow: boolean
  /**
   * Field path of Account: the value becomes its percentile, 0-100, among the accounts that show the same there; `*` = among all of the
   * scorecard. null = the value itself.
   */
  percentileWithin: string | null
  unit: Unit
  /** Ascending by value; linear between, flat outside. Of an account that no variant is for. */
  points: Breakpoint[]
  /** The first that is for the account takes the place of `points`. */
  variants: PointsVariant[]
  /** null = never stale. */
  maxAgeDays: number | null
  minAccountAgeDays: number | null
  /** Hundredths; null = a missing value is left out. */
  missingPoints: number | null
  knockOut: KnockOut | null
  /** What it tells of a customer, in words; null = nobody wrote it down. */
  meaning: string | null
  japaneseMeaning: string | null
}

/** Points of the accounts of a stage, an age or both. */
export interface PointsVariant {
  /** null = every stage. Upper and lower case are the same. */
  stage: string | null
  /** Days since the account became a customer, inclusive; null = open. An account of unknown age has none. */
  minAgeDays: number | null
  maxAgeDays: number | null
  points: Breakpoint[]
}

export interface AggregateDefinition {
  /** API name, e.g. `Case`. */
  sourceObject: string
  /** Path from the source row to the account id, e.g. `AccountId`, `Opportunity.AccountId`; `Id` when the source is Account. */
  accountPath: string
  /** SOQL condition; null = every row. */
  filter: string | null
  dateField: string | null
  aggregate: Aggregate
  field: string | null
  /** Days up to the as-of date; at most one of this and `windowPeriod`. */
  windowDays: number | null
  windowPeriod: WindowPeriod | null
}

export interface Breakpoint {
  /** Ten-thousandths of the unit. */
  value: number
  /** Hundredths of a point, 0-10000. */
  points: number
}

export interface KnockOut {
  operator: 'atMost' | 'lessThan' | 'atLeast' | 'greaterThan' | 'equals' | 'missing'
  /** Ten-thousandths; null with `missing`. */
  value: number | null
  /** Hundredths of a point. */
  cap: number
  reason: string
  japaneseReason: string | null
}

/** What the facts say about one account and one measure. */
export interface MeasuredValue {
  /** Ten-thousandths of the unit; null = not known. */
  value: number | null
  /** Ten-thousandths, what the percentile was taken of; null for a measure without percentile. */
  rawValue: number | null
  /** Newest date the value rests on, `yyyy-mm-dd`; null = no date field or no row. */
  latestOn: string | null
}

/** The aggregates that a measure rests on: its own, and the one it is divided by. */
export const definitionsOf = ({ aggregate, over }: Measure): AggregateDefinition[] => (over ? [aggregate, over] : [aggregate])

/** A scorecard and its measures as CS ops defined them; the rules know nothing of records or fields beyond this. */

export const bands = ['healthy', 'watch', 'atRisk', 'unknown'] as const
export type Band = (typeof bands)[number]

export const groups = ['process', 'relationship', 'outcome'] as const
export type Group = (typeof groups)[number]

export const aggregates = ['count', 'sum', 'average', 'minimum', 'maximum', 'distinct', 'latest', 'daysSince', 'daysUntil'] as const
export type Aggregate = (typeof aggregates)[number]

export const units = ['count', 'percent', 'days', 'ratio', 'currency', 'points', 'hours'] as const
export type Unit = (typeof units)[number]

export interface Scorecard {
  /** Salesforce record id. */
  id: string
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
  unit: Unit
  /** Ascending by value; linear between, flat outside. */
  points: Breakpoint[]
  /** null = never stale. */
  maxAgeDays: number | null
  minAccountAgeDays: number | null
  /** Hundredths; null = a missing value is left out. */
  missingPoints: number | null
  knockOut: KnockOut | null
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
  windowDays: number | null
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
  /** Newest date the value rests on, `yyyy-mm-dd`; null = no date field or no row. */
  latestOn: string | null
}

/** The aggregates that a measure rests on: its own, and the one it is divided by. */
export const definitionsOf = ({ aggregate, over }: Measure): AggregateDefinition[] => (over ? [aggregate, over] : [aggregate])

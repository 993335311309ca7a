import type { Band, Group, RollUpMethod } from './scorecard.ts'

/** What scoring needs to know of one account besides its measured values. */
export interface AccountContext {
  accountId: string
  /** `yyyy-mm-dd`, the org's time zone. */
  asOfDate: string
  /** `yyyy-mm-dd`; null = not known, then no measure is too early. */
  customerSince: string | null
  /** The life-cycle stage the account shows; null = none. */
  stage: string | null
  /** Feeds in which no row arrives any more, as `CsUsage__c.Month__c`: their measures are stale. */
  stoppedFeeds: ReadonlySet<string>
  /** The band the account shows today; null = never scored. */
  presentBand: Band | null
  override: Override | null
}

/** A CSM's override that is in force on the as-of date. */
export interface Override {
  id: string
  /** Hundredths; null = the score stays calculated. */
  score: number | null
  band: Band | null
  /** `yyyy-mm-dd`, last day in force. */
  expiresOn: string
}

export type MeasureStatus = 'present' | 'missing' | 'stale' | 'tooEarly' | 'stated'

export interface ScoredMeasure {
  key: string
  group: Group
  status: MeasureStatus
  /** Ten-thousandths; null = not known. */
  value: number | null
  /** Ten-thousandths, before the percentile; null for a measure without percentile. */
  rawValue: number | null
  /** Hundredths; null = has no part in the score. */
  points: number | null
  /** Its feed has stopped: nobody knows the value, and that says nothing of the customer. */
  isFeedStopped: boolean
  weight: number
  /** Hundredths of the score this measure brings; they add up to `ownScore`. null = no part. */
  contribution: number | null
  latestOn: string | null
}

/** An account's own score taken together with those of its direct child accounts. */
export interface RollUpResult {
  method: Exclude<RollUpMethod, 'independent'>
  /** ARR of the account itself, without its children. */
  ownWeight: number
  /** Ordered by account id. */
  members: RollUpMember[]
}

/** A direct child account as it enters its parent's score. */
export interface RollUpMember {
  accountId: string
  /** Hundredths; null = not scored. */
  score: number | null
  /** Hundredths of a percent. */
  coverage: number
  /** ARR of the child and everything below it: hundredths of the corporate currency, whole. */
  weight: number
}

export interface Health {
  scorecardVersionKey: string
  /** Hundredths, after knock-outs and override; null = nothing to score. */
  score: number | null
  /** Hundredths, the weighted mean of the account's own measures; null = none had points. */
  ownScore: number | null
  /** null = the account is scored by its own measures alone. */
  rollUp: RollUpResult | null
  /** Hundredths, after the roll-up, before knock-outs and override. */
  calculatedScore: number | null
  band: Band
  /** Hundredths of a percent, after the roll-up. */
  coverage: number
  /** By the account's own measures. */
  groupScores: Record<Group, number | null>
  measures: ScoredMeasure[]
  /** Those that fired, lowest cap first. */
  knockOuts: { key: string; cap: number }[]
  stage: string | null
  customerSince: string | null
  /** Those that its measures rest on, in ascending order. */
  stoppedFeeds: string[]
  override: Override | null
  presentBand: Band | null
}

import type { Band, Group } from './scorecard.ts'

/** What scoring needs to know of one account besides its measured values. */
export interface AccountContext {
  accountId: string
  /** `yyyy-mm-dd`, the org's time zone. */
  asOfDate: string
  /** `yyyy-mm-dd`; null = not known, then no measure is too early. */
  customerSince: string | null
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
  /** Hundredths; null = has no part in the score. */
  points: number | null
  weight: number
  /** Hundredths of the score this measure brings; they add up to `calculatedScore`. null = no part. */
  contribution: number | null
  latestOn: string | null
}

export interface Health {
  scorecardVersionKey: string
  /** Hundredths, after knock-outs and override; null = nothing to score. */
  score: number | null
  /** Hundredths, before knock-outs and override. */
  calculatedScore: number | null
  band: Band
  /** Hundredths of a percent. */
  coverage: number
  groupScores: Record<Group, number | null>
  measures: ScoredMeasure[]
  /** Those that fired, lowest cap first. */
  knockOuts: { key: string; cap: number }[]
  override: Override | null
  presentBand: Band | null
}

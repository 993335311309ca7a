/** What was known of an account on a day. A name is spelled as its source spells it; null = not known. */
export type FeatureValue = number | string | boolean | null
export type Features = Readonly<Record<string, FeatureValue>>

/** A renewal that was decided, as it looked on a day before: what likelihoods are learned from. A renewal may be there once a horizon. */
export interface RenewalRow {
  /** Of the opportunity, contract, asset or subscription that came up for renewal. */
  renewalId: string
  accountId: string
  /** `yyyy-mm-dd`, the day that the features tell of; not after `decidedOn`. */
  asOf: string
  /** `yyyy-mm-dd`, the day the outcome was known. */
  decidedOn: string
  isRenewed: boolean
  features: Features
  /** `yyyy-mm-dd` by feature: the day its value came to be, where the source tells. After `asOf`, the feature knows the future. */
  knownOn: Readonly<Record<string, string>>
}

/** A sentence that a user reads. */
export interface Sentence {
  english: string
  japanese: string
}

/** What a feature is called on screen; a feature without one goes by its name. */
export type FeatureLabels = ReadonlyMap<string, Sentence>

/** A range that the true figure is in with 95 %, both ends included. */
export interface Interval {
  low: number
  high: number
}

/** Half the width of a 95 % interval in standard errors. */
export const standardErrors95 = 1.959963984540054

/** The order of code units: the same on every machine and in every language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Oldest first; the order in which the rows came does not matter. */
export function inTimeOrder(rows: readonly RenewalRow[]): RenewalRow[] {
  const keyed = rows.map((row) => ({ row, key: `${row.asOf} ${row.decidedOn} ${row.renewalId} ${row.accountId} ${contentOf(row)}` }))
  return keyed.toSorted((a, b) => byText(a.key, b.key)).map(({ row }) => row)
}

const contentOf = ({ isRenewed, features }: RenewalRow): string =>
  JSON.stringify([isRenewed, Object.entries(features).toSorted(([a], [b]) => byText(a, b))])

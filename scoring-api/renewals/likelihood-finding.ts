import type { FeatureLabels, Sentence } from './renewal.ts'

/** Something about the rows that would make a likelihood look better than it is, and what was done about it. */
export interface LikelihoodFinding extends Sentence {
  kind: 'knownTooLate' | 'oneSided' | 'separates' | 'repeatedRows' | 'readAfterDecision' | 'decidedInFuture' | 'writtenTwice'
  /** null = not about one feature. */
  feature: string | null
  /** Of how many it is true. */
  rows: number
}

export const featureLabel = (feature: string, labels: FeatureLabels): Sentence =>
  labels.get(feature) ?? { english: feature, japanese: feature }

import type { Auc } from './auc.ts'
import type { ReliabilityBin } from './calibration-figures.ts'
import type { Calibration, CalibrationChoice } from './calibration.ts'
import type { FeatureColumn } from './feature-columns.ts'
import type { LikelihoodFinding } from './likelihood-finding.ts'
import type { Sentence } from './renewal.ts'

/** What rows hold, counted. */
export interface RowCounts {
  /** A renewal counts once, however many days it was read on. */
  renewals: number
  renewed: number
  /** `yyyy-mm-dd` of the first and last decision. */
  from: string
  to: string
}

/** Likelihoods for renewals that came later than all that was learned from, beside what came of them. */
export interface Validation {
  /** `yyyy-mm-dd`: learned from what was decided by then, judged on what was read after. */
  cutOn: string
  learnedFrom: RowCounts
  judgedOn: RowCounts
  auc: Auc
  /** 0 is best. */
  brier: number
  /** Of the base rates on the same renewals: what the model must beat. */
  baseRateBrier: number
  calibrationError: number
  /** null = cannot be said. */
  calibrationSlope: number | null
  reliability: ReliabilityBin[]
}

/** How the penalty and the calibration were chosen, by time-ordered trials. */
export interface ModelChoice {
  /** Mean −log likelihood on later renewals, by penalty. */
  penalties: { penalty: number; logLoss: number }[]
  calibrations: CalibrationChoice['tried']
}

/** Log-odds as a sum over standardised columns, and how they become a likelihood. */
export interface LikelihoodFormula {
  intercept: number
  columns: (FeatureColumn & { coefficient: number })[]
  penalty: number
  calibration: Calibration
  choice: ModelChoice
}

/** All of a fitted model: plain data, stored as JSON and shown. */
export interface LikelihoodModel {
  format: 1
  /** `yyyy-mm-dd` */
  fittedOn: string
  learnedFrom: RowCounts
  formula: LikelihoodFormula
  /** Of a model made the same way of the earlier renewals alone. */
  validation: Validation
  findings: LikelihoodFinding[]
}

/** A model, or why there is none: base rates then stand. */
export type LikelihoodFit =
  | { status: 'fitted'; model: LikelihoodModel }
  | (Sentence & { status: 'tooFew' | 'refused' | 'cannotPredict'; validation: Validation | null; findings: LikelihoodFinding[] })

import { aucOf } from './auc.ts'
import { baseRateFor, baseRatesFrom, type BaseRateLevels } from './base-rates.ts'
import { brierOf, calibrationErrorOf, calibrationSlopeOf, reliabilityBins } from './calibration-figures.ts'
import { featureNames } from './feature-columns.ts'
import { fitFormula } from './fit-formula.ts'
import { leakedFeatures } from './leaked-features.ts'
import { byChance, fewestOfRarer, fewestOutcomes, noBetter, repeatedFinding, tooFew, tooManyRepeated, tooShort } from './fit-sentences.ts'
import type { LikelihoodFit, RowCounts, Validation } from './likelihood-model.ts'
import { predictLikelihood } from './predict-likelihood.ts'
import { byText, type FeatureLabels, type RenewalRow } from './renewal.ts'
import { repeatedIn, repeatedPairs } from './repeated-rows.ts'
import { soundRows } from './sound-rows.ts'
import { cutDay, splitAt } from './time-split.ts'

export interface FitOptions {
  /** `yyyy-mm-dd`: nothing after it is known. */
  asOf: string
  /** Of the base rates that stand beside the model. */
  levels: BaseRateLevels
  labels: FeatureLabels
  /** Features that somebody has confirmed are known before the decision: not looked at for knowing the outcome. */
  confirmedFeatures: ReadonlySet<string>
  /** `yyyy-mm-dd`, the last day learned from when judging; null = the day that leaves about 30 % of the rows to judge on. */
  cutOn: string | null
}

const laterShare = 0.3
/** Of each outcome, to judge on. */
const fewestJudged = 20
/** More repeated records than this share are no accident: they are to be cleaned first. */
const mostRepeated = 0.1

/**
 * A calibrated model of renewal learned from an org's own outcomes, or why there is none. It is made of the earlier renewals and judged on
 * the later; only when it tells renewed from lost there, and better than base rates do, is it made once more of all.
 * The order of the rows does not matter.
 */
export function fitLikelihood(given: readonly RenewalRow[], options: FitOptions): LikelihoodFit {
  const { rows, findings } = soundRows(given, options.asOf)
  const counts = countRows(rows)
  if (counts.renewals < fewestOutcomes || rarerOf(counts) < fewestOfRarer) {
    return { status: 'tooFew', ...tooFew(counts), validation: null, findings }
  }
  const leaks = leakedFeatures(rows, options.labels).filter(({ feature }) => !options.confirmedFeatures.has(feature ?? ''))
  const leaked = new Set(leaks.map(({ feature }) => feature))
  const names = featureNames(rows).filter((name) => !leaked.has(name))
  const usable = rows.map((row) => ({ ...row, features: Object.fromEntries(names.map((name) => [name, row.features[name] ?? null])) }))
  findings.push(...leaks)

  const cutOn = options.cutOn ?? cutDay(usable, laterShare)
  const { earlier, later } = splitAt(usable, cutOn ?? '')
  const repeated = repeatedIn(earlier, later, repeatedPairs(usable))
  if (repeated.size > 0) findings.push(repeatedFinding(repeated.size, earlier.length))
  if (repeated.size > earlier.length * mostRepeated) {
    return { status: 'refused', ...tooManyRepeated(repeated.size, earlier.length), validation: null, findings }
  }
  const learned = earlier.filter((row) => !repeated.has(row))
  const validation = cutOn === null ? null : validate(learned, later, names, cutOn, options.levels)
  if (validation === null) return { status: 'refused', ...tooShort, validation, findings }
  if (validation.auc.interval.low <= 0.5) return { status: 'cannotPredict', ...byChance(validation), validation, findings }
  if (validation.brier >= validation.baseRateBrier) return { status: 'cannotPredict', ...noBetter(validation), validation, findings }
  const formula = fitFormula(usable, names)
  if (formula === null) return { status: 'refused', ...tooShort, validation, findings }
  return { status: 'fitted', model: { format: 1, fittedOn: options.asOf, learnedFrom: counts, formula, validation, findings } }
}

/** @returns null when there are too few of an outcome to learn from or to judge on */
function validate(
  earlier: readonly RenewalRow[],
  later: readonly RenewalRow[],
  names: readonly string[],
  cutOn: string,
  levels: BaseRateLevels,
): Validation | null {
  const [learnedFrom, judgedOn] = [countRows(earlier), countRows(later)]
  if (Math.min(rarerOf(learnedFrom), rarerOf(judgedOn)) < fewestJudged) return null
  const formula = fitFormula(earlier, names)
  if (formula === null) return null
  const judged = later.map(({ features, isRenewed, accountId }) => ({
    likelihood: predictLikelihood(formula, features).likelihood,
    isRenewed,
    accountId,
  }))
  const rates = baseRatesFrom(earlier, levels)
  const byRates = later.map(({ features, isRenewed }) => ({ likelihood: baseRateFor(rates, features)?.likelihood ?? 0.5, isRenewed }))
  const figures = {
    auc: aucOf(judged),
    brier: brierOf(judged),
    baseRateBrier: brierOf(byRates),
    calibrationError: calibrationErrorOf(judged),
  }
  const { auc, brier, baseRateBrier, calibrationError } = figures
  if (auc === null || brier === null || baseRateBrier === null || calibrationError === null) return null
  return {
    cutOn,
    learnedFrom,
    judgedOn,
    auc,
    brier,
    baseRateBrier,
    calibrationError,
    calibrationSlope: calibrationSlopeOf(judged),
    reliability: reliabilityBins(judged),
  }
}

function countRows(rows: readonly RenewalRow[]): RowCounts {
  const renewals = new Map(rows.map(({ renewalId, isRenewed }) => [renewalId, isRenewed]))
  const days = rows.map(({ decidedOn }) => decidedOn).toSorted(byText)
  return { renewals: renewals.size, renewed: [...renewals.values()].filter(Boolean).length, from: days[0] ?? '', to: days.at(-1) ?? '' }
}

const rarerOf = ({ renewals, renewed }: RowCounts): number => Math.min(renewed, renewals - renewed)

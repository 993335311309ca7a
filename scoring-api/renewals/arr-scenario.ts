import { byText } from './renewal.ts'

/** A renewal that is not decided. */
export interface OpenRenewal {
  renewalId: string
  /** What it brings if renewed: hundredths of one currency, whole, 0 or more. */
  arr: number
  /** 0 to 1 */
  likelihood: number
}

/** What a book's renewals bring together: hundredths, whole. */
export interface ArrScenario {
  /** No more than this comes in with a probability of 10 % or less; never above `expected`. */
  low: number
  /** Σ likelihood · ARR, rounded. */
  expected: number
  /** More than this comes in with a probability of 10 % or less; never below `expected`. */
  high: number
  /** Σ ARR */
  due: number
  /** Those that most of the spread comes from, at most ten, the widest first. */
  swings: { renewalId: string; arr: number; likelihood: number; shareOfVariance: number }[]
}

const lowShare = 0.1
const mostCells = 20_000
const mostSwings = 10

/**
 * What a book's renewals bring: the expected sum, and the middle 80 % of the sum's distribution. The sum of lows would be far too low: not all
 * go wrong together. The distribution is that of independent renewals with the likelihoods as given, made by adding one renewal after the
 * other; exact when the amounts are multiples of a unit of which the sum has 20,000 at most, else on 20,000 steps with the mean kept (a bound
 * is then off by a few steps). What moves all renewals at once (a recession, a likelihood that is wrong for all) is not in it.
 * Source: the Poisson binomial distribution with amounts; Panjer & Willmot (1992), Insurance Risk Models (the individual risk model);
 * rounding that keeps the mean: Gerber (1982), Insurance: Mathematics and Economics 1(1)
 * @throws RangeError on an ARR that is not whole or below 0, or a likelihood outside 0 to 1
 */
export function scenarioOf(given: readonly OpenRenewal[]): ArrScenario {
  const renewals = given.toSorted((a, b) => b.arr - a.arr || b.likelihood - a.likelihood || byText(a.renewalId, b.renewalId))
  for (const { renewalId, arr, likelihood } of renewals) {
    if (!Number.isSafeInteger(arr) || arr < 0) throw new RangeError(`ARR of ${renewalId} is not a whole number of hundredths: ${arr}`)
    if (!(likelihood >= 0 && likelihood <= 1)) throw new RangeError(`Likelihood of ${renewalId} is not within 0 to 1: ${likelihood}`)
  }
  const due = renewals.reduce((sum, { arr }) => sum + arr, 0)
  const expected = Math.round(renewals.reduce((sum, { arr, likelihood }) => sum + arr * likelihood, 0))
  const { unit, chances } = distributionOf(renewals, due)
  return {
    low: Math.min(Math.round(unit * quantile(chances, lowShare)), expected),
    expected,
    high: Math.max(Math.min(Math.round(unit * quantile(chances, 1 - lowShare)), due), expected),
    due,
    swings: swingsOf(renewals),
  }
}

/** The chance of each multiple of a unit. */
function distributionOf(renewals: readonly OpenRenewal[], due: number): { unit: number; chances: Float64Array } {
  const common = renewals.reduce((divisor, { arr }) => greatestCommonDivisor(divisor, arr), 0)
  const unit = Math.max(common, due / mostCells, 1)
  const chances = new Float64Array(Math.ceil(due / unit) + 2)
  chances[0] = 1
  let reach = 0
  for (const { arr, likelihood } of renewals) {
    const cells = Math.floor(arr / unit)
    const rest = arr / unit - cells
    for (let cell = reach; cell >= 0; cell -= 1) {
      const chance = chances[cell] ?? 0
      chances[cell] = chance * (1 - likelihood)
      addAt(chances, cell + cells, chance * likelihood * (1 - rest))
      if (rest > 0) addAt(chances, cell + cells + 1, chance * likelihood * rest)
    }
    reach = Math.min(reach + cells + (rest > 0 ? 1 : 0), chances.length - 1)
  }
  return { unit, chances }
}

/** What would be beyond the last cell is beyond the sum by rounding only. */
function addAt(chances: Float64Array, cell: number, chance: number): void {
  const within = Math.min(cell, chances.length - 1)
  chances[within] = (chances[within] ?? 0) + chance
}

/** First cell up to which the chances come to the share; a hair less counts, so that the order of sums does not decide. */
function quantile(chances: Float64Array, share: number): number {
  let sum = 0
  const found = chances.findIndex((chance) => (sum += chance) >= share - 1e-9)
  return Math.max(found, 0)
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))

function swingsOf(renewals: readonly OpenRenewal[]): ArrScenario['swings'] {
  const varianceOf = ({ arr, likelihood }: OpenRenewal): number => likelihood * (1 - likelihood) * arr ** 2
  const total = renewals.reduce((sum, renewal) => sum + varianceOf(renewal), 0)
  return renewals
    .toSorted((a, b) => varianceOf(b) - varianceOf(a))
    .slice(0, mostSwings)
    .flatMap((renewal) => (varianceOf(renewal) > 0 ? [{ ...renewal, shareOfVariance: varianceOf(renewal) / total }] : []))
}

import { daysBetween } from '../metric/calendar-day.ts'
import { columnsFrom, featureNames, toMatrix } from './feature-columns.ts'
import { byText, type RenewalRow } from './renewal.ts'

/** In standard deviations of every number: from the same record written twice to one that was touched up. */
const tolerances = [0.001, 0.005]
/** Of the renewals: so few may be left out even if they look alike by chance. */
const fewPairs = 0.01
/** An account's own renewals may well look the same from term to term. */
const termDays = 90

/** The same record under two ids. */
export interface RepeatedPair {
  older: RenewalRow
  newer: RenewalRow
}

/**
 * Renewals that come again under another id with the same outcome and all features nearly the same: whoever learned from the first knows the
 * second by heart. Where many pairs look the same and differ in their outcome about as often as any two would, they look the same by nature
 * (few or coarse features), and are none.
 * @param rows oldest first
 */
export function repeatedPairs(rows: readonly RenewalRow[]): RepeatedPair[] {
  const renewedShare = rows.filter(({ isRenewed }) => isRenewed).length / rows.length
  const sorted = neighbours(rows)
  return tolerances.flatMap((tolerance) => {
    const alike = alikePairs(sorted, tolerance)
    const same = alike.filter(({ older, newer }) => older.isRenewed === newer.isRenewed)
    const differByChance = alike.length * 2 * renewedShare * (1 - renewedShare)
    const isByNature = alike.length > rows.length * fewPairs && alike.length - same.length > differByChance / 2
    return isByNature ? [] : same
  })
}

/** Of the earlier rows, those that come again among the later. */
export function repeatedIn(earlier: readonly RenewalRow[], later: readonly RenewalRow[], pairs: readonly RepeatedPair[]) {
  const [before, after] = [new Set(earlier), new Set(later)]
  return new Set(pairs.filter(({ older, newer }) => before.has(older) && after.has(newer)).map(({ older }) => older))
}

interface Keyed {
  row: RenewalRow
  /** Place in time. */
  place: number
  /** Everything that is no number. */
  choices: string
  numbers: number[]
}

function alikePairs(sorted: readonly Keyed[], tolerance: number): RepeatedPair[] {
  const pairs: RepeatedPair[] = []
  for (const [index, one] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next += 1) {
      const other = sorted[next]
      if (!other || other.choices !== one.choices || (other.numbers[0] ?? 0) - (one.numbers[0] ?? 0) > tolerance) break
      if (!isAlike(one, other, tolerance)) continue
      const isInOrder = one.place < other.place
      pairs.push({ older: (isInOrder ? one : other).row, newer: (isInOrder ? other : one).row })
    }
  }
  return pairs
}

/** Those that might be alike stand next to each other. */
function neighbours(rows: readonly RenewalRow[]): Keyed[] {
  const numeric = columnsFrom(rows, featureNames(rows)).filter(({ kind }) => kind === 'number')
  const isNumber = new Set(numeric.map(({ feature }) => feature))
  const widest = toMatrix(rows, numeric).columns.toSorted((a, b) => new Set(b).size - new Set(a).size)
  const keyed = rows.map((row, place): Keyed => {
    const choices = Object.entries(row.features).filter(([name, value]) => !isNumber.has(name) || value === null)
    return {
      row,
      place,
      choices: JSON.stringify(choices.toSorted(([a], [b]) => byText(a, b))),
      numbers: widest.map((column) => column[place] ?? 0),
    }
  })
  return keyed.toSorted((a, b) => byText(a.choices, b.choices) || (a.numbers[0] ?? 0) - (b.numbers[0] ?? 0))
}

function isAlike(one: Keyed, other: Keyed, tolerance: number): boolean {
  const isNextTerm = one.row.accountId === other.row.accountId && Math.abs(daysBetween(one.row.decidedOn, other.row.decidedOn)) > termDays
  if (one.row.renewalId === other.row.renewalId || isNextTerm) return false
  return one.numbers.every((value, index) => Math.abs(value - (other.numbers[index] ?? 0)) <= tolerance)
}

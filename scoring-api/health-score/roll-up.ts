import { weightedMean } from '../metric/weighted-mean.ts'
import type { RollUpMember, RollUpResult } from './health.ts'
import type { RollUpMethod } from './scorecard.ts'

/** An account's family as its score sees it: its own ARR, and its direct child accounts as they stand after their own scoring. */
export interface Family {
  /** ARR of the account itself, without its children: hundredths of the corporate currency, whole, 0 when not known. */
  ownWeight: number
  members: readonly RollUpMember[]
}

/** How an account stands before knock-outs and override. */
export interface Standing {
  /** Hundredths; null = not scored. */
  score: number | null
  /** Hundredths of a percent. */
  coverage: number
}

export interface RolledUp extends Standing {
  /** null = the account stands by its own measures alone. */
  rollUp: RollUpResult | null
}

/**
 * How an account stands together with its direct child accounts, the order of which does not matter. Weighted by ARR: the mean of the scores,
 * of those who have one, and the mean of all coverages; where no ARR is behind any score, the account stands alone. Worst of: the lowest
 * score known, and the plain mean of all coverages. Half to even.
 */
export function rollUp(method: RollUpMethod, own: Standing, family: Family | null): RolledUp {
  const alone = { ...own, rollUp: null }
  if (method === 'independent' || family === null || family.members.length === 0) return alone
  const members = family.members.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))
  const all = [{ ...own, weight: family.ownWeight }, ...members]
  const result = { method, ownWeight: family.ownWeight, members }
  if (method === 'worstOf') return { score: lowestOf(all), coverage: coverageOf(all.map(unweighted)), rollUp: result }
  const score = weightedMean(all.map(({ weight, score }) => ({ weight, amount: score })))
  return score === null ? alone : { score, coverage: coverageOf(all), rollUp: result }
}

type Weighted = Standing & { weight: number }

function lowestOf(standings: readonly Standing[]): number | null {
  const scores = standings.flatMap(({ score }) => (score === null ? [] : [score]))
  return scores.length === 0 ? null : scores.reduce((lowest, score) => Math.min(lowest, score))
}

const unweighted = (standing: Weighted): Weighted => ({ ...standing, weight: 1 })

const coverageOf = (standings: readonly Weighted[]): number =>
  weightedMean(standings.map(({ weight, coverage }) => ({ weight, amount: coverage }))) ?? 0

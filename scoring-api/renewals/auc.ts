import { standardErrors95, type Interval } from './renewal.ts'

/** A likelihood beside what came of it. */
export interface Judged {
  likelihood: number
  isRenewed: boolean
  /** Renewals of one account go together: they count as one witness. */
  accountId: string
}

/** How well likelihoods tell renewed from lost: 0.5 = not at all, 1 = always. */
export interface Auc {
  value: number
  interval: Interval
}

/**
 * Area under the ROC curve: the share of pairs of a renewed and a lost renewal in which the renewed one has the higher likelihood, a tie
 * counting half; with DeLong's variance, the renewals of one account taken as one cluster.
 * @returns null when there are not two accounts with a renewed and two with a lost renewal
 * Source: DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44(3); clusters: Obuchowski (1997), Nonparametric Analysis of Clustered ROC
 * Curve Data, Biometrics 53(2); by ranks: Sun & Xu (2014), IEEE Signal Processing Letters 21(11)
 */
export function aucOf(judged: readonly Judged[]): Auc | null {
  const renewed = judged.filter(({ isRenewed }) => isRenewed)
  const lost = judged.filter(({ isRenewed }) => !isRenewed)
  const renewedClusters = countAccounts(renewed)
  const lostClusters = countAccounts(lost)
  if (renewedClusters < 2 || lostClusters < 2) return null

  const overall = ranksOf(judged)
  const among = new Map([...ranksOf(renewed), ...ranksOf(lost)])
  /** Share of the other side that it stands right of. */
  const placement = (one: Judged): number => {
    const others = ((overall.get(one) ?? 0) - (among.get(one) ?? 0)) / (one.isRenewed ? lost.length : renewed.length)
    return one.isRenewed ? others : 1 - others
  }
  const value = renewed.reduce((sum, one) => sum + placement(one), 0) / renewed.length
  const deviations = new Map<string, { renewed: number; lost: number }>()
  for (const one of judged) {
    const sums = deviations.get(one.accountId) ?? { renewed: 0, lost: 0 }
    sums[one.isRenewed ? 'renewed' : 'lost'] += placement(one) - value
    deviations.set(one.accountId, sums)
  }
  const sumOver = (term: (sums: { renewed: number; lost: number }) => number): number =>
    [...deviations.values()].reduce((sum, sums) => sum + term(sums), 0)
  const corrected = (clusters: number): number => clusters / (clusters - 1)
  const variance =
    (corrected(renewedClusters) * sumOver((sums) => sums.renewed ** 2)) / renewed.length ** 2 +
    (corrected(lostClusters) * sumOver((sums) => sums.lost ** 2)) / lost.length ** 2 +
    (2 * corrected(deviations.size) * sumOver((sums) => sums.renewed * sums.lost)) / (renewed.length * lost.length)
  const half = standardErrors95 * Math.sqrt(Math.max(variance, 0))
  return { value, interval: { low: Math.max(0, value - half), high: Math.min(1, value + half) } }
}

const countAccounts = (judged: readonly Judged[]): number => new Set(judged.map(({ accountId }) => accountId)).size

/** Ranks from 1 by likelihood; those that tie share the mean of their ranks. */
function ranksOf(judged: readonly Judged[]): Map<Judged, number> {
  const ascending = judged.toSorted((a, b) => a.likelihood - b.likelihood)
  const ranks = new Map<Judged, number>()
  for (let from = 0; from < ascending.length;) {
    let to = from
    while (to < ascending.length && ascending[to]?.likelihood === ascending[from]?.likelihood) to += 1
    for (const one of ascending.slice(from, to)) ranks.set(one, (from + 1 + to) / 2)
    from = to
  }
  return ranks
}

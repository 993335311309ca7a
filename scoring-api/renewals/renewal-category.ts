import { percentText } from './percent-text.ts'
import type { Sentence } from './renewal.ts'

export const renewalCategories = ['commit', 'bestCase', 'atRisk', 'lost'] as const
export type RenewalCategory = (typeof renewalCategories)[number]

/** From which likelihood a renewal is in a category; what is below `bestCaseFrom` is at risk. */
export interface CategoryLimits {
  commitFrom: number
  bestCaseFrom: number
}

export const defaultLimits: CategoryLimits = { commitFrom: 0.85, bestCaseFrom: 0.6 }

/** What is known of a renewal besides how likely it is. */
export interface RenewalFacts {
  /** 0 to 1; null = cannot be said. */
  likelihood: number | null
  /** The customer gave notice, or the renewal is closed as lost. */
  isLost: boolean
  /** Signed. */
  isRenewed: boolean
  openRisks: number
  /** Days to the renewal date; negative = overdue. */
  daysLeft: number
}

export interface Categorised extends Sentence {
  category: RenewalCategory
}

/**
 * The category of a renewal, and why. What has happened decides; else the likelihood does, and an open risk or a date gone by keeps a renewal
 * out of commit. Without a likelihood it is at risk: nobody can stand for it.
 * @throws RangeError when the limits are not in order from 0 to 1
 */
export function categorise({ likelihood, isLost, isRenewed, openRisks, daysLeft }: RenewalFacts, limits: CategoryLimits): Categorised {
  const { commitFrom, bestCaseFrom } = limits
  if (!(bestCaseFrom >= 0 && commitFrom >= bestCaseFrom && commitFrom <= 1)) {
    throw new RangeError(`Limits must rise from best case to commit within 0 to 1: ${bestCaseFrom}, ${commitFrom}`)
  }
  if (isLost) return { category: 'lost', english: 'Known to be lost.', japanese: '失注が確定しています。' }
  if (isRenewed) return { category: 'commit', english: 'Signed.', japanese: '契約済みです。' }
  if (likelihood === null) {
    return { category: 'atRisk', english: 'No likelihood is known.', japanese: '更新確度が分かりません。' }
  }
  const [value, commit, bestCase] = [likelihood, commitFrom, bestCaseFrom].map(percentText)
  if (likelihood < bestCaseFrom) {
    return {
      category: 'atRisk',
      english: `Likelihood ${value} %, best case begins at ${bestCase} %.`,
      japanese: `更新確度${value}%（ベストケースは${bestCase}%以上）。`,
    }
  }
  if (likelihood < commitFrom) {
    return {
      category: 'bestCase',
      english: `Likelihood ${value} %, commit begins at ${commit} %.`,
      japanese: `更新確度${value}%（コミットは${commit}%以上）。`,
    }
  }
  if (openRisks > 0) {
    return {
      category: 'bestCase',
      english: `Likelihood ${value} %, but ${openRisks} open ${openRisks === 1 ? 'risk' : 'risks'}.`,
      japanese: `更新確度${value}%ですが、未解決のリスクが${openRisks}件あります。`,
    }
  }
  if (daysLeft < 0) {
    return {
      category: 'bestCase',
      english: `Likelihood ${value} %, but the renewal date went by ${-daysLeft} ${daysLeft === -1 ? 'day' : 'days'} ago.`,
      japanese: `更新確度${value}%ですが、更新日を${-daysLeft}日過ぎています。`,
    }
  }
  return { category: 'commit', english: `Likelihood ${value} %.`, japanese: `更新確度${value}%。` }
}

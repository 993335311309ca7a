import type { Band } from '../health-score/scorecard.ts'
import type { BaseRateLevels } from './base-rates.ts'
import { forecastHorizons } from './frozen-forecast.ts'
import type { Features, Sentence } from './renewal.ts'

/** How an account's health stood on a day. Scores, points and coverage in hundredths; null = not known. */
export interface PastHealth {
  score: number | null
  coverage: number | null
  band: Band
  stage: string | null
  /** Score 30 days before. */
  scoreMonthBefore: number | null
  /** By measure key; empty when nobody asked. */
  points: ReadonlyMap<string, number | null>
}

/** Groups of base rates, from the coarsest to the finest. */
export const rateLevels: BaseRateLevels = [['band'], ['band', 'stage'], ['band', 'stage', 'horizon']]

export const pointsPrefix = 'points.'

export const featureTexts: ReadonlyMap<string, Sentence> = new Map([
  ['score', { english: 'Health score', japanese: 'ヘルススコア' }],
  ['coverage', { english: 'Coverage', japanese: 'カバー率' }],
  ['band', { english: 'Health band', japanese: 'ヘルス区分' }],
  ['stage', { english: 'Life-cycle stage', japanese: 'ライフサイクルステージ' }],
  ['change30Days', { english: 'Change in 30 days', japanese: '30日間の変化' }],
  ['horizon', { english: 'Days to the renewal', japanese: '更新までの日数' }],
])

/** What is learned from, and told by, of an account so many days before its renewal. */
export function featuresOf({ score, coverage, band, stage, scoreMonthBefore, points }: PastHealth, horizon: number): Features {
  const known = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100)
  const change = score === null || scoreMonthBefore === null ? null : score - scoreMonthBefore
  return {
    score: known(score),
    coverage: known(coverage),
    band,
    stage,
    change30Days: known(change),
    horizon,
    ...Object.fromEntries([...points].map(([key, value]) => [`${pointsPrefix}${key}`, known(value)])),
  }
}

/** The horizon that a renewal so many days ahead is nearest to; of two the shorter, and the shortest when it is overdue. */
export function horizonOf(daysLeft: number): number {
  const nearest = forecastHorizons.toSorted((a, b) => Math.abs(a - daysLeft) - Math.abs(b - daysLeft) || a - b)
  return nearest[0] ?? 0
}

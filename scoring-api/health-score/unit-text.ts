import type { Unit } from './scorecard.ts'

/** What stands right behind a number of a measure; empty where the number says it all. */
export const englishUnits: Record<Unit, string> = {
  count: '',
  percent: '%',
  days: ' days',
  ratio: '',
  currency: '',
  points: ' points',
  hours: ' hours',
}
export const japaneseUnits: Record<Unit, string> = {
  count: '',
  percent: '%',
  days: '日',
  ratio: '',
  currency: '',
  points: '点',
  hours: '時間',
}

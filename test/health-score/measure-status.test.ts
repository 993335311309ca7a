import { expect, test } from 'vitest'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { context, measure, measured, scorecard } from './builders.ts'

test('a value that nobody gave points to is no data, in a scorecard that would be refused', () => {
  const { score, band, coverage, measures } = scoreHealth(scorecard([measure('usage', { points: [] })]), { usage: measured(80) }, context())
  expect({ score, band, coverage, status: measures[0]?.status }).toEqual({ score: null, band: 'unknown', coverage: 0, status: 'missing' })
})

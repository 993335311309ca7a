import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkScorecard } from '../../scoring-api/health-score/check-scorecard.ts'
import { lintScorecard } from '../../scoring-api/health-score/lint-scorecard.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { readDefinition, scorecardDefinition, toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import { context } from './builders.ts'
import { pick, toExpected, toValues, type Expected } from './score-case.ts'

/** A customer under the public health score of GitLab's handbook. */
interface ProveAccount {
  name: string
  arithmetic: string
  customerSince: string | null
  stoppedFeeds?: string[]
  values: Record<string, { value: string; latestOn: string | null }>
  expected: Expected
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'))
const definition = read('prove-scorecard')
const prove = toScorecard(scorecardDefinition.parse(definition))

test('the scorecard can be read, used and understood in both languages', () => {
  expect([readDefinition(definition).findings, checkScorecard(prove), lintScorecard(prove)]).toEqual([[], [], []])
})

test('the letters weigh what they weigh in the handbook', () => {
  expect(prove.measures.map(({ key, weight }) => [key, weight])).toEqual([
    ['product', 50],
    ['sentiment', 25],
    ['outcomes', 10],
    ['voice', 5],
    ['engagement', 10],
  ])
})

test.each(read('prove-accounts') as ProveAccount[])('$name: $arithmetic', ({ customerSince, stoppedFeeds, values, expected }) => {
  const measures = Object.entries(values).map(([key, value]) => ({ key, ...value }))
  const health = scoreHealth(prove, toValues(measures), context({ customerSince, stoppedFeeds: new Set(stoppedFeeds) }))
  expect(pick(toExpected(health), expected)).toEqual(expected)
})

/** The licence table of the handbook: points at the ends of its rows, by the age of the customer. */
test.each([
  [60, [0, 50, 50, 100, 100, 100]],
  [180, [0, 50, 50, 100, 100, 100]],
  [181, [0, 0, 0, 50, 50, 100]],
  [270, [0, 0, 0, 50, 50, 100]],
  [271, [0, 0, 0, 0, 0, 100]],
])('after %i days 9, 10, 50, 51, 75 and 76 percent of the licences have %j points', (days, points) => {
  const customerSince = new Date(Date.UTC(2026, 10, 22 - days)).toISOString().slice(0, 10)
  const pointsAt = (value: number) => {
    const values = toValues([{ key: 'product', value: String(value), latestOn: '2026-11-20' }])
    return scoreHealth(prove, values, context({ customerSince })).measures.find(({ key }) => key === 'product')?.points
  }
  expect([9, 10, 50, 51, 75, 76].map(pointsAt)).toEqual(points.map((each) => each * 100))
})

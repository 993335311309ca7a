import { expect, it } from 'vitest'
import { conditionNames } from '../../scoring-api/signals/condition-names.ts'
import { listNames } from '../../scoring-api/signals/listed-names.ts'
import { measure } from '../health-score/builders.ts'

const measures = [
  measure('open-cases', { unit: 'count' }),
  measure('rank', { unit: 'count', percentileWithin: '*' }),
  measure('trend', { unit: 'count', changeAgainstPreviousWindow: true }),
]

it('gives a value its unit and says whether it is whole; a percentile rank has no unit, and a change in percent is not whole', () => {
  const values = listNames(
    measures,
    conditionNames(measures, () => ({ reason: 'noField', object: 'Account', name: '' })),
  ).filter(({ name }) => name.startsWith('Value.'))
  expect(values.map(({ name, unit, isWhole }) => [name, unit, isWhole])).toEqual([
    ['Value.open_cases', 'count', true],
    ['Value.rank', null, false],
    ['Value.trend', 'count', false],
  ])
})

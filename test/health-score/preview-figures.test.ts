import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCorrelations } from '../../scoring-api/health-score/correlation.ts'
import { createValueSpread } from '../../scoring-api/health-score/value-spread.ts'

const correlate = (rows: (number | null)[][], keys = ['a', 'b']) => {
  const correlations = createCorrelations(keys)
  for (const row of rows) correlations.add(row)
  return correlations.result()
}

describe('the correlation of two measures', () => {
  const ten = Array.from({ length: 10 }, (_, index) => index * 1000)

  it('is 1 where they rise together, -1 where one falls', () => {
    expect(correlate(ten.map((x) => [x, 10_000 - x]))).toEqual([{ measureA: 'a', measureB: 'b', coefficient: -1, accounts: 10 }])
    expect(correlate(ten.map((x) => [x, x / 2 + 7]))).toMatchObject([{ coefficient: 1 }])
  })

  it('is that of a worked example', () => {
    // x 1…10, y 2 1 4 3 6 5 8 7 10 9: Σx = Σy = 55, Σx² = Σy² = 385, Σxy = 380
    // (10·380 − 55²) / (10·385 − 55²) = 775 / 825 = 0.939…
    const y = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]
    expect(correlate(y.map((value, index) => [index + 1, value]))).toMatchObject([{ coefficient: 0.939 }])
  })

  it('is not known where one of them never varies', () => {
    expect(correlate(ten.map((x) => [x, 5000]))).toEqual([{ measureA: 'a', measureB: 'b', coefficient: null, accounts: 10 }])
  })

  it('counts only accounts that have both, and needs ten of them', () => {
    const nine = ten.slice(1).map((x) => [x, x])
    expect(correlate([...nine, [null, 1], [1, null]])).toEqual([])
    expect(correlate([...nine, [0, 0], [null, 1]])).toMatchObject([{ accounts: 10 }])
  })

  it('puts the closest pair first', () => {
    const rows = ten.map((x, index) => [x, 10_000 - x, index % 2 === 0 ? 0 : x])
    expect(correlate(rows, ['a', 'b', 'c']).map(({ measureA, measureB }) => measureA + measureB)[0]).toBe('ab')
  })

  it('is the same in any order of accounts, and never beyond 1', () => {
    const row = fc.array(fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const found = correlate(rows, ['a', 'b', 'c'])
        expect(correlate(rows.toReversed(), ['a', 'b', 'c'])).toEqual(found)
        for (const { coefficient } of found) expect(Math.abs(coefficient ?? 0)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

const spreadOf = (values: Iterable<number>) => {
  const spread = createValueSpread()
  for (const value of values) spread.add(value)
  return spread.result()
}

describe('the spread of values', () => {
  it('is empty without any', () => {
    expect(spreadOf([])).toEqual({ distinctValues: 0, lowest: null, median: null, highest: null })
  })

  it('has the value in the middle, or the mean of the two', () => {
    expect(spreadOf([30, 10, 20])).toEqual({ distinctValues: 3, lowest: 10, median: 20, highest: 30 })
    expect(spreadOf([40, 10, 10, 20])).toEqual({ distinctValues: 3, lowest: 10, median: 15, highest: 40 })
  })

  it('is exact, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 3000 }), (values) => {
        const ascending = values.toSorted((a, b) => a - b)
        const { distinctValues, lowest, highest } = spreadOf(values)
        expect([distinctValues, lowest, highest]).toEqual([new Set(values).size, ascending[0], ascending.at(-1)])
      }),
    )
  })

  it('is that of a sample beyond 100,000 values; the lowest and highest are not', () => {
    const values = Array.from({ length: 250_001 }, (_, index) => index)
    const { distinctValues, lowest, median, highest } = spreadOf(values)
    // Every fourth value is kept: 0, 4, … 250,000
    expect({ distinctValues, lowest, median, highest }).toEqual({ distinctValues: 62_501, lowest: 0, median: 125_000, highest: 250_000 })
  })
})

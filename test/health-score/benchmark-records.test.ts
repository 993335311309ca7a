import { describe, expect, test } from 'vitest'
import { benchmarkChanges, toQuantileTables, type StoredBenchmark } from '../../scoring-api/health-score/benchmark-records.ts'
import type { WriteRow } from '../../scoring-api/salesforce/write-each.ts'
import type { QuantileTable } from '../../scoring-api/health-score/percentiles.ts'

const at = '2026-11-22T03:00:00.000Z'

/** Quantiles 0, 0.5, 1 … 50. */
const table = (changes: Partial<QuantileTable> = {}): QuantileTable => ({
  scorecardVersionKey: 'all-v1',
  measureKey: 'use',
  segment: '*',
  accounts: 12,
  quantiles: Array.from({ length: 101 }, (_, k) => k * 5_000),
  ...changes,
})

/** As the org keeps what was written. */
const stored = (row: WriteRow): StoredBenchmark => ({
  key: String(row['Key__c']),
  scorecardVersionKey: String(row['ScorecardVersionKey__c']),
  measureKey: String(row['MeasureKey__c']),
  segment: String(row['Segment__c'] ?? ''),
  accounts: Number(row['Accounts__c']),
  quantiles: typeof row['Quantiles__c'] === 'string' ? row['Quantiles__c'] : null,
})

test('a table is written in the unit of the measure, with median and top quartile', () => {
  expect(benchmarkChanges([table()], [], at)).toEqual([
    {
      Key__c: 'all-v1:use:*',
      ScorecardVersionKey__c: 'all-v1',
      MeasureKey__c: 'use',
      Segment__c: '*',
      Accounts__c: 12,
      Median__c: 25,
      TopQuartile__c: 37.5,
      Quantiles__c: JSON.stringify(Array.from({ length: 101 }, (_, k) => k / 2)),
      AsOf__c: at,
    },
  ])
})

test('what was written is read back as the same table, and is not written again', () => {
  const tables = [table(), table({ segment: '' }), table({ segment: "it's", quantiles: table().quantiles.map((value) => value + 1) })]
  const kept = benchmarkChanges(tables, [], at).map(stored)
  expect(toQuantileTables(kept)).toEqual(tables)
  expect(benchmarkChanges(tables, kept, at)).toEqual([])
})

describe('a record is written again', () => {
  const kept = benchmarkChanges([table()], [], at).map(stored)

  test('when its figures or its number of accounts change', () => {
    expect(benchmarkChanges([table({ accounts: 13 })], kept, at)).toMatchObject([{ Accounts__c: 13 }])
    expect(benchmarkChanges([table({ quantiles: table().quantiles.with(100, 600_000) })], kept, at)).toHaveLength(1)
  })

  test('without figures when there is no table any more, once', () => {
    const emptied = benchmarkChanges([], kept, at)
    expect(emptied).toEqual([
      {
        Key__c: 'all-v1:use:*',
        ScorecardVersionKey__c: 'all-v1',
        MeasureKey__c: 'use',
        Segment__c: '*',
        Accounts__c: 0,
        Median__c: null,
        TopQuartile__c: null,
        Quantiles__c: null,
        AsOf__c: at,
      },
    ])
    expect(benchmarkChanges([], emptied.map(stored), at)).toEqual([])
    expect(toQuantileTables(emptied.map(stored))).toEqual([])
  })
})

test('a key that does not fit its field stays unique within it', () => {
  const keys = ['a', 'b'].map((end) => benchmarkChanges([table({ segment: `${'x'.repeat(250)}${end}` })], [], at)[0]?.['Key__c'])
  expect(keys.map((key) => String(key).length)).toEqual([255, 255])
  expect(new Set(keys).size).toBe(2)
})

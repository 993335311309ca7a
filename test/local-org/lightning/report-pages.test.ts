import { describe, expect, it, test } from 'vitest'
import type { Grouping, ReportAnswer } from '../../../local-org/lightning/modules/reports/answer/answer.ts'
import { axisTicks, formatFigure, toChartData } from '../../../local-org/lightning/modules/reports/chartData/chartData.ts'
import { filterText } from '../../../local-org/lightning/modules/reports/filterTexts/filterTexts.ts'
import { componentTable, crossTable, tableRows } from '../../../local-org/lightning/modules/reports/tableRows/tableRows.ts'
import { reportTexts } from '../../../local-org/lightning/shell/report-texts.ts'

const group = (key: string, label: string, value: unknown, groupings: Grouping[] = []): Grouping => ({ key, label, value, groupings })
const record = '001000000000001AAA'
const row = (name: string, arr: number) => ({
  dataCells: [
    { label: name, value: record },
    { label: `$${arr}`, value: { amount: arr, currency: 'USD' } },
  ],
})
const fact = (arr: number, score: number | null, count: number, rows: ReturnType<typeof row>[] = []) => ({
  aggregates: [
    { label: `$${arr}`, value: arr },
    { label: String(score ?? '-'), value: score },
    { label: String(count), value: count },
  ],
  rows,
})

/** Accounts by band, then by industry; the industries of the bands overlap. */
const summary: ReportAnswer = {
  allData: true,
  hasDetailRows: true,
  factMap: {
    'T!T': fact(60, 50, 3),
    '0!T': fact(10, 40, 1),
    '0_0!T': fact(10, 40, 1, [row('Acme', 10)]),
    '1!T': fact(50, 55, 2),
    '1_0!T': fact(20, 50, 1, [row('Bolt', 20)]),
    '1_1!T': fact(30, 60, 1, [row('Coda', 30)]),
  },
  groupingsDown: {
    groupings: [
      group('0', 'At Risk', 'AtRisk', [group('0_0', 'Retail', 'Retail')]),
      group('1', 'Watch', 'Watch', [group('1_0', 'Banking', 'Banking'), group('1_1', 'Retail', 'Retail')]),
    ],
  },
  groupingsAcross: { groupings: [] },
  reportMetadata: {
    currency: 'USD',
    detailColumns: ['Account$Name', 'Account$Arr'],
    aggregates: ['s!Account$Arr', 'a!Account$Score', 'RowCount'],
    groupingsDown: [
      { name: 'Account$Band', dateGranularity: 'None' },
      { name: 'Account$Industry', dateGranularity: 'None' },
    ],
    groupingsAcross: [],
  },
  reportExtendedMetadata: {
    detailColumnInfo: {
      Account$Name: { label: 'Account Name', dataType: 'string' },
      Account$Arr: { label: 'ARR', dataType: 'currency' },
    },
    aggregateColumnInfo: {
      's!Account$Arr': { label: 'Sum of ARR', dataType: 'currency' },
      'a!Account$Score': { label: 'Average of Score', dataType: 'double' },
      RowCount: { label: 'Record Count', dataType: 'int' },
    },
    groupingColumnInfo: {
      Account$Band: { label: 'Band', dataType: 'picklist' },
      Account$Industry: { label: 'Industry', dataType: 'picklist' },
    },
  },
}

/** The same crossed: months down, bands across. */
const matrix: ReportAnswer = {
  ...summary,
  factMap: {
    'T!T': fact(60, 50, 3),
    'T!0': fact(10, 40, 1),
    'T!1': fact(50, 55, 2),
    '0!T': fact(30, 45, 2),
    '0!0': fact(10, 40, 1, [row('Acme', 10)]),
    '0!1': fact(20, 50, 1, [row('Bolt', 20)]),
    '1!T': fact(30, 60, 1),
    '1!0': fact(0, null, 0),
    '1!1': fact(30, 60, 1, [row('Coda', 30)]),
  },
  groupingsDown: { groupings: [group('0', 'January 2027', '2027-01-01'), group('1', 'February 2027', '2027-02-01')] },
  groupingsAcross: { groupings: [group('0', 'At Risk', 'AtRisk'), group('1', 'Watch', 'Watch')] },
  reportMetadata: {
    ...summary.reportMetadata,
    groupingsDown: [{ name: 'Account$Date', dateGranularity: 'Month' }],
    groupingsAcross: [{ name: 'Account$Band', dateGranularity: 'None' }],
  },
}

const drawn = (answer: ReportAnswer, groupings: string[], summaries: string[], locale = 'en-US') => {
  const { groups, series } = toChartData(answer, { groupings, summaries }, locale)
  return {
    groups: groups.map(({ label, total }) => [label, total.text]),
    series: series.map(({ label, figures }) => [label, ...figures.map(({ text }) => text)]),
  }
}

describe('a chart', () => {
  it('adds up sums over the groups that it leaves out', () => {
    expect(drawn(summary, ['Account$Industry', 'Account$Band'], ['s!Account$Arr'])).toEqual({
      // Retail lies in both bands: 10 + 30.
      groups: [
        ['Banking', '$20'],
        ['Retail', '$40'],
      ],
      series: [
        ['At Risk', '–', '$10'],
        ['Watch', '$20', '$30'],
      ],
    })
  })

  it('keeps inner groups in the order of the report where an outer group lacks some', () => {
    const groups = (prefix: string, values: string[]) => values.map((value, index) => group(`${prefix}_${index}`, value, value))
    const answer: ReportAnswer = {
      ...summary,
      factMap: Object.fromEntries(['0_0', '0_1', '1_0', '1_1', '1_2'].map((key) => [`${key}!T`, fact(1, 1, 1)])),
      groupingsDown: {
        groupings: [
          group('0', 'At Risk', 'AtRisk', groups('0', ['Commit', 'Lost'])),
          group('1', 'Watch', 'Watch', groups('1', ['Commit', 'Best Case', 'Lost'])),
        ],
      },
    }
    const { series } = drawn(answer, ['Account$Band', 'Account$Industry'], ['RowCount'])
    expect(series.map(([label]) => label)).toEqual(['Commit', 'Best Case', 'Lost'])
  })

  it('draws several summaries side by side, an average only where a group stands alone', () => {
    expect(drawn(summary, ['Account$Band'], ['RowCount', 'a!Account$Score']).series).toEqual([
      ['Record Count', '1', '2'],
      ['Average of Score', '40', '–'],
    ])
  })

  it('crosses a matrix either way, with short months in the language of the reader', () => {
    expect(drawn(matrix, ['Account$Date', 'Account$Band'], ['s!Account$Arr'], 'ja-JP')).toEqual({
      groups: [
        ['27年1月', '$30'],
        ['27年2月', '$30'],
      ],
      series: [
        ['At Risk', '$10', '–'],
        ['Watch', '$20', '$30'],
      ],
    })
    expect(drawn(matrix, ['Account$Band'], ['RowCount']).groups).toEqual([
      ['At Risk', '1'],
      ['Watch', '2'],
    ])
  })
})

test.each([
  [[92_600_000], true, [0, 25_000_000, 50_000_000, 75_000_000, 100_000_000]],
  [[8, 3], true, [0, 2, 4, 6, 8]],
  [[0], true, [0, 0.25, 0.5, 0.75, 1].slice(0, 2)],
  [[91.2, 101.5], false, [90, 92.5, 95, 97.5, 100, 102.5]],
])('the axis of %j (from zero: %s) has round steps', (values, fromZero, ticks) => {
  expect(axisTicks(values, fromZero)).toEqual(ticks)
})

test.each([
  [null, 'currency', '–'],
  [1234.56, 'currency', '$1,235'],
  [12.34, 'percent', '12.3%'],
  [1200, 'int', '1,200'],
])('the figure %s of type %s is written %s', (value, type, text) => {
  expect(formatFigure(value, type, 'en-US', 'USD')).toBe(text)
})

describe('the rows of a report', () => {
  const said = (answer: ReportAnswer) =>
    tableRows(answer, reportTexts('en_US').subtotals, true).map(({ kind, level, label, count, cells }) => [
      kind,
      level,
      label,
      count,
      ...cells.map(({ lines }) => lines.join(' ')),
    ])

  it('are groups with subtotals, records with links, and the grand total', () => {
    expect(said(summary)).toEqual([
      ['group', 1, 'At Risk', '1', '', 'Sum $10'],
      ['group', 2, 'Retail', '1', '', 'Sum $10'],
      ['detail', 0, null, '', 'Acme', '$10'],
      ['group', 1, 'Watch', '2', '', 'Sum $50'],
      ['group', 2, 'Banking', '1', '', 'Sum $20'],
      ['detail', 0, null, '', 'Bolt', '$20'],
      ['group', 2, 'Retail', '1', '', 'Sum $30'],
      ['detail', 0, null, '', 'Coda', '$30'],
      ['total', 0, null, '3', '', 'Sum $60'],
    ])
    expect(tableRows(summary, {}, true)[2]?.cells.map(({ url }) => url)).toEqual([`/lightning/r/${record}/view`, null])
  })

  it('of a matrix have the groups of its columns inside those of its rows', () => {
    expect(said(matrix).map(([kind, level, label]) => [kind, level, label])).toEqual([
      ['group', 1, 'January 2027'],
      ['group', 2, 'At Risk'],
      ['detail', 0, null],
      ['group', 2, 'Watch'],
      ['detail', 0, null],
      ['group', 1, 'February 2027'],
      ['group', 2, 'Watch'],
      ['detail', 0, null],
      ['total', 0, null],
    ])
  })
})

test('a matrix says its figures where rows and columns meet, and nothing where there is nothing', () => {
  const { columns, rows } = crossTable(matrix, 'Total')
  expect(columns).toEqual(['At Risk', 'Watch', 'Total'])
  expect(rows.map(({ label, cells }) => [label, ...cells.map(({ lines }) => lines.join(' '))])).toEqual([
    ['January 2027', '$10 40 1', '$20 50 1', '$30 45 2'],
    ['February 2027', '', '$30 60 1', '$30 60 1'],
    ['Total', '$10 40 1', '$50 55 2', '$60 50 3'],
  ])
})

describe('the table of a dashboard', () => {
  const said = (columns: string[]) => componentTable(summary, columns).rows.map(({ cells }) => cells.map(({ lines }) => lines[0]))

  it('has a row for each record, with the groups it lies in', () => {
    expect(said(['Account$Name', 'Account$Band', 'Account$Arr'])).toEqual([
      ['Acme', 'At Risk', '$10'],
      ['Bolt', 'Watch', '$20'],
      ['Coda', 'Watch', '$30'],
    ])
  })

  it('has a row for each group when it shows groups and summaries', () => {
    expect(said(['Account$Industry', 's!Account$Arr'])).toEqual([
      ['Retail', '$10'],
      ['Banking', '$20'],
      ['Retail', '$30'],
    ])
  })
})

test.each([
  ['en_US', 'Account$Band', 'equals', 'AtRisk,Watch', 'Band equals At Risk or Watch'],
  ['en_US', 'Account$Date', 'greaterOrEqual', 'LAST_N_DAYS:7', 'Renewal Date is on or after 7 days ago'],
  ['en_US', 'Account$Closed', 'equals', '0', 'Closed equals no'],
  ['en_US', 'Account$Band', 'notEqual', '', 'Band has a value'],
  ['en_US', 'Account$Date', 'equals', '', 'Renewal Date has no value'],
  ['ja', 'Account$Date', 'lessOrEqual', 'NEXT_N_DAYS:365', 'Renewal Date ≦ 365日後'],
  ['ja', 'Account$Date', 'equals', '2027-01-31', 'Renewal Date ＝ 2027-01-31'],
  ['en_US', 'Account$Gone', 'contains', 'a', 'Account$Gone contains a'],
])('in %s, %s %s %s reads: %s', (language, column, operator, value, sentence) => {
  const values = [
    { name: 'AtRisk', label: 'At Risk' },
    { name: 'Watch', label: 'Watch' },
  ]
  const known = {
    Account$Band: { label: 'Band', dataType: 'picklist', filterValues: values },
    Account$Date: { label: 'Renewal Date', dataType: 'date', filterValues: [] },
    Account$Closed: { label: 'Closed', dataType: 'boolean', filterValues: [] },
  }[column]
  expect(filterText({ column, operator, value }, known, reportTexts(language).filterWords)).toBe(sentence)
})

test('both languages have the same words', () => {
  const keysOf = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)])) : ''
  const withoutDates = (language: string) => {
    const { filterWords, ...rest } = reportTexts(language)
    return keysOf({ ...rest, filterWords: { ...filterWords, dateOperators: {} } })
  }
  expect(withoutDates('ja')).toEqual(withoutDates('en_US'))
})

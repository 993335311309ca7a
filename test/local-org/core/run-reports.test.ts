import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Call, Reply } from '../../../local-org/api/http/call.ts'
import { OrgError } from '../../../local-org/api/org.ts'
import { reportRoutes } from '../../../local-org/api/reports/report-routes.ts'
import type { ReportAnswer } from '../../contract/report-answer.ts'
import { fixtureUser, openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let fixture: FixtureOrg
let accounts: { north: string; south: string }

/** Three visits in two months, one of no kind, and one to nobody. */
beforeAll(() => {
  fixture = openFixtureOrg({
    metadataDirectories: [join(import.meta.dirname, 'fixtures/visit-reports')],
    users: [
      fixtureUser('admin', 'System Administrator', []),
      fixtureUser('editor', 'Standard User', ['VisitEditor']),
      fixtureUser('reader', 'Standard User', []),
    ],
  })
  accounts = { north: fixture.add('Account', { Name: 'North' }), south: fixture.add('Account', { Name: 'South' }) }
  const visit = (fields: Record<string, unknown>) => fixture.add('Visit__c', { Key__c: String(fields['On__c']), ...fields })
  visit({ Account__c: accounts.north, Kind__c: 'Tour', On__c: '2026-10-31', Score__c: 1, Fee__c: 0.1 })
  visit({ Account__c: accounts.north, Kind__c: 'Tour', On__c: '2026-11-01', Score__c: 4, Fee__c: 0.2 })
  visit({ Account__c: accounts.south, Kind__c: null, On__c: '2026-11-30', Score__c: null, Fee__c: null })
  visit({ Account__c: null, Kind__c: 'Talk', On__c: '2026-11-02', Score__c: 9, Fee__c: 9 })
})

interface Asked {
  as?: string
  path?: string
  details?: boolean
  body?: unknown
}

type RunAnswer = ReportAnswer & { reportTypeMetadata: { categories: { label: string; columns: object }[] } }

/** The body of the route's answer. @throws OrgError */
function ask({ as = fixture.admin, path = '', details = true, body }: Asked = {}) {
  const id = fixture.org.reports()[0]?.id ?? ''
  const method = body === undefined ? 'GET' : 'POST'
  const pattern = `/services/data/:version/analytics/reports/:id${path}`
  const found = reportRoutes(fixture.org).find((route) => route.method === method && route.pattern === pattern)
  const user = fixture.org.readUser(as)
  const search = new URLSearchParams({ includeDetails: String(details) })
  const call = { params: { id }, search, body, user, apiVersion: '67.0' } as unknown as Call
  return ((found?.handler as ((call: Call) => Reply) | undefined)?.(call).json ?? {}) as RunAnswer
}

function refusal(asked: Asked): { status: number; message: string } {
  try {
    ask(asked)
  } catch (error) {
    if (error instanceof OrgError) return { status: error.httpStatus, message: error.message }
    throw error
  }
  throw new Error('Not refused')
}

const filtered = (column: string, operator: string, value: string) => ({ reportMetadata: { reportFilters: [{ column, operator, value }] } })
const visits = 'Account.Visits__r$'
/** Number of rows that pass a filter. */
const count = (column: string, operator: string, value: string) => {
  const facts = ask({ body: filtered(column, operator, value) }).factMap
  return facts['T!T']?.aggregates.at(-1)?.value
}

test('a matrix has a fact for every crossing, with rows where both axes are innermost', () => {
  const answer = ask()
  expect({ down: answer.groupingsDown, across: answer.groupingsAcross }).toEqual({
    down: {
      groupings: [
        { key: '0', label: '-', value: null, groupings: [] },
        { key: '1', label: 'Guided Tour', value: 'Tour', groupings: [] },
      ],
    },
    across: {
      groupings: [
        { key: '0', label: 'October 2026', value: '2026-10-01', groupings: [], dategroupings: ['2026-10-01', '2026-10-31'] },
        { key: '1', label: 'November 2026', value: '2026-11-01', groupings: [], dategroupings: ['2026-11-01', '2026-11-30'] },
      ],
    },
  })
  const facts = Object.entries(answer.factMap)
  // Fee sum, score average and maximum, rows; then the number of detail rows.
  expect(
    Object.fromEntries(facts.map(([key, { aggregates, rows }]) => [key, [...aggregates.map(({ value }) => value), rows.length]])),
  ).toEqual({
    'T!T': [0.3, 2.5, 4, 3, 0],
    'T!0': [0.1, 1, 1, 1, 0],
    'T!1': [0.2, 4, 4, 2, 0],
    '0!T': [0, null, null, 1, 0],
    '0!0': [0, null, null, 0, 0],
    '0!1': [0, null, null, 1, 1],
    '1!T': [0.3, 2.5, 4, 2, 0],
    '1!0': [0.1, 1, 1, 1, 1],
    '1!1': [0.2, 4, 4, 1, 1],
  })
})

test('a name is its record, an amount says its currency', () => {
  const facts = ask().factMap
  expect(facts['1!0']?.rows[0]?.dataCells.slice(1)).toEqual([
    { label: 'North', value: accounts.north },
    { label: '¥0', value: { amount: 0.1, currency: 'JPY' } },
    { label: '1.00', value: 1 },
  ])
})

test('without details there are summaries only', () => {
  const answer = ask({ details: false })
  const facts = Object.values(answer.factMap)
  expect([answer.hasDetailRows, facts.flatMap(({ rows }) => rows)]).toEqual([false, []])
})

test.each([
  [`${visits}Score__c`, 'greaterThan', '1', 1],
  [`${visits}Score__c`, 'greaterOrEqual', '1', 2],
  [`${visits}Score__c`, 'equals', '', 1],
  [`${visits}Score__c`, 'notEqual', '', 2],
  [`${visits}Kind__c`, 'equals', 'Tour,Talk', 2],
  [`${visits}Kind__c`, 'notEqual', 'Tour,Talk', 1],
  [`${visits}On__c`, 'equals', 'THIS_MONTH', 2],
  [`${visits}On__c`, 'lessThan', '2026-11-01', 1],
  [`${visits}Done__c`, 'equals', '1', 3],
  ['Account$Name', 'contains', 'ort', 2],
  ['Account$Name', 'notContain', 'ort', 1],
  ['Account$Name', 'startsWith', '%', 0],
])('%s %s %s passes %i rows', (column, operator, value, expected) => {
  expect(count(column, operator, value)).toBe(expected)
})

test('logic puts filters together', () => {
  const reportFilters = [
    { column: 'Account$Name', operator: 'equals', value: 'South' },
    { column: `${visits}Score__c`, operator: 'equals', value: '4' },
  ]
  const answer = ask({ body: { reportMetadata: { reportFilters, reportBooleanFilter: '1 OR 2' } } })
  const facts = answer.factMap
  expect(facts['T!T']?.aggregates.at(-1)?.value).toBe(2)
})

describe('refuses', () => {
  test.each([
    [filtered('Account$Gone', 'equals', 'a'), "The column Account$Gone is invalid or you don't have access to it."],
    [filtered('Account$Name', 'unlike', 'a'), 'The filter operator "unlike" is invalid.'],
    [filtered('Account$Name', 'lessThan', ''), 'The filter operator "lessThan" is invalid for Account$Name.'],
    [filtered(`${visits}Score__c`, 'contains', '1'), `The filter operator "contains" is invalid for ${visits}Score__c.`],
    [filtered(`${visits}Score__c`, 'equals', 'many'), `The filter value many for ${visits}Score__c is invalid.`],
    [filtered(`${visits}On__c`, 'equals', 'SOMETIMES'), `The filter value SOMETIMES for ${visits}On__c is invalid.`],
    [{ reportMetadata: { reportBooleanFilter: '1 OR 2' } }, 'The filter logic 1 OR 2 is invalid.'],
    [{ reportMetadata: { reportFormat: 'TABULAR' } }, "The property reportFormat of this report can't be changed for a run."],
  ])('%j', (body, message) => {
    expect(refusal({ body })).toEqual({ status: 400, message })
  })

  test('a filter by a field that the user may not read', () => {
    expect(refusal({ as: fixture.editor, body: filtered(`${visits}Fee__c`, 'equals', '1') })).toEqual({
      status: 400,
      message: `The column ${visits}Fee__c is invalid or you don't have access to it.`,
    })
  })

  test('a report on an object that the user may not read', () => {
    expect(refusal({ as: fixture.reader }).status).toBe(403)
  })
})

test('columns of fields that the user may not read are left out', () => {
  const { detailColumns, aggregates } = ask({ as: fixture.editor }).reportMetadata
  expect({ detailColumns, aggregates }).toEqual({
    detailColumns: [`${visits}Name`, 'Account$Name', `${visits}Score__c`],
    aggregates: [`a!${visits}Score__c`, `mx!${visits}Score__c`, 'RowCount'],
  })
})

test('a chart is described by the groups and summaries that the user may read', () => {
  expect(ask({ as: fixture.editor }).reportMetadata['chart']).toEqual({
    chartType: 'Vertical Column Stacked',
    groupings: [`${visits}On__c`, `${visits}Kind__c`],
    hasLegend: true,
    showChartValues: true,
    summaries: [`a!${visits}Score__c`, 'RowCount'],
    summaryAxisLocations: ['Y', 'Y'],
    title: 'Scores',
  })
})

test('a description offers the columns that may be read, with their values', () => {
  const { reportTypeMetadata } = ask({ as: fixture.editor, path: '/describe' })
  const categories = reportTypeMetadata.categories
  expect(categories.map(({ label, columns }) => [label, Object.keys(columns)])).toEqual([
    ['Account', ['Account$Name', 'Account$Owner']],
    ['Visit', [`${visits}Name`, `${visits}Kind__c`, `${visits}On__c`, `${visits}Score__c`]],
  ])
})

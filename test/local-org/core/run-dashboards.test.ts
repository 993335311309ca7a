import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { dashboardRoutes } from '../../../local-org/api/dashboards/dashboard-routes.ts'
import type { Call, Reply } from '../../../local-org/api/http/call.ts'
import { OrgError } from '../../../local-org/api/org.ts'
import type { DashboardAnswer } from '../../contract/report-answer.ts'
import { fixtureUser, openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let fixture: FixtureOrg

beforeAll(() => {
  fixture = openFixtureOrg({
    metadataDirectories: [join(import.meta.dirname, 'fixtures/visit-reports')],
    users: [
      fixtureUser('admin', 'System Administrator', []),
      fixtureUser('editor', 'Standard User', ['VisitEditor']),
      fixtureUser('reader', 'Standard User', []),
    ],
  })
  const account = fixture.add('Account', { Name: 'North' })
  fixture.add('Visit__c', { Key__c: '1', Account__c: account, Kind__c: 'Tour', On__c: '2026-10-31', Fee__c: 0.1 })
  fixture.add('Visit__c', { Key__c: '2', Account__c: account, Kind__c: 'Talk', On__c: '2026-11-01', Fee__c: 0.2 })
  fixture.add('Visit__c', { Key__c: '3', Account__c: account, Kind__c: 'Tour', On__c: '2026-11-02', Fee__c: null })
})

const idOf = () => fixture.org.dashboards()[0]?.id ?? ''

/** The body of the route's answer. @throws OrgError */
function ask(
  method: string,
  path: string,
  { as = fixture.admin, body, search = '' }: { as?: string; body?: unknown; search?: string } = {},
) {
  const pattern = `/services/data/:version/analytics/dashboards${path}`
  const found = dashboardRoutes(fixture.org).find((route) => route.method === method && route.pattern === pattern)
  const call = { params: { id: idOf() }, search: new URLSearchParams(search), body, user: fixture.org.readUser(as), apiVersion: '67.0' }
  return (found?.handler as (call: Call) => Reply)(call as unknown as Call).json
}

const results = (as?: string) => ask('GET', '/:id', as === undefined ? {} : { as }) as DashboardAnswer

test('the list leads to results and status, a refresh to the status', () => {
  const url = `/services/data/v67.0/analytics/dashboards/${idOf()}`
  expect(ask('GET', '')).toEqual([{ id: idOf(), name: 'Visits overview', statusUrl: `${url}/status`, url }])
  expect(ask('PUT', '/:id')).toEqual({ statusUrl: `${url}/status` })
  const { componentStatus } = ask('GET', '/:id/status') as { componentStatus: Record<string, string>[] }
  const ids = results().componentData.map(({ componentId }) => componentId)
  expect(componentStatus).toEqual(
    ids.map((componentId) => ({ componentId, refreshDate: expect.any(String) as string, refreshStatus: 'IDLE' })),
  )
})

test('a metric has the total, a chart its own groups, a table the rows', () => {
  const [metric, chart, table] = results().componentData.map(({ reportResult }) => reportResult)
  expect(Object.keys(metric!.factMap)).toEqual(['T!T'])
  expect(metric!.factMap['T!T']?.aggregates[0]?.value).toBeCloseTo(0.3, 10)
  expect(chart!.groupingsDown.groupings.map(({ value, groupings }) => [value, groupings.map((inner) => inner.value)])).toEqual([
    ['2026-10-01', ['Tour']],
    ['2026-11-01', ['Tour', 'Talk']],
  ])
  expect(chart!.hasDetailRows).toBe(false)
  expect(Object.values(table!.factMap).flatMap(({ rows }) => rows)).toHaveLength(3)
})

test('a description says what is drawn where, as whom', () => {
  const described = ask('GET', '/:id/describe') as DashboardAnswer['dashboardMetadata']
  expect(described).toMatchObject({
    name: 'Visits overview',
    dashboardType: 'LoggedInUser',
    runningUser: { id: fixture.admin },
    layout: { numColumns: 12, components: [{ column: 0, row: 0, colspan: 3, rowspan: 4 }, {}, {}] },
    components: [
      { header: 'Fees', properties: { visualizationType: 'Metric', aggregates: [{ name: 's!Account.Visits__r$Fee__c' }] } },
      {
        properties: {
          visualizationType: 'Column',
          visualizationProperties: { groupByType: 'stacked' },
          aggregates: [{ name: 'RowCount' }],
        },
      },
      { footer: 'Newest last', properties: { visualizationType: 'FlexTable', maxRows: 2 } },
    ],
  })
  expect(described).toEqual(results().dashboardMetadata)
})

test('single components are answered to who names them', () => {
  const wanted = results().componentData[1]?.componentId
  const answer = ask('POST', '/:id', { body: { componentIds: [wanted] } }) as DashboardAnswer
  expect(answer.componentData.map(({ componentId }) => componentId)).toEqual([wanted])
})

test('a field that the reader may not see is in no figure', () => {
  const metric = results(fixture.editor).componentData[0]?.reportResult
  expect(metric?.reportMetadata.aggregates).not.toContain('s!Account.Visits__r$Fee__c')
})

test('a report that the reader may not run fails its component alone', () => {
  expect(
    results(fixture.reader).componentData.map(({ reportResult, status }) => [reportResult, status.dataStatus, status.errorCode]),
  ).toEqual(Array(3).fill([null, 'ERROR', 'FORBIDDEN']))
})

test.each([
  ['GET', 'runningUser=005000000000001AAA', undefined, "The runningUser of this dashboard can't be chosen."],
  ['GET', 'filter1=0IB000000000001AAA', undefined, "The filter1 of this dashboard can't be chosen."],
  ['POST', '', {}, 'The componentIds must be a list.'],
  ['POST', '', { componentIds: ['01a000000000001AAA'] }, 'The component 01a000000000001AAA is not of this dashboard.'],
])('%s with %s %j is refused', (method, search, body, message) => {
  expect(() => ask(method, '/:id', { search, body })).toThrow(new OrgError(400, 'BAD_REQUEST', message))
})

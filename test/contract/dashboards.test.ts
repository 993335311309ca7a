import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StoredDashboard } from '../../local-org/api/dashboards/deploy-dashboards.ts'
import type { RunningOrg } from '../../local-org/server.ts'
import { signIn, startOrg } from '../local-org/http/start-org.ts'
import { detailLabels, figuresOf, innermostFigures, type DashboardAnswer, type ReportAnswer } from './report-answer.ts'
import { reportCases } from './report-cases.ts'
import { addReportRows } from './report-rows.ts'

const names = ['CsCsmDashboard', 'CsExecutiveDashboard', 'CsLeadDashboard']

let running: RunningOrg
let emma: ReturnType<typeof signIn>

beforeAll(async () => {
  running = await startOrg()
  const admin = signIn(running, 'admin@banso.example')
  emma = signIn(running, 'emma.clark@banso.example')
  addReportRows(running.org, admin.user.id, [signIn(running, 'aiko.tanaka@banso.example').user.id, emma.user.id, admin.user.id])
})
afterAll(() => running.close())

function dashboard(name: string): StoredDashboard {
  const found = running.org.dashboards().find(({ definition }) => definition.developerName === name)
  if (!found) throw new Error(`No dashboard ${name}`)
  return found
}

async function get<T>(path: string): Promise<T> {
  const { status, body } = await emma.send('GET', path)
  expect(status).toBe(200)
  return body
}

/** What each component shows a CSM, with what it was asked for and what its report answers. */
async function componentsOf(name: string) {
  const { id, components } = dashboard(name)
  const { componentData, dashboardMetadata } = await get<DashboardAnswer>(`/analytics/dashboards/${id}`)
  return Promise.all(
    components.map(async ({ definition, source }, index) => {
      const report = await get<ReportAnswer>(`/analytics/reports/${source.id}?includeDetails=true`)
      const { status, reportResult } = componentData[index]!
      const { properties } = dashboardMetadata.components[index]!
      return { header: definition.header, developerName: source.report.developerName, status, result: reportResult!, properties, report }
    }),
  )
}

/** Figures of the whole report by SOQL, as the CSM reads them. */
function totalOf(developerName: string): (number | null)[] {
  const soql = reportCases[developerName]!.total.replace(':me', `'${emma.user.id}'`)
  const [row] = [...running.org.query(emma.user.id, soql).records]
  return Object.entries(row!).flatMap(([name, value]) => (name === 'attributes' ? [] : [value as number | null]))
}

const toCents = (figure: number | null) => (figure === null ? null : Math.round(figure * 100) / 100)

/** Innermost figures of the report put together in the groups that the component draws: what adds up only. */
function expectedGroups(report: ReportAnswer, groupings: string[], figures: number[]): Record<string, (number | null)[]> {
  const { groupingsDown, groupingsAcross } = report.reportMetadata as Record<string, unknown> as Record<string, { name: string }[]>
  const levels = [...groupingsDown!, ...groupingsAcross!].map(({ name }) => name)
  const sums: Record<string, (number | null)[]> = {}
  for (const [values, all] of innermostFigures(report)) {
    const key = JSON.stringify(groupings.map((name) => values[levels.indexOf(name)]))
    const before = sums[key] ?? figures.map(() => 0)
    sums[key] = figures.map((figure, index) => toCents((before[index] ?? 0) + (all[figure] ?? 0)))
  }
  return sums
}

test('every dashboard of force-app is run here', () => {
  expect(
    running.org
      .dashboards()
      .map(({ definition }) => definition.developerName)
      .toSorted(),
  ).toEqual(names)
})

describe.each(names)('%s', (name) => {
  test('has data in every component', async () => {
    const components = await componentsOf(name)
    expect(components.map(({ header, status }) => [header, status.dataStatus])).toEqual(components.map(({ header }) => [header, 'DATA']))
  })

  test('has in every component the rows and figures that SOQL counts', async () => {
    for (const { header, developerName, result } of await componentsOf(name)) {
      expect([header, figuresOf(result, 'T!T').map(toCents)]).toEqual([header, totalOf(developerName).map(toCents)])
    }
  })

  test('draws in its groups what its reports have in theirs', async () => {
    const charts = (await componentsOf(name)).filter(({ properties }) => properties.groupings.length > 0)
    expect(charts.length).toBeGreaterThan(1)
    for (const { header, result, properties, report } of charts) {
      const adding = properties.aggregates.map(({ name: aggregate }) => aggregate).filter((aggregate) => !aggregate.startsWith('a!'))
      const places = adding.map((aggregate) => report.reportMetadata.aggregates.indexOf(aggregate))
      const groupings = properties.groupings.map(({ name: grouping }) => grouping)
      const drawn = Object.fromEntries(
        innermostFigures(result).map(([values, figures]) => [JSON.stringify(values), places.map((place) => toCents(figures[place] ?? 0))]),
      )
      expect([header, drawn]).toEqual([header, expectedGroups(report, groupings, places)])
    }
  })

  test('lists in its tables the rows of their reports', async () => {
    const tables = (await componentsOf(name)).filter(({ properties }) => properties.visualizationType === 'FlexTable')
    expect(tables.length).toBeGreaterThan(0)
    for (const { result, report } of tables) expect(detailLabels(result)).toEqual(detailLabels(report))
  })
})

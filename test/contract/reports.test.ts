import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningOrg } from '../../local-org/server.ts'
import { signIn, startOrg } from '../local-org/http/start-org.ts'
import { detailLabels, figuresOf, innermostFigures, type GroupFigures, type ReportAnswer } from './report-answer.ts'
import { atRisk, reportCases, upcoming } from './report-cases.ts'
import { addReportRows, dayFromToday } from './report-rows.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>
let aiko: ReturnType<typeof signIn>
let emma: ReturnType<typeof signIn>

beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
  aiko = signIn(running, 'aiko.tanaka@banso.example')
  emma = signIn(running, 'emma.clark@banso.example')
  addReportRows(running.org, admin.user.id, [aiko.user.id, emma.user.id, admin.user.id])
})
afterAll(() => running.close())

const rowsOf = (soql: string) => [...running.org.query(admin.user.id, soql.replace(':me', `'${emma.user.id}'`)).records]

/** What the report answers, with its detail rows. */
async function run(developerName: string, as = admin, body?: unknown): Promise<ReportAnswer> {
  const id = running.org.reports().find(({ report }) => report.developerName === developerName)?.id
  const { status, body: answer } = await as.send(body ? 'POST' : 'GET', `/analytics/reports/${id}?includeDetails=true`, body)
  expect({ status, answer: status === 200 ? null : (answer as unknown) }).toEqual({ status: 200, answer: null })
  return answer
}

/** The same from a grouped query: its first columns are the group, the others the figures, rounded to the cent like the report's. */
function grouped(soql: string, levels: number): GroupFigures[] {
  return rowsOf(soql).map((row) => {
    const values = Object.entries(row).flatMap(([name, value]) => (name === 'attributes' ? [] : [value]))
    return [values.slice(0, levels), values.slice(levels) as (number | null)[]]
  })
}

const rounded = (groups: GroupFigures[]) =>
  groups
    .map(([values, figures]) => [values, figures.map((figure) => (figure === null ? null : Math.round(figure * 100) / 100))] as const)
    .toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))

/** Nothing adds up to 0 in a report, to null in SOQL. */
const sumsOf = (groups: GroupFigures[]): GroupFigures[] => groups.map(([values, figures]) => [values, figures.map((figure) => figure ?? 0)])

test('every report of force-app is run here', () => {
  expect(
    running.org
      .reports()
      .map(({ report }) => report.developerName)
      .toSorted(),
  ).toEqual(Object.keys(reportCases).toSorted())
})

/** Personal reports as the CSM whom `:me` stands for. */
const runCase = (name: string) => run(name, reportCases[name]?.isPersonal ? emma : admin)

describe.each(Object.entries(reportCases))('%s answers what SOQL answers', (name, { total, rows }) => {
  test('in total', async () => {
    const answer = await runCase(name)
    const figures = figuresOf(answer, 'T!T')
    expect(figures.at(-1)).toBeGreaterThan(2)
    expect(rounded([[[], figures]])).toEqual(rounded(grouped(total, 0)))
  })

  test('row by row', async () => {
    const answer = await runCase(name)
    const expected = rowsOf(rows.soql).map((row) => row[rows.column] as string)
    expect(
      detailLabels(answer)
        .map(([label]) => label)
        .toSorted(),
    ).toEqual(expected.toSorted())
  })
})

const groupedCases = Object.entries(reportCases).flatMap(([name, { groups }]) => (groups ? [{ name, ...groups }] : []))

test.each(groupedCases)('$name answers what SOQL answers, group by group', async ({ name, soql, levels }) => {
  const answer = await runCase(name)
  const found = rounded(sumsOf(innermostFigures(answer)))
  expect(found.length).toBeGreaterThan(2)
  expect(found).toEqual(rounded(sumsOf(grouped(soql, levels))))
})

test('renewals stand in the quarter of their day', async () => {
  const answer = await run('CsRiskByRenewalQuarter')
  const expected = grouped(
    `SELECT CsHealthBand__c, CALENDAR_YEAR(CsRenewalDate__c) y, CALENDAR_QUARTER(CsRenewalDate__c) q, SUM(CsArr__c) s, COUNT(Id) c
     FROM Account WHERE ${atRisk} AND CsRenewalDate__c >= TODAY
     GROUP BY CsHealthBand__c, CALENDAR_YEAR(CsRenewalDate__c), CALENDAR_QUARTER(CsRenewalDate__c)`,
    3,
  ).map(([[band, inYear, quarter], figures]): GroupFigures => {
    const month = String(Number(quarter) * 3 - 2).padStart(2, '0')
    return [[band, `${String(inYear)}-${month}-01`], figures]
  })
  expect(rounded(sumsOf(innermostFigures(answer)))).toEqual(rounded(sumsOf(expected)))
  expect(answer.groupingsAcross.groupings[0]?.label).toMatch(/^Q[1-4] CY20\d\d$/)
})

test.each(['CsRenewalsByMonth', 'CsMyRenewals'])('renewals stand in the month of their day: %s', async (name) => {
  const answer = await runCase(name)
  const expected = grouped(
    `SELECT CALENDAR_YEAR(CsRenewalDate__c) y, CALENDAR_MONTH(CsRenewalDate__c) m, CsRenewalCategory__c, SUM(CsArr__c) s, SUM(CsExpectedArr__c) e, COUNT(Id) c
     FROM Account WHERE ${upcoming}${reportCases[name]?.isPersonal ? ' AND OwnerId = :me' : ''}
     GROUP BY CALENDAR_YEAR(CsRenewalDate__c), CALENDAR_MONTH(CsRenewalDate__c), CsRenewalCategory__c`,
    3,
  ).map(([[inYear, month, category], figures]): GroupFigures => {
    const first = `${String(inYear)}-${String(month).padStart(2, '0')}-01`
    return [[first, category], figures]
  })
  expect(expected.length).toBeGreaterThan(2)
  expect(rounded(sumsOf(innermostFigures(answer)))).toEqual(rounded(sumsOf(expected)))
})

test('rows come in the order the report says', async () => {
  const answer = await run('CsCoverageGaps')
  const expected = rowsOf(
    'SELECT Name FROM Account WHERE CsHealthCoverage__c < 80 OR CsHealthCoverage__c = null ORDER BY CsHealthCoverage__c ASC NULLS FIRST, Id',
  ).map(({ Name }) => Name)
  expect(detailLabels(answer).map(([label]) => label)).toEqual(expected)
})

test('a CSM reads labels, bands and amounts in Japanese', async () => {
  const answer = await run('CsAccountsAtRisk', aiko)
  expect([
    answer.reportMetadata['reportType'],
    answer.groupingsDown.groupings.map(({ label }) => label),
    answer.reportExtendedMetadata.detailColumnInfo['Account$CsHealthScore__c']?.label,
    answer.reportExtendedMetadata.aggregateColumnInfo['RowCount']?.label,
  ]).toEqual([{ type: 'CsAccounts__c', label: '取引先のヘルスと更新' }, ['危険', '注意'], 'ヘルススコア', 'レコード件数'])
})

test('filters of a run take the place of the saved ones, for that run', async () => {
  const soon = dayFromToday(running.org, 30)
  const reportFilters = [
    { column: 'Account$CsRenewalDate__c', operator: 'equals', value: soon },
    { column: 'Account$Owner', operator: 'equals', value: 'Emma Clark' },
  ]
  const filtered = await run('CsRenewalsByCategory', admin, { reportMetadata: { reportFilters, reportBooleanFilter: '1 AND 2' } })
  const soql = `SELECT COUNT(Id) c FROM Account WHERE CsRenewalDate__c = ${soon} AND OwnerId = '${emma.user.id}'`
  expect(figuresOf(filtered, 'T!T').at(-1)).toBeGreaterThan(0)
  expect(figuresOf(filtered, 'T!T').at(-1)).toEqual(rowsOf(soql)[0]?.['c'])
  expect(figuresOf(await run('CsRenewalsByCategory'), 'T!T').at(-1)).toEqual(
    grouped(reportCases['CsRenewalsByCategory']?.total ?? '', 0)[0]?.[1].at(-1),
  )
})

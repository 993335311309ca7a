import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openFixtureOrg } from './open-fixture-org.ts'

const sound = join(import.meta.dirname, 'fixtures/visit-reports')
const reportFile = 'reports/Visits/VisitsByKind.report-meta.xml'
const dashboardFile = 'dashboards/Visits/VisitsOverview.dashboard-meta.xml'
const typeFile = 'reportTypes/AccountVisits.reportType-meta.xml'
const folders: string[] = []

afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })))

/** Deploys the fixture with one text of one file changed. */
function deployChanged(file: string, from: string, to: string) {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'))
  folders.push(folder)
  cpSync(sound, folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(folder, file), text.replace(from, to))
  return openFixtureOrg({ metadataDirectories: [folder] })
}

test('a sound report is deployed and found by SOQL', () => {
  const fixture = openFixtureOrg({ metadataDirectories: [sound] })
  expect(fixture.org.reports().map(({ report }) => report.developerName)).toEqual(['VisitsByKind'])
  expect(fixture.select('SELECT Name, DeveloperName, FolderName, Format FROM Report')).toEqual([
    { Name: 'Visits by kind', DeveloperName: 'VisitsByKind', FolderName: 'Visits', Format: 'MATRIX' },
  ])
})

test('a sound dashboard is deployed with its components', () => {
  const fixture = openFixtureOrg({ metadataDirectories: [sound] })
  expect(fixture.select('SELECT Title, DeveloperName, FolderName, Type FROM Dashboard')).toEqual([
    { Title: 'Visits overview', DeveloperName: 'VisitsOverview', FolderName: 'Visits', Type: 'LoggedInUser' },
  ])
  expect(fixture.select('SELECT Name FROM DashboardComponent ORDER BY Name')).toEqual([
    { Name: 'All visits' },
    { Name: 'Fees' },
    { Name: 'Visits by month' },
  ])
})

test.each([
  [dashboardFile, '<report>Visits/VisitsByKind', '<report>Visits/Gone', '<report> names Gone, which is not a report of this org.'],
  [dashboardFile, '<report>Visits/VisitsByKind', '<report>VisitsByKind', 'must name a report with its folder'],
  [
    dashboardFile,
    '<groupingColumn>Account.Visits__r$On__c',
    '<groupingColumn>Account$Name',
    'groups by Account$Name, which VisitsByKind does not',
  ],
  [
    dashboardFile,
    '<groupingColumn>Account.Visits__r$On__c</groupingColumn>',
    '',
    'Visits by month is a ColumnStacked, which has two groupings.',
  ],
  [dashboardFile, '<aggregate>Sum', '<aggregate>Maximum', 'Fees shows mx!Account.Visits__r$Fee__c, which VisitsByKind does not summarise.'],
  [
    dashboardFile,
    '<column>RowCount',
    '<aggregate>Sum</aggregate><column>Account.Visits__r$Gone__c',
    'draws s!Account.Visits__r$Gone__c, which',
  ],
  [
    dashboardFile,
    '<reportColumn>Account$Name',
    '<reportColumn>Account$Gone',
    'All visits shows Account$Gone, which VisitsByKind does not have.',
  ],
  [dashboardFile, '<componentType>Metric', '<componentType>Gauge', 'dashboardComponent/componentType> must be one of Metric, Bar'],
  [dashboardFile, '<componentType>Metric', '<componentType>Bar', 'Fees is a Bar, which has one grouping.'],
  [dashboardFile, '<header>Fees', '<header>All visits', '<header> All visits names two components.'],
  [dashboardFile, '<colSpan>3', '<colSpan>4', 'Visits by month lies over Fees.'],
  [dashboardFile, '<colSpan>9', '<colSpan>10', 'Visits by month does not fit the 12 columns of the grid.'],
  [dashboardFile, 'LoggedInUser', 'SpecifiedUser', '<dashboardType> must be LoggedInUser'],
  [
    dashboardFile,
    '<isGridLayout>',
    '<runningUser>a@b.example</runningUser><isGridLayout>',
    '<dashboardType> must be LoggedInUser, without a runningUser',
  ],
  [dashboardFile, '<textColor>#000000</textColor>', '', '<textColor> is missing.'],
  [dashboardFile, '<type>detail', '<type>row', 'must be aggregate, detail or grouping'],
  [reportFile, 'AccountVisits__c', 'Gone__c', '<reportType> names Gone__c: invalid report type.'],
  [reportFile, 'AccountVisits__c', 'AccountVisits', 'with __c behind it'],
  [
    reportFile,
    '<aggregateTypes>Average</aggregateTypes>',
    '',
    '<chart> draws a!Account.Visits__r$Score__c, which VisitsByKind does not summarise.',
  ],
  [
    reportFile,
    '<groupingColumn>Account.Visits__r$On__c',
    '<groupingColumn>Account$Name',
    '<chart> groups by Account$Name, which VisitsByKind does not',
  ],
  [
    reportFile,
    '<secondaryGroupingColumn>Account.Visits__r$Kind__c',
    '<secondaryGroupingColumn>Account$Gone',
    '<chart> groups by Account$Gone',
  ],
  [reportFile, 'VerticalColumnStacked', 'Line', '<chart/secondaryGroupingColumn> does not belong to Line.'],
  [reportFile, 'VerticalColumnStacked', 'Funnel', '<chart/chartType> must be one of'],
  [reportFile, '<size>Medium</size>', '', '<chart/size> is missing.'],
  [reportFile, '<aggregate>Average</aggregate>', '', '<chart/chartSummaries/aggregate> is missing for Account.Visits__r$Score__c.'],
  [
    reportFile,
    '<field>Account.Visits__r$Score__c',
    '<field>Account.Visits__r$Gone__c',
    'names Account.Visits__r$Gone__c: invalid field name in AccountVisits__c.',
  ],
  [reportFile, '<column>Account$Name', '<column>Account$Industry', 'names Account$Industry: invalid field name'],
  [reportFile, '<sortColumn>Account$Name', '<sortColumn>Account.Name', 'names Account.Name: invalid field name'],
  [reportFile, '<operator>notEqual', '<operator>unlike', '<filter/criteriaItems/operator> must be one of'],
  [reportFile, '<criteriaItems>', '<booleanFilter>1 OR 2</booleanFilter><criteriaItems>', 'does not name each filter by its number'],
  [reportFile, '<format>Matrix', '<format>Tabular', 'is Tabular, which has no groupings'],
  [reportFile, '<format>Matrix', '<format>Summary', '<groupingsAcross> belongs to the format Matrix'],
  [
    reportFile,
    '<format>',
    '<crossFilters><operation>without</operation></crossFilters><format>',
    '<crossFilters> is not run by the local org',
  ],
  [reportFile, 'Visits by kind', 'Visits by kind, told in more than forty characters', 'longer than 40 characters'],
  [typeFile, '<baseObject>Account', '<baseObject>Gone__c', '<baseObject> names Gone__c'],
  [typeFile, '<relationship>Visits__r', '<relationship>Gone__r', '<join/relationship> names Gone__r, which Account does not have.'],
  [typeFile, '<field>Score__c', '<field>Gone__c', '<sections/columns/field> names Gone__c, which is not a field of Visit__c.'],
  [typeFile, '<table>Account.Visits__r', '<table>Account.Gone__r', 'names Account.Gone__r, which this report type does not join.'],
  [typeFile, '<outerJoin>false', '<outerJoin>true', 'must be false'],
  [typeFile, '<deployed>true', '<deployed>false', 'must be true'],
])('%s with %s as %s is refused', (file, from, to, sentence) => {
  expect(() => deployChanged(file, from, to)).toThrow(sentence)
})

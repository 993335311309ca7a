import { optionalPart } from '../health-score/optional-part.ts'
import { noteRefusals, type RunProgress } from '../health-score/run-progress.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { ReadDecided } from '../renewals/decided-renewals-once.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { writeEach } from '../salesforce/write-each.ts'
import { endedOtherwise } from './close-signal.ts'
import { readPlaybookLinks, type PlaybookLinks } from './playbook-links.ts'
import { readResults, resultChanges, resultTarget } from './playbook-result-records.ts'
import { firstOpeningCounted, tallyPlaybooks, type FiredSignal, type PlaybookTally } from './playbook-results.ts'
import { readRows, toRowsRequest, type RowsRequest } from './read-rows.ts'
import { firstDayOf, longestPeriod } from './result-period.ts'
import type { StepTask } from './task-outcome.ts'
import { wasClosedWithSignal } from './task-text.ts'

export interface ResultsRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  /** Last day of the periods, in the org's time zone. */
  asOfDate: string
  timeZone: string
  progress: RunProgress
  readDecided: ReadDecided
}

/**
 * Counts anew what became of every playbook, from the records as a full run has left them, and writes what differs. It is the last thing a
 * run does, and nothing rests on it: what stops it is a sentence for the admin, and the run has ended well.
 * @throws Problem run-stopped only
 */
export async function renewPlaybookResults(request: ResultsRequest): Promise<void> {
  await optionalPart(request.progress, 'The results of playbooks stay as the last run left them', () => countAndWrite(request))
}

async function countAndWrite(request: ResultsRequest): Promise<void> {
  const { salesforce, directory, asOfDate, progress } = request
  const rows = toRowsRequest(null, directory, (count) => void (progress.rowsRead += count))
  const stored = await readResults(salesforce)
  const links = await readPlaybookLinks(salesforce)
  const tally = tallyPlaybooks([...links.ids.keys()], await request.readDecided(), asOfDate)
  await addSignals(tally, links, request, rows)
  await addTasks(tally, links, request, rows)
  const { refused } = await writeEach(salesforce, resultTarget, resultChanges(tally.results(), stored, links.ids, asOfDate))
  noteRefusals(progress, refused)
}

const signalColumns = ['Account__c', 'IndicatorKey__c', 'Status__c', 'OpenedOn__c', 'ClosedOn__c', 'ClosingNote__c']

async function addSignals(tally: PlaybookTally, links: PlaybookLinks, { salesforce, asOfDate }: ResultsRequest, rows: RowsRequest) {
  const soql = `SELECT ${signalColumns.join(', ')} FROM CsSignal__c WHERE OpenedOn__c >= ${firstOpeningCounted(asOfDate)}`
  await readRows(salesforce, soql, signalColumns, 'fired-signals', rows, (row) => {
    const playbookKey = links.ofIndicator(row['IndicatorKey__c'] ?? '')
    if (playbookKey === null) return
    tally.addSignal({
      accountId: row['Account__c'] ?? '',
      playbookKey,
      openedOn: row['OpenedOn__c'] ?? '',
      outcome: outcomeOf(row),
      closedOn: row['ClosedOn__c'] || null,
    })
  })
}

function outcomeOf(row: Record<string, string>): FiredSignal['outcome'] {
  switch (row['Status__c']) {
    case 'Resolved':
      return endedOtherwise(row['ClosingNote__c'] ?? null) ? 'gone' : 'resolved'
    case 'Dismissed':
      return 'dismissed'
    default:
      return 'open'
  }
}

const taskColumns = ['CsKey__c', 'ActivityDate', 'IsClosed', 'CompletedDateTime', 'Description']

/** Archived tasks too: an org archives what was closed and due a year ago. */
async function addTasks(tally: PlaybookTally, links: PlaybookLinks, request: ResultsRequest, rows: RowsRequest) {
  const { salesforce, asOfDate, timeZone } = request
  const soql =
    `SELECT ${taskColumns.join(', ')} FROM Task ` +
    `WHERE CsKey__c != null AND IsDeleted = false AND ActivityDate >= ${firstDayOf(longestPeriod, asOfDate)}`
  const take = (row: Record<string, string>): void => {
    const playbookKey = links.ofTask(row['CsKey__c'] ?? '')
    if (playbookKey !== null) tally.addTask(toStepTask(row, playbookKey, timeZone))
  }
  await readRows(salesforce, soql, taskColumns, 'step-tasks', rows, take, true)
}

const toStepTask = (row: Record<string, string>, playbookKey: string, timeZone: string): StepTask => ({
  playbookKey,
  dueOn: row['ActivityDate'] || null,
  isClosed: row['IsClosed'] === 'true',
  completedOn: row['CompletedDateTime'] ? dateIn(timeZone, new Date(row['CompletedDateTime'])) : null,
  isClosedWithSignal: wasClosedWithSignal(row['Description'] ?? null),
})

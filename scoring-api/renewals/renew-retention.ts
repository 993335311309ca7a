import { readCorporateCurrency } from '../health-score/currency-records.ts'
import { optionalPart } from '../health-score/optional-part.ts'
import { requireWriteRights, type IntendedWrite } from '../health-score/require-write-rights.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { noteRefusals, type RunProgress } from '../health-score/run-progress.ts'
import type { ArrHistorySource, Mapping } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { fieldNames } from '../salesforce/need.ts'
import { stageRows } from '../salesforce/staged-rows.ts'
import { writeEach } from '../salesforce/write-each.ts'
import { writeRows } from '../salesforce/write-rows.ts'
import { toRowsRequest, type RowsRequest } from '../signals/read-rows.ts'
import { readContracts } from './arr-contract-records.ts'
import { arrStepsOf, type Money } from './arr-history.ts'
import { recordedFromOf, stepsByAccount, stepsToRecord, type RecordedStep } from './arr-ledger.ts'
import { readSteps, stepColumns, stepFieldsUsed, stepKey, stepTarget, toStepRow } from './arr-step-records.ts'
import { resolveMapped } from './mapped-fields.ts'
import { reconcileArr } from './reconcile-arr.ts'
import { readRetainedAccounts, type RetainedAccount } from './retained-account-records.ts'
import { retentionBook, type ArrPast } from './retention-book.ts'
import { retentionFigures } from './retention-figures.ts'
import { readRetention, retentionChanges, retentionFieldsUsed, retentionTarget } from './retention-records.ts'

export interface RetentionRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  basis: RunBasis
  mapping: Mapping
  progress: RunProgress
}

/** Three years, so that the twelve months before a programme of two years are told too. */
const monthsTold = 36
const quartersTold = 16
/** More segments than these are no segments but names. */
const mostSegments = 50

/**
 * Works out anew how ARR was kept, from the records as a full run has left them, and writes what differs; where the org keeps no past of its
 * own, what has changed since the last run is recorded first. Nothing of the run rests on it: what stops it is a sentence for the admin. Every
 * write is by our key, so that a run that breaks off is healed by the next one.
 * @throws Problem run-stopped only
 */
export async function renewRetention(request: RetentionRequest): Promise<void> {
  const { arrHistorySource, arrPath } = request.mapping
  if (arrHistorySource === null && arrPath === null) return
  await optionalPart(request.progress, 'Retention stays as the last run left it', () => workOutAndWrite(request, arrHistorySource))
}

async function workOutAndWrite(request: RetentionRequest, source: ArrHistorySource | null): Promise<void> {
  const { salesforce, directory, basis, progress } = request
  const { asOfDate, rates, arrColumn } = basis
  await requireWriteRights(salesforce, source === null ? [...figuresWritten, ...stepsWritten] : figuresWritten)
  const rows = toRowsRequest(null, directory, (count) => void (progress.rowsRead += count))
  const isoCode = rates === null ? null : await readCorporateCurrency(salesforce)
  const { accounts, past } = source === null ? await readLedger(request, isoCode, rows) : await readRecords(request, source, rows)
  const book = retentionBook(accounts, past, { asOf: asOfDate, rates })
  const { recordedFrom } = past
  const figures = retentionFigures(book.histories, { asOf: asOfDate, months: monthsTold, quarters: quartersTold, rates, recordedFrom })
  const changes = retentionChanges(figures, await readRetention(salesforce), {
    asOf: asOfDate,
    source: past.source,
    recordedFrom,
    reconciliation: reconcileArr(book.accounts, arrColumn !== null),
    owners: book.owners,
    isoCode,
  })
  const { refused } = await writeEach(salesforce, retentionTarget, changes)
  noteRefusals(progress, refused)
}

interface AccountsAndPast {
  accounts: Map<string, RetainedAccount>
  past: ArrPast
}

async function readRecords(request: RetentionRequest, source: ArrHistorySource, rows: RowsRequest): Promise<AccountsAndPast> {
  const { salesforce, basis, progress } = request
  const { timeZone } = basis.organization
  const { contracts, unknownPeriods } = await readContracts(salesforce, source, { timeZone, isMultiCurrency: basis.rates !== null }, rows)
  if (unknownPeriods.length > 0) {
    progress.problems.push(
      `The mapping ArrHistory leads to billing periods that are not understood (${unknownPeriods.slice(0, 5).join(', ')}): ` +
        'accounts are left aside while they have such a record. Leave them out by Filter__c, or name the time by AmountPays__c.',
    )
  }
  const accounts = await readAccounts(request, (accountId) => contracts.has(accountId), rows)
  const steps = new Map([...contracts].map(([accountId, own]) => [accountId, arrStepsOf(own)]))
  return { accounts, past: { source: 'records', steps, recordedFrom: null } }
}

/** Records first what has changed. */
async function readLedger(request: RetentionRequest, isoCode: string | null, rows: RowsRequest): Promise<AccountsAndPast> {
  const { salesforce, directory, basis, progress } = request
  const isMultiCurrency = isoCode !== null
  const recorded = await readSteps(salesforce, isMultiCurrency, rows)
  const known = new Set(recorded.map(({ accountId }) => accountId))
  const accounts = await readAccounts(request, (accountId) => known.has(accountId), rows)
  const present = new Map([...accounts].map(([accountId, account]) => [accountId, arrToRecord(account)]))
  const added = stepsToRecord(recorded, present, basis.asOfDate)
  const stage = stageRows(directory, 'write-arr-steps', stepColumns(isMultiCurrency))
  await stage.add(added.map((step) => toStepRow(step, isoCode)))
  const { refused } = await writeRows(salesforce, stepTarget, await stage.close())
  noteRefusals(progress, refused)
  const lost = new Set(refused.map(({ id }) => id))
  const steps = withAdded(
    recorded,
    added.filter(({ accountId, from }) => !lost.has(stepKey(accountId, from))),
  )
  return { accounts, past: { source: 'ledger', steps: stepsByAccount(steps), recordedFrom: recordedFromOf(steps) } }
}

/** A step of today takes the place of an earlier one of today. */
function withAdded(recorded: readonly RecordedStep[], added: readonly RecordedStep[]): RecordedStep[] {
  const keys = new Set(added.map(({ accountId, from }) => stepKey(accountId, from)))
  return [...recorded.filter(({ accountId, from }) => !keys.has(stepKey(accountId, from))), ...added]
}

/** An account that is out of scope and has its ARR emptied has left; in scope, nobody knows. An ARR below 0 is none. */
function arrToRecord({ arr, isInScope }: RetainedAccount): Money | null {
  if (arr === null) return isInScope ? null : { amount: 0, isoCode: null }
  return arr.amount < 0 ? null : arr
}

async function readAccounts(
  { salesforce, basis, mapping, progress }: RetentionRequest,
  isOfInterest: (accountId: string) => boolean,
  rows: RowsRequest,
): Promise<Map<string, RetainedAccount>> {
  const { segmentPath, scopeFilter } = mapping
  const columns = {
    arr: basis.arrColumn,
    arrCurrency: basis.arrCurrencyColumn,
    segment: segmentPath === null ? null : await segmentColumn(salesforce, segmentPath),
    customerSince: basis.customerSinceColumn,
  }
  const accounts = await readRetainedAccounts(salesforce, columns, scopeFilter, isOfInterest, rows)
  const segments = new Set([...accounts.values()].map(({ segment }) => segment))
  if (segments.size <= mostSegments) return accounts
  progress.problems.push(
    `Retention is not told by segment: ${columns.segment} has ${segments.size} values, ${mostSegments} at most. Name another field in the mapping Segment.`,
  )
  return new Map([...accounts].map(([accountId, account]) => [accountId, { ...account, segment: null }]))
}

async function segmentColumn(salesforce: Salesforce, path: string): Promise<string> {
  const { FieldPath__c: field } = await resolveMapped(
    salesforce,
    { name: 'Segment', object: 'Account', filter: null },
    { FieldPath__c: path },
  )
  return field.path
}

const figuresWritten: IntendedWrite[] = [{ target: retentionTarget, fields: fieldNames(retentionFieldsUsed) }]
const stepsWritten: IntendedWrite[] = [{ target: stepTarget, fields: fieldNames(stepFieldsUsed) }]

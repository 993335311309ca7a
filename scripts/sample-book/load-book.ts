import type { Connection } from 'jsforce'
import { toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import { readScorecardFiles } from '../default-scorecards/scorecard-file.ts'
import { addDays, daysBetween, dayIn } from './calendar.ts'
import { shiftFor, toRavenstackBook } from './ravenstack-book.ts'
import { readRavenstack, type Ravenstack } from './read-ravenstack.ts'
import { emptyBook, joinBooks, sampleObjects, type FieldValue, type SampleBook, type SampleObject, type SampleRow } from './sample-book.ts'
import { decidedStories } from './decided-stories.ts'
import { toCallRows, toForecastRows } from './frozen-forecasts.ts'
import { stories } from './stories.ts'
import { toStoryBook } from './story-book.ts'
import { toPlanRows } from './plan-rows.ts'
import { storyPlans } from './plans.ts'
import { bulkWrite, readAll, type Row } from './org-rows.ts'

export interface LoadOptions {
  now: Date
  /** Between looks at a running Bulk job. */
  pollIntervalMs: number
  log: (line: string) => void
}

export interface LoadSummary {
  /** The day the book is for; an earlier load's when there was one. */
  today: string
  written: Record<SampleObject, number>
  /** Fields this org does not let us set, `Case.CreatedDate`; their rows were loaded without them. */
  leftOut: string[]
}

/** Where a row keeps its account, and the fields that tell it from the account's other rows. Long texts are read, never filtered by. */
const identities: Record<SampleObject, { account: string | null; keys: string[] }> = {
  Account: { account: null, keys: ['AccountNumber'] },
  Contact: { account: 'AccountId', keys: ['Email'] },
  CsGoal__c: { account: 'Account__c', keys: ['Name'] },
  CsMilestone__c: { account: 'Account__c', keys: ['Name'] },
  CsStakeholder__c: { account: 'Account__c', keys: ['Contact__r.Email', 'Role__c'] },
  Contract: { account: 'AccountId', keys: ['Description'] },
  Asset: { account: 'AccountId', keys: ['SerialNumber'] },
  Opportunity: { account: 'AccountId', keys: ['Name'] },
  Case: { account: 'AccountId', keys: ['Subject'] },
  CsUsage__c: { account: 'Account__c', keys: ['Key__c'] },
  Task: { account: 'WhatId', keys: ['Subject'] },
  Event: { account: 'WhatId', keys: ['Subject'] },
  CsPulse__c: { account: 'Account__c', keys: ['GivenOn__c'] },
  CsHealthOverride__c: { account: 'Account__c', keys: [] },
  CsHealthSnapshot__c: { account: 'Account__c', keys: ['AsOfDate__c'] },
  CsArrStep__c: { account: 'Account__c', keys: ['FromDay__c'] },
  CsRenewalCall__c: { account: 'Account__c', keys: ['RenewalDate__c'] },
  CsRenewalForecast__c: { account: 'Account__c', keys: ['RenewalDate__c', 'AsOfWeek__c'] },
}

interface SampleAccount {
  id: string
  ownerId: string
}

/**
 * Loads of the sample book what the org does not have yet, through Bulk API 2.0; what is there stays as it is, so a second load writes nothing.
 * @throws Error naming object and refusal, when the org refuses a row; what was written before stays and the next load goes on from there
 */
export async function loadBook(connection: Connection, options: LoadOptions): Promise<LoadSummary> {
  const tables = await readRavenstack()
  const timeZone = await readTimeZone(connection)
  const today = (await readLoadedDay(connection, tables)) ?? dayIn(timeZone, options.now)
  const scorecards = (await readScorecardFiles()).map((definition) => toScorecard(definition))
  const context = { today, timeZone }
  const facts = joinBooks([
    toRavenstackBook(tables, context),
    toStoryBook([...stories, ...decidedStories], context, scorecards),
    { ...emptyBook(), ...toPlanRows(storyPlans, context) },
  ])
  const book: SampleBook = {
    ...facts,
    CsRenewalCall__c: toCallRows(decidedStories, context),
    CsRenewalForecast__c: toForecastRows(decidedStories, facts.Opportunity, scorecards, context),
  }
  const summary: LoadSummary = { today, written: {} as LoadSummary['written'], leftOut: [] }
  for (const sobject of sampleObjects) {
    summary.written[sobject] = await loadMissing(connection, sobject, book, summary, options)
    if (sobject === 'Account') await linkParents(connection, book, options)
    if (sobject === 'Contract') await activateContracts(connection, book, options)
  }
  await stateProgramme(connection, options)
  return summary
}

async function readTimeZone(connection: Connection): Promise<string> {
  const [organization] = await readAll(connection, 'SELECT TimeZoneSidKey FROM Organization')
  return String(organization?.['TimeZoneSidKey'])
}

/** The day an earlier load was for, told by how far the accounts' signup dates were moved; most accounts decide, people may edit one. */
async function readLoadedDay(connection: Connection, tables: Ravenstack): Promise<string | null> {
  const signups = new Map(tables.accounts.map((row) => [row.account_id, row.signup_date]))
  const accounts = await readAll(
    connection,
    `SELECT AccountNumber, CsCustomerSince__c FROM Account WHERE ${sampleAccountsOnly('')} AND CsCustomerSince__c != null`,
  )
  const days = accounts.flatMap(({ AccountNumber, CsCustomerSince__c }) => {
    const signup = signups.get(String(AccountNumber))
    return signup === undefined ? [] : [daysBetween(signup, String(CsCustomerSince__c))]
  })
  const [shift] = [...Map.groupBy(days, (days) => days)].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? []
  return shift === undefined ? null : addDays('2000-01-01', shift - shiftFor('2000-01-01'))
}

async function loadMissing(
  connection: Connection,
  sobject: SampleObject,
  book: SampleBook,
  summary: LoadSummary,
  options: LoadOptions,
): Promise<number> {
  const accounts = await readSampleAccounts(connection)
  const present = await readPresentKeys(connection, sobject, accounts)
  const missing = book[sobject].filter((row) => !present.has(keyOf(sobject, row.accountNumber, row.fields)))
  if (missing.length === 0) return 0
  const complete = await toRecords(connection, sobject, missing, accounts)
  const { records, leftOut } = await withSettableFields(connection, sobject, complete)
  summary.leftOut.push(...leftOut)
  options.log(`loading ${records.length} ${sobject}`)
  return bulkWrite(connection, sobject, 'insert', records, options.pollIntervalMs)
}

async function readSampleAccounts(connection: Connection): Promise<Map<string, SampleAccount>> {
  const rows = await readAll(connection, `SELECT Id, AccountNumber, OwnerId FROM Account WHERE ${sampleAccountsOnly('')}`)
  return new Map(rows.map((row) => [String(row['AccountNumber']), { id: String(row['Id']), ownerId: String(row['OwnerId']) }]))
}

async function readPresentKeys(connection: Connection, sobject: SampleObject, accounts: Map<string, SampleAccount>): Promise<Set<string>> {
  const { account, keys } = identities[sobject]
  if (account === null) return new Set([...accounts.keys()].map((number) => keyOf(sobject, number, { AccountNumber: number })))
  const numberOf = new Map([...accounts].map(([number, { id }]) => [id, number]))
  const parent = account === 'Account__c' ? 'Account__r.' : 'Account.'
  const rows = await readAll(connection, `SELECT ${[account, ...keys].join(', ')} FROM ${sobject} WHERE ${sampleAccountsOnly(parent)}`)
  return new Set(rows.map((row) => keyOf(sobject, numberOf.get(String(row[account])) ?? '', withParents(row))))
}

function keyOf(sobject: SampleObject, accountNumber: string, fields: SampleRow['fields']): string {
  return [accountNumber, ...identities[sobject].keys.map((key) => fields[key])].join(' ')
}

/** `Contact__r.Email` as a field of its own. */
function withParents(row: Row): SampleRow['fields'] {
  const fields = Object.entries(row).flatMap(([name, value]) =>
    name.endsWith('__r') && value !== null ? Object.entries(value as Row).map(([field, of]) => [`${name}.${field}`, of]) : [[name, value]],
  )
  return Object.fromEntries(fields) as SampleRow['fields']
}

function sampleAccountsOnly(parent: string): string {
  return `(${parent}AccountNumber LIKE 'A-______' OR ${parent}AccountNumber LIKE 'BANSO-__')`
}

/** Rows with ids in place of account numbers, all with the same fields. */
async function toRecords(
  connection: Connection,
  sobject: SampleObject,
  rows: SampleRow[],
  accounts: Map<string, SampleAccount>,
): Promise<Record<string, FieldValue>[]> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.fields)))]
  const filled = rows.map(({ fields }) => Object.fromEntries(names.map((name) => [name, fields[name] ?? null])))
  const accountOf = (index: number) => accounts.get((rows[index] as SampleRow).accountNumber) as SampleAccount
  const { account } = identities[sobject]
  switch (sobject) {
    case 'Account': {
      const csms = await readCsms(connection)
      return filled.map((fields, index) => (csms.length === 0 ? fields : { ...fields, OwnerId: csms[index % csms.length] as string }))
    }
    case 'Contract':
      // A contract begins as a draft, in any org; `activateContracts` follows.
      return filled.map((fields, index) => ({ ...fields, AccountId: accountOf(index).id, Status: 'Draft' }))
    case 'Opportunity':
      // An empty cell says nothing: where no story tells when somebody began, the org dates the row itself.
      return filled.map((fields, index) => ({ ...fields, AccountId: accountOf(index).id, CreatedDate: fields['CreatedDate'] ?? '' }))
    case 'Task':
    case 'Event':
      return filled.map((fields, index) => ({ ...fields, WhatId: accountOf(index).id, OwnerId: accountOf(index).ownerId }))
    case 'CsStakeholder__c': {
      const contacts = await readContactIds(connection)
      return filled.map(({ 'Contact__r.Email': email, ...fields }, index) => ({
        ...fields,
        Account__c: accountOf(index).id,
        Contact__c: contacts.get(String(email)) ?? null,
      }))
    }
    case 'CsHealthSnapshot__c': {
      const scorecards = await readScorecardIds(connection)
      return filled.map((fields, index) => ({
        ...fields,
        Key__c: `${accountOf(index).id}:${fields['AsOfDate__c']}`,
        Account__c: accountOf(index).id,
        Scorecard__c: scorecards.get(String(fields['ScorecardVersionKey__c'])) ?? null,
      }))
    }
    case 'CsArrStep__c':
      return filled.map((fields, index) => {
        const { id } = accountOf(index)
        return { ...fields, Key__c: `${id}:${fields['FromDay__c']}`, Account__c: id, AccountId__c: id }
      })
    case 'CsRenewalForecast__c': {
      const calls = await readCallIds(connection)
      return filled.map((fields, index) => {
        const { id, ownerId } = accountOf(index)
        const callId = fields['CsmCategory__c'] === null ? null : (calls.get(id) ?? null)
        const key = `${id}:${fields['RenewalDate__c']}:${fields['AsOfWeek__c']}`
        return { ...fields, Key__c: key, Account__c: id, Forecaster__c: ownerId, CallId__c: callId }
      })
    }
    default:
      return filled.map((fields, index) => ({ ...fields, [account as string]: accountOf(index).id }))
  }
}

/** Those who may hold accounts: holders of the permission set for CSMs. None: the accounts belong to whom loads them. */
async function readCsms(connection: Connection): Promise<string[]> {
  const rows = await readAll(
    connection,
    "SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = 'CsmUser' AND Assignee.IsActive = true ORDER BY Assignee.Username",
  )
  return rows.map((row) => String(row['AssigneeId']))
}

async function readContactIds(connection: Connection): Promise<Map<string, string>> {
  const rows = await readAll(connection, `SELECT Id, Email FROM Contact WHERE ${sampleAccountsOnly('Account.')}`)
  return new Map(rows.map((row) => [String(row['Email']), String(row['Id'])]))
}

async function readScorecardIds(connection: Connection): Promise<Map<string, string>> {
  const rows = await readAll(connection, 'SELECT Id, VersionKey__c FROM CsScorecard__c')
  return new Map(rows.map((row) => [String(row['VersionKey__c']), String(row['Id'])]))
}

/** By account: these have one each. */
async function readCallIds(connection: Connection): Promise<Map<string, string>> {
  const rows = await readAll(connection, `SELECT Id, Account__c FROM CsRenewalCall__c WHERE ${sampleAccountsOnly('Account__r.')}`)
  return new Map(rows.map((row) => [String(row['Account__c']), String(row['Id'])]))
}

/** Drops what this org does not let us set, e.g. a case's `CreatedDate` where audit fields are not switched on. */
async function withSettableFields(
  connection: Connection,
  sobject: SampleObject,
  records: Record<string, FieldValue>[],
): Promise<{ records: Record<string, FieldValue>[]; leftOut: string[] }> {
  const { fields } = await connection.describe(sobject)
  const settable = new Set(fields.filter((field) => field.createable).map((field) => field.name))
  const dropped = Object.keys(records[0] ?? {}).filter((name) => !settable.has(name))
  return {
    records: records.map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => settable.has(name)))),
    leftOut: dropped.map((name) => `${sobject}.${name}`),
  }
}

/** Once all accounts are there; an account that somebody has given a parent keeps it. */
async function linkParents(connection: Connection, book: SampleBook, options: LoadOptions): Promise<void> {
  const accounts = await readSampleAccounts(connection)
  const withParent = book.Account.flatMap(({ accountNumber, parentNumber }) =>
    parentNumber === undefined ? [] : [{ accountNumber, parentNumber }],
  )
  const orphans = new Set(
    (await readAll(connection, `SELECT Id FROM Account WHERE ParentId = null AND ${sampleAccountsOnly('')}`)).map((row) => row['Id']),
  )
  const records = withParent
    .map(({ accountNumber, parentNumber }) => ({
      Id: accounts.get(accountNumber)?.id ?? '',
      ParentId: accounts.get(parentNumber)?.id ?? '',
    }))
    .filter(({ Id }) => orphans.has(Id))
  if (records.length > 0) await bulkWrite(connection, 'Account', 'update', records, options.pollIntervalMs)
}

async function activateContracts(connection: Connection, book: SampleBook, options: LoadOptions): Promise<void> {
  const ours = new Set(book.Contract.map((row) => row.fields['Description']))
  const drafts = await readAll(
    connection,
    `SELECT Id, Description FROM Contract WHERE Status = 'Draft' AND ${sampleAccountsOnly('Account.')}`,
  )
  const records = drafts
    .filter((row) => ours.has(row['Description'] as string))
    .map((row: Row) => ({ Id: String(row['Id']), Status: 'Activated' }))
  if (records.length > 0) await bulkWrite(connection, 'Contract', 'update', records, options.pollIntervalMs)
}

/** What a lead might assume of the programme; what somebody has stated stays. */
const programme = {
  Key__c: 'Programme',
  LostShareBefore__c: 24,
  ExpandedShareBefore__c: 6,
  AccountsPerPostBefore__c: 60,
  PostCost__c: 95_000,
  ProgrammeCost__c: 450_000,
  Note__c: 'Sample figures: state your own.',
}

async function stateProgramme(connection: Connection, options: LoadOptions): Promise<void> {
  const stated = await readAll(connection, 'SELECT Id FROM CsProgramme__c')
  if (stated.length === 0) await bulkWrite(connection, 'CsProgramme__c', 'insert', [programme], options.pollIntervalMs)
}

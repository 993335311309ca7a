import type { Connection } from 'jsforce'
import { readAll } from '../sample-book/org-rows.ts'
import type { Fields } from '../scorecard/scorecard-fields.ts'
import { toIndicatorFields, toPlaybookFields, toRhythmFields, toStepFields } from './library-fields.ts'
import { readLibrary } from './library-file.ts'

/** Keys of what was brought into the org. */
export interface Loaded {
  playbooks: string[]
  indicators: string[]
  rhythms: string[]
}

/**
 * Brings the playbooks, indicators and rhythms of the standard library into the org whose keys it does not have, in any status: what is there
 * is the customer's and stays as it is. A playbook without a single step gets its steps, so that a load that broke off is completed by the next.
 * Indicators and rhythms come last: none is ever there without its playbook.
 * @throws Error naming the record and the refusal
 */
export async function loadIndicatorFiles(connection: Connection): Promise<Loaded> {
  const library = await readLibrary()
  const playbooks = library.playbooks.filter(isMissing(await keysOf(connection, 'SELECT Key__c FROM CsPlaybook__c')))
  await insert(connection, 'CsPlaybook__c', playbooks.map(toPlaybookFields))
  const withSteps = await readAll(connection, 'SELECT Playbook__r.Key__c FROM CsPlaybookStep__c')
  const ready = new Set(withSteps.map((row) => (row['Playbook__r'] as Fields)['Key__c']))
  await insert(connection, 'CsPlaybookStep__c', library.playbooks.filter(isMissing(ready)).flatMap(toStepFields))
  const indicators = library.indicators.filter(isMissing(await keysOf(connection, 'SELECT Key__c FROM CsIndicator__c')))
  await insert(
    connection,
    'CsIndicator__c',
    indicators.map((entry) => toIndicatorFields(entry, library.indicators.indexOf(entry))),
  )
  const rhythms = library.rhythms.filter(isMissing(await keysOf(connection, 'SELECT Key__c FROM CsRhythm__c')))
  await insert(connection, 'CsRhythm__c', rhythms.map(toRhythmFields))
  return { playbooks: keys(playbooks), indicators: keys(indicators), rhythms: keys(rhythms) }
}

const keys = (entries: readonly { key: string }[]): string[] => entries.map(({ key }) => key)

async function keysOf(connection: Connection, soql: string): Promise<Set<unknown>> {
  return new Set((await readAll(connection, soql)).map((row) => row['Key__c']))
}

const isMissing =
  (present: ReadonlySet<unknown>) =>
  ({ key }: { key: string }): boolean =>
    !present.has(key)

/** All of them or none. @throws Error naming the first refused record */
async function insert(connection: Connection, sobject: string, records: Fields[]): Promise<void> {
  if (records.length === 0) return
  const results = await connection.sobject(sobject).create(records, { allOrNone: true })
  // One refusal takes the others with it; those name only that. The types call the code errorCode, the answer of the org statusCode.
  const isTakenAlong = (error: object) => 'statusCode' in error && error.statusCode === 'ALL_OR_NONE_OPERATION_ROLLED_BACK'
  const index = results.findIndex(({ success, errors }) => !success && !errors.some(isTakenAlong))
  if (index < 0) return
  const messages = results[index]?.errors.map(({ message }) => message) ?? []
  throw new Error(
    `${sobject} ${String(records[index]?.['VersionKey__c'] ?? records[index]?.['Key__c'])} was refused: ${messages.join('; ')}`,
  )
}

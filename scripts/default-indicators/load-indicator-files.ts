import type { Connection } from 'jsforce'
import { readAll } from '../sample-book/org-rows.ts'
import { readLibrary, type IndicatorEntry, type PlaybookEntry, type RhythmEntry } from './library-file.ts'

/** Keys of what was brought into the org. */
export interface Loaded {
  playbooks: string[]
  indicators: string[]
  rhythms: string[]
}

type Fields = Record<string, unknown>

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
  const order = new Map(library.indicators.map(({ key }, index) => [key, (index + 1) * 10]))
  await insert(
    connection,
    'CsIndicator__c',
    indicators.map((entry) => toIndicatorFields(entry, order.get(entry.key))),
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

/** `closeTasks` is `CloseTasks` in the org. */
const toValue = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Empty = all. */
const toStages = (stages: readonly string[]): string | null => (stages.length === 0 ? null : stages.join(';'))

function toPlaybookFields(entry: PlaybookEntry): Fields {
  return {
    Name: entry.name,
    Key__c: entry.key,
    JapaneseName__c: entry.japaneseName,
    Status__c: toValue(entry.status),
    Purpose__c: entry.purpose,
    JapanesePurpose__c: entry.japanesePurpose,
    WhenResolved__c: toValue(entry.whenResolved),
    OwnerPath__c: entry.ownerPath,
    FollowOwner__c: entry.followOwner,
  }
}

function toStepFields({ key, steps }: PlaybookEntry): Fields[] {
  return steps.map((step, index) => ({
    Name: step.subject,
    Playbook__r: { Key__c: key },
    Key__c: step.key,
    VersionKey__c: `${key}:${step.key}`,
    JapaneseSubject__c: step.japaneseSubject,
    Description__c: step.description,
    JapaneseDescription__c: step.japaneseDescription,
    Party__c: toValue(step.party),
    DueBusinessDays__c: step.dueBusinessDays,
    After__c: step.after,
    Priority__c: toValue(step.priority),
    SortOrder__c: (index + 1) * 10,
    EscalateAfterBusinessDays__c: step.escalateAfterBusinessDays,
  }))
}

function toIndicatorFields(entry: IndicatorEntry, sortOrder: number | undefined): Fields {
  return {
    Name: entry.name,
    Key__c: entry.key,
    JapaneseName__c: entry.japaneseName,
    Kind__c: toValue(entry.kind),
    Status__c: toValue(entry.status),
    Stages__c: toStages(entry.stages),
    SegmentFilter__c: entry.segmentFilter,
    When__c: entry.when,
    Until__c: entry.until,
    MarginPercent__c: entry.marginPercent,
    MinimumDays__c: entry.minimumDays,
    CooldownDays__c: entry.cooldownDays,
    Playbook__r: { Key__c: entry.playbookKey },
    ReasonText__c: entry.reasonText,
    JapaneseReasonText__c: entry.japaneseReasonText,
    Urgency__c: toValue(entry.urgency),
    Meaning__c: entry.meaning,
    JapaneseMeaning__c: entry.japaneseMeaning,
    SortOrder__c: sortOrder,
  }
}

const toRhythmFields = (entry: RhythmEntry): Fields => ({
  Name: entry.name,
  Key__c: entry.key,
  Status__c: toValue(entry.status),
  Playbook__r: { Key__c: entry.playbookKey },
  Stages__c: toStages(entry.stages),
  SegmentFilter__c: entry.segmentFilter,
  Every__c: toValue(entry.every),
  DayOfPeriod__c: entry.dayOfPeriod,
  CreateAheadDays__c: entry.createAheadDays,
})

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

import type { OrgSetup } from '../health-score/run-basis.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { resolveField, type ResolvedField } from '../soql/schema.ts'
import { accountPathsOf, segmentPathsOf } from './account-paths.ts'
import { checkIndicator } from './check-indicator.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import { conditionBasis } from './condition-basis.ts'
import type { NameLookup } from './condition-names.ts'
import { isActive, readDefinitions, readIndicatorRecords, type SignalDefinitions } from './definition-records.ts'
import { readHolidays } from './holiday-records.ts'
import type { Indicator, Limits, Playbook } from './indicator.ts'
import { readLimits } from './limit-records.ts'
import { ownerColumnOf } from './owner-path.ts'
import type { SignalRun } from './signal-decision.ts'
import { readRhythmBasis, type RhythmBasis } from './rhythm-basis.ts'
import { readRhythms } from './rhythm-records.ts'
import type { Rhythm } from './rhythm.ts'
import { signalObject } from './signal-records.ts'
import { readTaskPicklists, type TaskPicklists } from './task-picklist-records.ts'
import { roleOf } from './team-records.ts'

/** How the org is set up for signals, before its objects are described. */
export interface SignalSetup {
  /** Active ones. */
  indicators: Indicator[]
  rhythms: Rhythm[]
  /** Of these. */
  playbooks: Playbook[]
  /** By indicator key, of retired ones too. */
  playbookOfIndicator: Map<string, Playbook>
  /** Fields of Account that conditions, segments, reasons and owner paths name, as they name them. */
  accountPaths: string[]
}

/** What deciding signals needs to know besides the facts. */
export interface SignalBasis {
  run: Omit<SignalRun, 'users'>
  /** null = none is active. */
  rhythms: RhythmBasis | null
  limits: Limits
  picklists: TaskPicklists
  /** Of Account: what conditions ask for. */
  accountFields: ResolvedField[]
  /** Owner paths of fields with the column that holds the user. */
  ownerColumns: Map<string, string>
  /** Owner paths of account teams with the role. */
  ownerRoles: Map<string, string>
  fallbackOwnerIds: string[]
  /** The longest of the indicators. */
  cooldownDays: number
  /** Lookup value of new signals, by indicator key. */
  indicatorIds: Map<string, string>
  timeZone: string
}

export const openRisksColumn = 'CsOpenRisks__c'
export const openOpportunitiesColumn = 'CsOpenOpportunities__c'
const alwaysRead = ['OwnerId', openRisksColumn, openOpportunitiesColumn]

export const signalAccountFields = [openRisksColumn, openOpportunitiesColumn].map((field) => ({ object: 'Account', field }))

/** @returns null when the org uses neither signals nor rhythms: then these two queries are all they cost. @throws Problem */
export async function readSignalSetup(salesforce: Salesforce): Promise<SignalSetup | null> {
  const [records, rhythms] = await Promise.all([readIndicatorRecords(salesforce), readRhythms(salesforce)])
  const isUsed = rhythms.length > 0 || records.some(isActive)
  if (!isUsed && !(records.length > 0 && (await hasOpenSignal(salesforce)))) return null
  return toSignalSetup(await readDefinitions(salesforce, records), rhythms)
}

/** Of definitions, what a run uses. @param rhythms active ones */
export function toSignalSetup({ indicators, playbooks }: SignalDefinitions, rhythms: Rhythm[] = []): SignalSetup {
  const active = indicators.filter(({ status }) => status === 'active')
  const used = new Set([...active, ...rhythms].map(({ playbookKey }) => playbookKey))
  const paths = [
    ...alwaysRead,
    ...active.flatMap(accountPathsOf),
    ...rhythms.flatMap(({ segmentFilter }) => segmentPathsOf(segmentFilter)),
    ...playbooks.filter(({ key, ownerPath }) => used.has(key) && roleOf(ownerPath) === null).map(({ ownerPath }) => ownerPath),
  ]
  const playbookOf = new Map(playbooks.map((playbook) => [playbook.key, playbook]))
  return {
    indicators: active,
    rhythms,
    playbooks: playbooks.filter(({ key }) => used.has(key)),
    playbookOfIndicator: new Map(indicators.flatMap(({ key, playbookKey }) => entry(key, playbookOf.get(playbookKey ?? '')))),
    accountPaths: [...new Set(paths)],
  }
}

const entry = (key: string, playbook: Playbook | undefined): [string, Playbook][] => (playbook === undefined ? [] : [[key, playbook]])

async function hasOpenSignal(salesforce: Salesforce): Promise<boolean> {
  const soql = `SELECT Id FROM ${signalObject} WHERE Status__c NOT IN ('Resolved', 'Dismissed') LIMIT 1`
  return (await readAll(salesforce, soql)).length > 0
}

/** Spelled as the org spells them; paths that lead nowhere are left out, and who uses them is refused. */
export const readablePaths = ({ accountPaths }: Pick<SignalSetup, 'accountPaths'>, { schema }: OrgSetup): string[] =>
  accountPaths.filter((path) => 'path' in resolveField(schema, 'Account', path))

/** Compiles what can be used, and says why the rest cannot. @throws Problem */
export async function readSignalBasis(
  salesforce: Salesforce,
  setup: SignalSetup,
  org: OrgSetup,
): Promise<{ basis: SignalBasis; problems: string[] }> {
  const [limits, picklists, holidays] = await Promise.all([
    readLimits(salesforce),
    readTaskPicklists(salesforce),
    readHolidays(salesforce, org.asOfDate),
  ])
  const { lookup, calendar } = conditionBasis(org)
  const { compiled, held, problems } = compileAll(setup, lookup, calendar)
  const rhythms = await readRhythmBasis(salesforce, setup, { lookup, calendar, holidays })
  const owners = ownerColumns(setup.playbooks, org)
  const fields = setup.accountPaths.map((path) => resolveField(org.schema, 'Account', path)).filter((field) => 'path' in field)
  const basis: SignalBasis = {
    run: {
      asOfDate: org.asOfDate,
      language: org.organization.language,
      indicators: compiled,
      heldIndicators: held,
      playbooks: setup.playbookOfIndicator,
      holidays,
      priorities: picklists.priorities,
    },
    rhythms: rhythms.basis,
    limits,
    picklists,
    accountFields: [...new Map(fields.map((field) => [field.path, field])).values()],
    ownerColumns: owners.columns,
    ownerRoles: new Map(setup.playbooks.flatMap(({ ownerPath }) => roleEntry(ownerPath))),
    fallbackOwnerIds: setup.playbooks.flatMap(({ fallbackOwnerId }) => (fallbackOwnerId === null ? [] : [fallbackOwnerId])),
    cooldownDays: Math.max(0, ...setup.indicators.map(({ cooldownDays }) => cooldownDays)),
    indicatorIds: new Map(setup.indicators.flatMap(({ key, id }) => (id === null ? [] : [[key, id]]))),
    timeZone: org.organization.timeZone,
  }
  const cannotClose =
    picklists.closedStatus === null
      ? ['No status of tasks counts as closed, so tasks of closed signals stay open: mark one under Setup, Object Manager, Task, Status.']
      : []
  return { basis, problems: [...problems, ...rhythms.problems, ...owners.problems, ...cannotClose] }
}

function compileAll(
  { indicators, playbooks }: SignalSetup,
  lookup: NameLookup,
  calendar: OrgCalendar,
): { compiled: CompiledIndicator[]; held: Set<string>; problems: string[] } {
  const playbookOf = new Map(playbooks.map((playbook) => [playbook.key, playbook]))
  const compiled: CompiledIndicator[] = []
  const held = new Set<string>()
  const problems: string[] = []
  for (const indicator of indicators) {
    const checked = checkIndicator(indicator, playbookOf, lookup, calendar)
    if (checked.compiled !== null) {
      compiled.push(checked.compiled)
      continue
    }
    held.add(indicator.key)
    problems.push(...checked.findings.map(({ english }) => `Indicator ${indicator.key} is not used until this is put right: ${english}`))
  }
  return { compiled, held, problems }
}

const roleEntry = (ownerPath: string): [string, string][] => {
  const role = roleOf(ownerPath)
  return role === null ? [] : [[ownerPath, role]]
}

/** Where the owner paths of fields lead: to a column of Account that holds a user's id. */
function ownerColumns(playbooks: readonly Playbook[], { schema }: OrgSetup): { columns: Map<string, string>; problems: string[] } {
  const columns = new Map<string, string>()
  const problems: string[] = []
  for (const { key, ownerPath } of playbooks) {
    if (roleOf(ownerPath) !== null) continue
    const owner = ownerColumnOf(ownerPath, schema)
    if ('column' in owner) columns.set(ownerPath, owner.column)
    else {
      problems.push(
        `The owner path ${ownerPath} of playbook ${key} leads to no user, so its fallback owner or the account's owner gets the tasks: ${owner.english} Correct OwnerPath__c, or grant the field in the permission set ${integrationPermissionSet}.`,
      )
    }
  }
  return { columns, problems }
}

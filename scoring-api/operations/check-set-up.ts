import { countableNeeds } from '../health-score/countable-fields.ts'
import { healthScoreNeeds } from '../health-score/health-score-needs.ts'
import { readOrgSetup } from '../health-score/run-basis.ts'
import { renewalNeeds } from '../renewals/renewal-needs.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import type { Need } from '../salesforce/need.ts'
import { rememberedDescribes } from '../salesforce/remembered-describes.ts'
import { readSignalSetup, type SignalSetup } from '../signals/run-setup.ts'
import { signalNeeds } from '../signals/signal-needs.ts'
import { roleOf } from '../signals/team-records.ts'
import { readHeldRights } from './access-facts.ts'
import { checkBudget } from './check-budget.ts'
import { checkConnection } from './check-connection.ts'
import { checkDefinitions } from './check-definitions.ts'
import { checkExcess } from './check-excess.ts'
import { checkMapping } from './check-mapping.ts'
import { checkPermissions } from './check-permissions.ts'
import { checkRuns, newestCompleted } from './check-runs.ts'
import { checkOf, metadataTypesPage, permissionSetsPage, runList, scorecardsTab, type Check, type CheckArea, type Place } from './check.ts'
import { readConnection, type ConnectionFacts } from './connection-facts.ts'
import { definitionFacts } from './definition-facts.ts'
import { readStorage } from './limit-facts.ts'
import type { MappedSource } from './mapped-source.ts'
import { readMappingFacts } from './mapping-facts.ts'
import { mappingRoles, onAccount } from './mapping-roles.ts'
import { readMapping } from './mapping.ts'
import { operationNeeds } from './operation-needs.ts'
import { readNewestFullRuns } from './run-records.ts'
import { createTell, type Tell, type Told } from './told.ts'

/** How this org is set up for the service, and what to do about it. */
export interface SetUpReport {
  /** ISO text in UTC. */
  asOf: string
  /** Spent on looking. */
  apiCalls: number
  checks: Check[]
}

export interface SetUpDeps {
  connection: Connection
  /** That the org may sign its calls with; null = no org may call. */
  orgKeys: ConnectionFacts['orgKeys']
  now: () => Date
  /** Gets what nobody foresaw. */
  log: Parameters<typeof createTell>[0]
}

/** Everything that the service does in the org. */
export const needs: readonly Need[] = [...operationNeeds, ...healthScoreNeeds, ...signalNeeds, ...renewalNeeds, ...countableNeeds]

const runsLookedAt = 10

/** Looks at everything, in about twenty API calls whatever the size of the org. Never rejects for what the org says: that is a check too. */
export async function checkSetUp({ connection, orgKeys, now, log }: SetUpDeps): Promise<SetUpReport> {
  const salesforce = connection.forWork()
  const tell = createTell(log)
  const asOf = now()
  const at = asOf.toISOString()
  const objects = [...new Set(needs.map(({ object }) => object))]
  const held = await tell(readHeldRights(salesforce, connection, objects, tell))
  // What was described for the rights need not be described again.
  const known = rememberedDescribes(salesforce, 'value' in held ? held.value.objects : new Map())
  const signals = await tell(readSignalSetup(known))
  const [link, runs, mapping, definitions, storage] = await Promise.all([
    readConnection(salesforce, connection, orgKeys, tell),
    tell(readNewestFullRuns(salesforce, runsLookedAt)),
    readMappingChecks(known, signals, tell),
    readDefinitionChecks(known, signals, asOf, tell),
    tell(readStorage(salesforce)),
  ])
  const lastRun = 'value' in runs ? newestCompleted(runs.value) : null
  const checks = [
    ...checkConnection(link, asOf),
    ...checksOr('permissions', held, (rights) => [...checkPermissions(needs, rights), checkExcess(needs, rights)]),
    ...mapping,
    ...definitions,
    ...checksOr('runs', runs, (found) => checkRuns(found, at)),
    ...checkBudget({ dailyCalls: salesforce.calls.daily, lastRun, storage }),
  ]
  return { asOf: at, apiCalls: salesforce.calls.spent, checks }
}

/** Where what an area reads is put right. */
const placeOf = {
  permissions: permissionSetsPage,
  mapping: metadataTypesPage,
  definitions: scorecardsTab,
  runs: runList,
} as const satisfies Partial<Record<CheckArea, Place>>

/** What could not be read is one check of its area. */
function checksOr<Value>(area: keyof typeof placeOf, told: Told<Value>, check: (value: Value) => Check[]): Check[] {
  if ('value' in told) return check(told.value)
  return [
    checkOf(area, 'read').failed(
      { english: `This could not be looked at: ${told.because}`, japanese: `確認できませんでした：${told.because}` },
      {
        english: 'Put right what the sentence names, and check again.',
        japanese: '上記の内容を修正し、もう一度確認してください。',
        place: placeOf[area],
      },
    ),
  ]
}

type Signals = Told<SignalSetup | null>

async function readMappingChecks(salesforce: Salesforce, signals: Signals, tell: Tell): Promise<Check[]> {
  const mapping = await tell(readMapping(salesforce))
  if ('because' in mapping) return checksOr('mapping', mapping, () => [])
  const owners = 'value' in signals ? ownerPathsOf(signals.value) : []
  const sources = [...mappingRoles.map(({ sourceOf }) => sourceOf(mapping.value)), ...owners.map(ownerSource)]
  const facts = await tell(readMappingFacts(salesforce, sources.filter((source) => source !== null), mapping.value.scopeFilter, tell)) // prettier-ignore
  return checksOr('mapping', facts, (found) => checkMapping(mapping.value, found, owners))
}

const ownerSource = (path: string): MappedSource | null => onAccount(path, path, ['id'], 'OwnerPath__c')

/** Where the playbooks in use find who gets their tasks; roles of account teams have no field. */
function ownerPathsOf(signals: SignalSetup | null): string[] {
  const paths = (signals?.playbooks ?? []).map(({ ownerPath }) => ownerPath)
  return [...new Set(paths)].filter((path) => roleOf(path) === null)
}

async function readDefinitionChecks(salesforce: Salesforce, signals: Signals, asOf: Date, tell: Tell): Promise<Check[]> {
  if ('because' in signals) return checksOr('definitions', signals, () => [])
  const org = await tell(readOrgSetup(salesforce, asOf, [], signals.value?.accountPaths))
  return checksOr('definitions', org, (setup) => checkDefinitions(definitionFacts(setup, signals.value)))
}

import { RightsBook, type OrgCurrencies } from './access/read-rights.ts'
import { loadConnections, type Connections } from './connection/load-connections.ts'
import { checkDashboards } from './dashboards/check-dashboards.ts'
import { deployDashboards, type StoredDashboard } from './dashboards/deploy-dashboards.ts'
import { deployReports, type StoredReport } from './reports/deploy-reports.ts'
import { checkReferences } from './metadata/check-references.ts'
import { checkReports } from './reports/deployed-report.ts'
import { buildSchema } from './schema/build-schema.ts'
import type { CurrencySetUp } from './schema/currencies.ts'
import { Problems } from './schema/meta-element.ts'
import { readProject } from './schema/read-project.ts'
import type { Database } from './store/database.ts'
import { deployProject } from './store/deploy-project.ts'
import { keyPrefixBook } from './store/key-prefixes.ts'
import { findTriggers } from './store/run-triggers.ts'
import { RecordIds, type StoreContext } from './store/store-context.ts'
import { prepareTables, stampCurrency } from './store/tables.ts'
import { compileValidationRules } from './store/validation-rules.ts'

/** What stays while metadata comes and goes. */
export interface OrgBase {
  database: Database
  currencies: readonly CurrencySetUp[]
  orgCurrencies: OrgCurrencies
  timeZone: string
  now: () => Date
}

/** Where metadata lies in source format. */
export interface MetadataFolders {
  /** Folder of sfdx-project.json. */
  projectDirectory: string
  /** Further folders in source format. */
  metadataDirectories: readonly string[]
}

export interface LoadedMetadata {
  store: StoreContext
  /** By name. */
  reports: readonly StoredReport[]
  /** By title. */
  dashboards: readonly StoredDashboard[]
  connections: Connections
}

/**
 * Brings the org's tables, permission sets, custom metadata and reports to what the folders say: the one way into the org, for a start
 * as for every deployment.
 * @throws MetadataError for what a deploy would refuse; then the caller undoes what was written
 */
export function loadMetadata(base: OrgBase, folders: MetadataFolders): LoadedMetadata {
  const { database, currencies, orgCurrencies, timeZone, now } = base
  const project = readProject(folders.projectDirectory, folders.metadataDirectories)
  const schema = buildSchema(project, keyPrefixBook(database), currencies)
  prepareTables(database, schema.objects)
  if (orgCurrencies.areSeveral) stampCurrency(database, schema.objects, orgCurrencies.corporate)
  const rights = new RightsBook(database, new Map(project.permissionSets.map((set) => [set.name, set])), orgCurrencies)
  const problems = new Problems()
  const validationRules = problems.attempt(() => compileValidationRules(project, schema)) ?? new Map<string, never>()
  const triggers = problems.attempt(() => findTriggers(project)) ?? new Map<string, never>()
  const store = { database, schema, rights, ids: new RecordIds(database), validationRules, triggers, timeZone, now }
  problems.attempt(() => deployProject(store, project))
  problems.attempt(() => checkReferences(project.files, schema))
  const deployed = problems.attempt(() => deployReports(store, checkReports(project, schema), project.folderLabels)) ?? []
  problems.throwFound()
  const reports = deployed.toSorted((left, right) => (left.report.name < right.report.name ? -1 : 1))
  const dashboards = deployDashboards(store, checkDashboards(project.dashboards, reports), project.folderLabels)
  return { store, reports, dashboards, connections: loadConnections(database, project, now()) }
}

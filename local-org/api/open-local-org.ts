import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { profileNamed } from './access/profiles.ts'
import type { OrgCurrencies } from './access/read-rights.ts'
import { loadMetadata, type LoadedMetadata } from './load-metadata.ts'
import { dropRemoved } from './metadata/drop-removed.ts'
import { orgMetadata } from './metadata/org-metadata.ts'
import { openOwnMetadata } from './metadata/own-metadata.ts'
import type { DeployTarget } from './metadata/run-deployment.ts'
import { OrgError, type LocalOrg, type OrgUser, type RowResult } from './org.ts'
import { describeBriefly, describeFully } from './schema/describe.ts'
import { labelBook } from './schema/labels.ts'
import type { ObjectDefinition } from './schema/object-definition.ts'
import { runFlatQuery, runQuery } from './soql/run-query.ts'
import { Database, quoted } from './store/database.ts'
import { deleteRow } from './store/delete-row.ts'
import { to18Characters } from './store/record-id.ts'
import { Refusal } from './store/refusal.ts'
import { createRow, updateRow } from './store/save-row.ts'
import { setUpOrg, type OrganizationSetUp, type UserSetUp } from './store/set-up-org.ts'
import { readValue } from './store/store-context.ts'
import { mergeAccounts } from './store/merge-accounts.ts'
import { personName } from './store/person-name.ts'
import { upsertRow } from './store/upsert-row.ts'

export interface LocalOrgOptions {
  /** Null = in memory, gone with the process. */
  databaseFile: string | null
  /** Folder of sfdx-project.json; null = an org without metadata of its own until somebody deploys some. */
  projectDirectory: string | null
  /** Further folders in source format: what a customer's own org has besides the project. */
  metadataDirectories?: readonly string[]
  organization: OrganizationSetUp
  users: UserSetUp[]
  now?: () => Date
}

/**
 * Opens the org's rows and brings its schema, permission sets and users to what the project and the options say.
 * @throws MetadataError, Error one sentence about what cannot be deployed or set up
 */
export function openLocalOrg(options: LocalOrgOptions): LocalOrg {
  const database = new Database(options.databaseFile)
  const { timeZone, currency, currencies = [] } = options.organization
  const orgCurrencies = { corporate: currency, areSeveral: currencies.length > 0 }
  const now = options.now ?? (() => new Date())
  const base = { database, currencies, orgCurrencies, timeZone, now }
  const own = options.projectDirectory === null ? openOwnMetadata(ownDirectory(options.databaseFile)) : null
  const folders = {
    projectDirectory: options.projectDirectory ?? own?.directory ?? '',
    metadataDirectories: options.metadataDirectories ?? [],
  }
  let { store, reports, dashboards, connections } = loadMetadata(base, folders)
  let { schema, rights } = store
  let queries = { database, schema, rights, hasCurrencies: orgCurrencies.areSeveral, now }
  const take = (loaded: LoadedMetadata) => {
    ;({ store, reports, dashboards, connections } = loaded)
    ;({ schema, rights } = store)
    queries = { ...queries, schema, rights }
    metadata.forget()
  }
  const tryMetadata: DeployTarget['tryMetadata'] = (projectDirectory, removed, adopt) => {
    const tried = { loaded: null as LoadedMetadata | null }
    try {
      database.inTransaction(() => {
        const loaded = loadMetadata(base, { ...folders, projectDirectory })
        dropRemoved(loaded.store, removed)
        if (!adopt) throw new TriedOnly()
        adopt()
        tried.loaded = loaded
      })
    } catch (error) {
      if (!(error instanceof TriedOnly)) throw error
    }
    if (tried.loaded) take(tried.loaded)
  }
  const metadata = orgMetadata(folders, own && { own, tryMetadata }, (component, path, bytes) =>
    connections.published(component, path, bytes),
  )
  const organizationId = database.inTransaction(() => setUpOrg(store, options.organization, options.users))

  // Nothing is ever purged, so deletions are known from the org's first day on.
  const createdAt = new Date(String(readValue(database, 'Organization', organizationId, 'CreatedDate')))

  const readable = (userId: string, sobject: string): ObjectDefinition => {
    const object = schema.find(sobject)
    if (!object || !rights.of(userId).may('read', object)) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist')
    return object
  }
  const attempt = (work: () => { id: string; created: boolean }): RowResult => {
    try {
      return { ...work(), success: true, errors: [] }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { id: null, success: false, created: false, errors: [...error.rowErrors] }
    }
  }
  const permissionSetsOf = (userId: string): string[] =>
    database
      .rows(
        `SELECT s.Name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId
         WHERE a.AssigneeId = ? AND a.IsDeleted = 0 ORDER BY s.Name`,
        [userId],
      )
      .map(([name]) => String(name))
  /** The id as it is stored; what is no id at all belongs to no record. */
  const rowId = (object: ObjectDefinition, id: string): string => {
    const complete = to18Characters(id)
    if (complete === null) throw new Refusal('MALFORMED_ID', `${object.label.en_US} ID: id value of incorrect type: ${id}`, ['Id'])
    return complete
  }
  const changedBetween = (object: ObjectDefinition, start: Date, end: Date, deleted: 0 | 1) =>
    database.rows(
      `SELECT Id, SystemModstamp FROM ${quoted(object.name)} WHERE IsDeleted = ? AND SystemModstamp >= ? AND SystemModstamp < ? ORDER BY SystemModstamp, Id`,
      [deleted, start.toISOString(), end.toISOString()],
    )

  return {
    organizationId,
    timeZone,
    currency,
    now,
    inLanguage: (language, work) => rights.inLanguage(language, work),
    findUser: (username) => readUser(database, orgCurrencies, 'u.Username = ? COLLATE NOCASE', username),
    readUser: (userId) => readUser(database, orgCurrencies, 'u.Id = ?', to18Characters(userId) ?? ''),
    permissionSetsOf,
    mayViewSetup: (userId) => rights.of(userId).mayViewSetup,
    describeGlobal: (userId) =>
      schema.objects.filter((object) => rights.of(userId).may('read', object)).map((object) => describeBriefly(object, rights.of(userId))),
    describe: (userId, sobject) => describeFully(schema, readable(userId, sobject), rights.of(userId)),
    query: (userId, soql, queryOptions) => runQuery(queries, rights.of(userId), soql, queryOptions),
    queryFlat: (userId, soql, queryOptions) => runFlatQuery(queries, rights.of(userId), soql, queryOptions),
    insert: (userId, sobject, fields, writeOptions = {}) => {
      const object = readable(userId, sobject)
      return attempt(() => ({ id: createRow(store, rights.of(userId), object, fields, writeOptions), created: true }))
    },
    update: (userId, sobject, id, fields, writeOptions = {}) => {
      const object = readable(userId, sobject)
      return attempt(() => {
        const target = rowId(object, id)
        updateRow(store, rights.of(userId), object, target, fields, writeOptions)
        return { id: target, created: false }
      })
    },
    upsert: (userId, sobject, externalIdField, value, fields, writeOptions = {}) => {
      const object = readable(userId, sobject)
      const key = { field: externalIdField, value }
      return attempt(() => upsertRow(store, rights.of(userId), object, key, fields, writeOptions))
    },
    delete: (userId, sobject, id) => {
      const object = readable(userId, sobject)
      return attempt(() => {
        const target = rowId(object, id)
        deleteRow(store, rights.of(userId), object, target)
        return { id: target, created: false }
      })
    },
    mergeAccounts: (userId, winner, losers) => {
      const object = readable(userId, 'Account')
      return attempt(() => {
        if (!rights.of(userId).may('delete', object) || !rights.of(userId).may('edit', object)) {
          throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
        }
        const target = rowId(object, winner)
        mergeAccounts(
          store,
          userId,
          target,
          losers.map((id) => rowId(object, id)),
        )
        return { id: target, created: false }
      })
    },
    inTransaction: (work) => database.inTransaction(work),
    updatedIds: (userId, sobject, start, end) => ({
      ids: changedBetween(readable(userId, sobject), start, end, 0).map(([id]) => String(id)),
      latestDateCovered: end,
    }),
    deletedIds: (userId, sobject, start, end) => ({
      deletedRecords: changedBetween(readable(userId, sobject), start, end, 1).map(([id, at]) => ({
        id: String(id),
        deletedDate: new Date(String(at)),
      })),
      earliestDateAvailable: createdAt,
      latestDateCovered: end,
    }),
    reports: () => reports,
    dashboards: () => dashboards,
    labels: (language) => labelBook(schema, language),
    customMetadata(type, developerName) {
      const object = schema.find(type)
      if (object?.kind !== 'metadata') return null
      const names = object.fields.filter(({ custom }) => custom).map(({ name }) => name)
      const id = database.row(`SELECT Id FROM ${quoted(type)} WHERE DeveloperName = ?`, [developerName])?.[0]
      return id === undefined ? null : Object.fromEntries(names.map((name) => [name, readValue(database, type, String(id), name)]))
    },
    clientApps: () => connections.apps,
    signingKey: (certificate) => connections.signingKey(certificate),
    endpointOf: (userId, namedCredential) => connections.endpointOf(namedCredential, permissionSetsOf(userId)),
    metadata,
    close: () => {
      database.close()
      if (options.databaseFile === null) own?.forget()
    },
  }
}

/** Undoes what a validation wrote. */
class TriedOnly extends Error {}

/** An org in memory keeps its metadata in a folder of its own too. */
function ownDirectory(databaseFile: string | null): string {
  return databaseFile === null ? join(mkdtempSync(join(tmpdir(), 'banso-metadata-')), 'metadata') : join(dirname(databaseFile), 'metadata')
}

function readUser(database: Database, currencies: OrgCurrencies, condition: string, value: string): OrgUser | null {
  const row = database.row(
    `SELECT u.Id, u.Username, u.Email, u.IsActive, p.Name, u.LanguageLocaleKey, u.LocaleSidKey, u.TimeZoneSidKey, u.FirstName, u.LastName,
       ${currencies.areSeveral ? 'u.DefaultCurrencyIsoCode' : 'NULL'}
     FROM "User" u JOIN "Profile" p ON p.Id = u.ProfileId WHERE ${condition} AND u.IsDeleted = 0`,
    [value],
  )
  if (!row) return null
  const [id, username, email, isActive, profileName, language, locale, timeZone] = row.map(String) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const name = personName({ FirstName: row[8] ?? null, LastName: row[9] ?? null }, locale) ?? ''
  const currency = String(row[10] ?? currencies.corporate)
  const { isApiOnly } = profileNamed(profileName)
  return { id, username, name, email, isActive: isActive === '1', profileName, isApiOnly, language, locale, timeZone, currency }
}

import type { Database, SqlValue } from '../store/database.ts'
import { localeOf } from '../store/locale-of.ts'
import { profileNamed } from './profiles.ts'
import { Rights, type Action, type Grants, type ObjectRight } from './rights.ts'

/** What a permission set opens that has no rows in the org, by the permission set's name. */
export interface PermissionSetExtras {
  /** Custom metadata types whose rows it opens. */
  metadataTypes: readonly string[]
  customPermissions: readonly string[]
}

export interface OrgCurrencies {
  /** ISO code */
  corporate: string
  areSeveral: boolean
}

/** Rights of every user, read from the org's own permission rows and kept until one of those changes. */
export class RightsBook {
  readonly #database: Database
  readonly #extras: ReadonlyMap<string, PermissionSetExtras>
  readonly #currencies: OrgCurrencies
  #language: string | null = null
  readonly #byUser = new Map<string, Rights>()

  /** @param currencies of the org: its corporate one, and whether users have their own */
  constructor(database: Database, extras: ReadonlyMap<string, PermissionSetExtras>, currencies: OrgCurrencies) {
    this.#database = database
    this.#extras = extras
    this.#currencies = currencies
  }

  /** @throws Error for an unknown user */
  of(userId: string): Rights {
    const key = `${userId} ${this.#language ?? ''}`
    const known = this.#byUser.get(key)
    if (known) return known
    const rights = this.#read(userId)
    this.#byUser.set(key, rights)
    return rights
  }

  /** While `work` runs, every user reads this language in its own locale. */
  inLanguage<T>(language: string, work: () => T): T {
    const before = this.#language
    this.#language = language
    try {
      return work()
    } finally {
      this.#language = before
    }
  }

  /** Call after any write to users, permission sets, their contents or their assignments. */
  forget(): void {
    this.#byUser.clear()
  }

  #read(userId: string): Rights {
    const row = this.#database.row(
      `SELECT u.LanguageLocaleKey, u.LocaleSidKey, u.TimeZoneSidKey, p.Name, ${this.#currencies.areSeveral ? 'u.DefaultCurrencyIsoCode' : 'NULL'}
       FROM "User" u JOIN "Profile" p ON p.Id = u.ProfileId WHERE u.Id = ?`,
      [userId],
    )
    if (!row) throw new Error(`No user ${userId}`)
    const [language, locale, timeZone, profileName] = row.map(String) as [string, string, string, string]
    const currency = String(row[4] ?? this.#currencies.corporate)
    const chosen = this.#language
    const reader = { userId, language: chosen ?? language, locale: chosen === null ? locale : localeOf(chosen), timeZone, currency }
    return new Rights(reader, profileNamed(profileName), this.#grants(userId))
  }

  #grants(userId: string): Grants {
    const sets = this.#database.rows(
      `SELECT s.Id, s.Name, s.PermissionsActivitiesAccess, s.PermissionsViewSetup FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId
       WHERE a.AssigneeId = ? AND a.IsDeleted = 0 AND s.IsDeleted = 0`,
      [userId],
    )
    const ids = JSON.stringify(sets.map(([id]) => id))
    const extras = sets.flatMap(([, name]) => this.#extras.get(String(name)) ?? [])
    return {
      objects: this.#objectRights(ids),
      fields: this.#fieldRights(ids),
      metadataTypes: new Set(extras.flatMap(({ metadataTypes }) => metadataTypes)),
      customPermissions: new Set(extras.flatMap(({ customPermissions }) => customPermissions)),
      accessActivities: sets.some(([, , activities]) => activities === 1),
      viewSetup: sets.some(([, , , viewSetup]) => viewSetup === 1),
    }
  }

  #objectRights(permissionSetIds: string): Map<string, ObjectRight> {
    const rows = this.#database.rows(
      `SELECT SobjectType, max(PermissionsRead), max(PermissionsCreate), max(PermissionsEdit), max(PermissionsDelete),
              max(PermissionsModifyAllRecords), max(PermissionsViewAllFields)
       FROM "ObjectPermissions" WHERE IsDeleted = 0 AND ParentId IN (SELECT value FROM json_each(?)) GROUP BY SobjectType`,
      [permissionSetIds],
    )
    return new Map(rows.map((row) => [String(row[0]), objectRight(row)]))
  }

  #fieldRights(permissionSetIds: string): Map<string, boolean> {
    const rows = this.#database.rows(
      `SELECT Field, max(PermissionsEdit) FROM "FieldPermissions"
       WHERE IsDeleted = 0 AND PermissionsRead = 1 AND ParentId IN (SELECT value FROM json_each(?)) GROUP BY Field`,
      [permissionSetIds],
    )
    return new Map(rows.map(([field, edit]) => [String(field), edit === 1]))
  }
}

function objectRight([, read, create, edit, remove, modifyAll, viewAllFields]: SqlValue[]): ObjectRight {
  const granted: [Action, SqlValue | undefined][] = [
    ['read', read],
    ['create', create],
    ['edit', edit],
    ['delete', remove],
  ]
  const actions = new Set(granted.filter(([, flag]) => flag === 1).map(([action]) => action))
  if (modifyAll === 1) for (const action of ['read', 'edit', 'delete'] as const) actions.add(action)
  return { actions, viewAllFields: viewAllFields === 1 }
}

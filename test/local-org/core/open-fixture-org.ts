import { join } from 'node:path'
import { openLocalOrg, type LocalOrgOptions } from '../../../local-org/api/open-local-org.ts'
import { OrgError, type FieldValues, type LocalOrg, type RowError } from '../../../local-org/api/org.ts'

export const visitsProject = join(import.meta.dirname, 'fixtures/visits')
/** Metadata that a customer's org has besides the project: leases with validation rules, a permission set for them. */
export const customerMetadata = join(import.meta.dirname, 'fixtures/customer')

export const fixtureUser = (username: string, profile: string, permissionSets: string[], language: 'en_US' | 'ja' = 'en_US') => ({
  username: `${username}@visits.example`,
  firstName: username,
  lastName: 'Test',
  email: `${username}@visits.example`,
  language,
  permissionSets,
  profile,
})

export interface FixtureOrg {
  org: LocalOrg
  /** System Administrator. */
  admin: string
  /** Standard User with VisitReader; Japanese. */
  reader: string
  /** Standard User with VisitEditor. */
  editor: string
  /** API-only user with VisitReader and nothing else. */
  robot: string
  /** Creates a row as the administrator and gives its id. @throws Error when it is refused */
  add(sobject: string, fields: FieldValues): string
  /** The error of a refused create, as the administrator. */
  refusal(sobject: string, fields: FieldValues): RowError | undefined
  /** Records of a query without their attributes, as the administrator. */
  select(soql: string): unknown[]
  /** First column of every row, as the administrator. */
  values(soql: string): unknown[]
  /** `{ errorCode, message }` of a refused query. */
  refusedQuery(soql: string, userId?: string): { errorCode: string; message: string }
}

/** The org of the `visits` project: Saturday 2026-11-21 09:00 in Tokyo. */
export function openFixtureOrg(options: Partial<LocalOrgOptions> = {}): FixtureOrg {
  const org = openLocalOrg({
    databaseFile: null,
    projectDirectory: visitsProject,
    organization: { name: 'Visits', timeZone: 'Asia/Tokyo', language: 'ja', currency: 'JPY' },
    users: [
      fixtureUser('admin', 'System Administrator', []),
      fixtureUser('reader', 'Standard User', ['VisitReader'], 'ja'),
      fixtureUser('editor', 'Standard User', ['VisitEditor']),
      fixtureUser('robot', 'Minimum Access - API Only Integrations', ['VisitReader']),
    ],
    now: () => new Date('2026-11-21T00:00:00Z'),
    ...options,
  })
  const idOf = (username: string) => org.findUser(`${username}@visits.example`)?.id ?? ''
  const admin = idOf('admin')
  const select = (soql: string) => [...org.query(admin, soql).records].map(withoutAttributes)
  return {
    org,
    admin,
    reader: idOf('reader'),
    editor: idOf('editor'),
    robot: idOf('robot'),
    add(sobject, fields) {
      const { id, errors } = org.insert(admin, sobject, fields)
      if (id === null) throw new Error(JSON.stringify(errors))
      return id
    },
    refusal: (sobject, fields) => org.insert(admin, sobject, fields).errors[0],
    select,
    values: (soql) => select(soql).map((record) => Object.values(record as object)[0] as unknown),
    refusedQuery(soql, userId = admin) {
      try {
        org.query(userId, soql)
      } catch (error) {
        if (error instanceof OrgError) return { errorCode: error.errorCode, message: error.message }
        throw error
      }
      throw new Error(`Not refused: ${soql}`)
    },
  }
}

function withoutAttributes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAttributes)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== 'attributes')
  return Object.fromEntries(entries.map(([name, child]) => [name, withoutAttributes(child)]))
}

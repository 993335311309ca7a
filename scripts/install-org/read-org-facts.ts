import type { Connection } from 'jsforce'
import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'
import { findUser } from '../sf/org-users.ts'
import { integrationLicense, integrationProfile } from './integration-user.ts'
import { askedPermissions } from './preflight.ts'
import type { Allowance, IntegrationFacts, OrgFacts } from './org-facts.ts'
import type { OurSchema } from './our-schema.ts'
import { listComponents } from './list-components.ts'

/** What is asked of an org. */
interface FactsRequest {
  cliVersion: string
  ours: OurSchema
  /** User name of the one that the service is to log in as; null = nobody in particular. */
  integrationUser: string | null
}

/** Reads everything that the preflight judges. Writes nothing. @throws the org's own error when it cannot be read at all */
export async function readOrgFacts(
  { connection, username }: SfOrg,
  { cliVersion, ours, integrationUser }: FactsRequest,
): Promise<OrgFacts> {
  const [organization] = (
    await connection.query<{ Name: string; OrganizationType: string; IsSandbox: boolean }>(
      'SELECT Name, OrganizationType, IsSandbox FROM Organization',
    )
  ).records
  const { sobjects } = await connection.describeGlobal()
  const objectNames = new Set(sobjects.map(({ name }) => name))
  const limits = await readLimits(connection)
  const { present, customObjects, fields } = await listComponents(connection, ours)
  const account = await connection.describe('Account')
  return {
    cliVersion,
    username,
    name: organization?.Name ?? '',
    edition: organization?.OrganizationType ?? '',
    isSandbox: organization?.IsSandbox === true,
    permissions: await readPermissions(connection),
    integration: await readIntegration(connection, present, integrationUser),
    hasPersonAccounts: account.fields.some(({ name }) => name === 'IsPersonAccount'),
    hasSeveralCurrencies: objectNames.has('CurrencyType'),
    apiCalls: limits['DailyApiRequests'] ?? null,
    dataStorageMegabytes: limits['DataStorageMB'] ?? null,
    accounts: (await connection.query('SELECT COUNT() FROM Account')).totalSize,
    customObjects,
    fields,
    present,
  }
}

/** The newest API version that the org speaks: `67`. */
export async function readNewestVersion(connection: Connection): Promise<number> {
  const versions = await connection.request<{ version: string }[]>(`${connection.instanceUrl}/services/data`)
  return Math.max(...versions.map(({ version }) => Number(version)))
}

/** Needs the permission View Setup and Configuration. @returns what can be known */
async function readLimits(connection: Connection): Promise<Record<string, Allowance | undefined>> {
  try {
    const limits = await connection.requestGet<Record<string, { Max: number; Remaining: number } | undefined>>('/limits')
    return Object.fromEntries(
      Object.entries(limits).map(([name, limit]) => [name, limit && { max: limit.Max, remaining: limit.Remaining }]),
    )
  } catch {
    return {}
  }
}

/** Source: Object Reference, "UserPermissionAccess": one row, for whoever asks. A permission that the org does not know is an error there. */
async function readPermissions(connection: Connection): Promise<Record<string, boolean> | null> {
  const fields = askedPermissions.map((name) => `Permissions${name}`)
  try {
    const { records } = await connection.query<Record<string, boolean>>(`SELECT ${fields.join(', ')} FROM UserPermissionAccess`)
    return Object.fromEntries(askedPermissions.map((name) => [name, records[0]?.[`Permissions${name}`] === true]))
  } catch {
    return null
  }
}

async function readIntegration(connection: Connection, present: ReadonlySet<string>, wanted: string | null): Promise<IntegrationFacts> {
  const profiles = await connection.query(`SELECT Id FROM Profile WHERE Name = '${integrationProfile}'`)
  const { records } = await connection.query<{ TotalLicenses: number; UsedLicenses: number }>(
    `SELECT TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = '${integrationLicense}' AND Status = 'Active'`,
  )
  const [license] = records
  const users = present.has(`PermissionSet ${integrationPermissionSet}`)
    ? await connection.query(
        `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${integrationPermissionSet}' AND Assignee.IsActive = true`,
      )
    : { totalSize: 0 }
  return {
    wanted: wanted === null ? null : { username: wanted, isActive: (await findUser(connection, wanted))?.IsActive ?? null },
    hasUser: users.totalSize > 0,
    freeLicenses: license ? license.TotalLicenses - license.UsedLicenses : null,
    hasProfile: profiles.totalSize > 0,
  }
}

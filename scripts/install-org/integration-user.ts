import type { Connection } from 'jsforce'
import { findIntegrationUser, ownUsername } from '../connect-org/find-integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'
import { findUser, type OrgUser } from '../sf/org-users.ts'
import { textLiteral } from '../sf/soql.ts'
import { writeRecord } from './write-record.ts'

export const integrationProfile = 'Minimum Access - API Only Integrations'
export const integrationLicense = 'Salesforce Integration'
/** Opens objects to users of the licence "Salesforce Integration"; without it their permission sets open nothing. */
const permissionSetLicense = 'SalesforceAPIIntegrationPsl'

export interface IntegrationUser {
  id: string
  username: string
  /** What had to be done for it to be there. */
  outcome: 'found' | 'created' | 'activated'
}

/**
 * The user that the service logs in as: the one that was asked for, else who has the permission set, else our own, made when it is missing.
 * @param wanted user name; null = nobody in particular
 * @throws Error with one sentence
 */
export async function provideIntegrationUser(org: SfOrg, wanted: string | null): Promise<IntegrationUser> {
  const { connection } = org
  if (wanted !== null) return await findWanted(connection, wanted)
  const holder = await findIntegrationUser(org)
  if (holder !== null) return { id: holder.Id, username: holder.Username, outcome: 'found' }
  const username = ownUsername(org.id)
  const former = await findUser(connection, username)
  return former ? await activate(connection, former) : await create(org, username)
}

async function findWanted(connection: Connection, username: string): Promise<IntegrationUser> {
  const user = await findUser(connection, username)
  if (!user?.IsActive) throw new Error(`The org has no active user ${username} any more: run this again.`)
  return { id: user.Id, username: user.Username, outcome: 'found' }
}

async function activate(connection: Connection, { Id, Username, IsActive }: OrgUser): Promise<IntegrationUser> {
  if (IsActive) return { id: Id, username: Username, outcome: 'found' }
  await writeRecord(`activating the user ${Username}`, connection.sobject('User').update({ Id, IsActive: true }))
  return { id: Id, username: Username, outcome: 'activated' }
}

/** With the address, the time zone and the language of who installs: somebody reads what Salesforce writes to it. */
async function create({ connection, username: installer }: SfOrg, username: string): Promise<IntegrationUser> {
  const [profile] = (await connection.query<{ Id: string }>(`SELECT Id FROM Profile WHERE Name = '${integrationProfile}'`)).records
  const [like] = (
    await connection.query<Record<'Email' | 'TimeZoneSidKey' | 'LocaleSidKey' | 'LanguageLocaleKey' | 'EmailEncodingKey', string>>(
      `SELECT Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey FROM User WHERE Username = ${textLiteral(installer)}`,
    )
  ).records
  if (!profile || !like) throw new Error(`There is no profile "${integrationProfile}": name a user of your own with --integration-user.`)
  const { Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey } = like
  const user = {
    Username: username,
    LastName: 'Banso Scoring Service',
    Alias: 'banso',
    ProfileId: profile.Id,
    ...{ Email, TimeZoneSidKey, LocaleSidKey, LanguageLocaleKey, EmailEncodingKey },
  }
  const id = await writeRecord(`creating the user ${username}`, connection.sobject('User').create(user))
  return { id, username, outcome: 'created' }
}

/** @returns whether the licence had to be given; false also where the org has none of it, and for a user of another licence, who needs none */
export async function assignIntegrationLicense(connection: Connection, userId: string): Promise<boolean> {
  const [license] = (
    await connection.query<{ Id: string }>(`SELECT Id FROM PermissionSetLicense WHERE DeveloperName = '${permissionSetLicense}'`)
  ).records
  if (!license || !(await isOfIntegrationLicense(connection, userId))) return false
  const pair = { AssigneeId: userId, PermissionSetLicenseId: license.Id }
  const { totalSize } = await connection.query(
    `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${userId}' AND PermissionSetLicenseId = '${license.Id}'`,
  )
  if (totalSize > 0) return false
  await writeRecord(`giving the user the licence ${permissionSetLicense}`, connection.sobject('PermissionSetLicenseAssign').create(pair))
  return true
}

async function isOfIntegrationLicense(connection: Connection, userId: string): Promise<boolean> {
  const soql = `SELECT Id FROM User WHERE Id = '${userId}' AND Profile.UserLicense.Name = '${integrationLicense}'`
  return (await connection.query(soql)).totalSize > 0
}

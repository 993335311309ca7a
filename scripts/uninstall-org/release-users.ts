import type { Connection } from 'jsforce'
import { ownUsername } from '../connect-org/find-integration-user.ts'
import { writeRecord } from '../install-org/write-record.ts'
import type { SfOrg } from '../sf/open-org.ts'
import { findUser } from '../sf/org-users.ts'
import { textLiteral } from '../sf/soql.ts'
import { deleteRecords } from './delete-records.ts'

/** Takes permission sets from everybody who has them. @returns how many assignments that were */
export async function unassign(connection: Connection, permissionSets: readonly string[]): Promise<number> {
  if (permissionSets.length === 0) return 0
  const { records } = await connection.query<{ Id: string }>(
    `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name IN (${permissionSets.map(textLiteral).join(', ')})`,
    { autoFetch: true, maxFetch: Number.MAX_SAFE_INTEGER },
  )
  await deleteRecords(
    connection,
    'PermissionSetAssignment',
    records.map(({ Id }) => Id),
  )
  return records.length
}

/**
 * Deactivates the integration user that an installation made: users cannot be deleted. One that somebody else made stays as it is.
 * @returns what to say of it; null = there is nothing to say
 */
export async function releaseIntegrationUser({ connection, id }: SfOrg): Promise<string | null> {
  const username = ownUsername(id)
  const user = await findUser(connection, username)
  if (!user) return null
  const licenses = await connection.query<{ Id: string }>(`SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${user.Id}'`)
  await deleteRecords(
    connection,
    'PermissionSetLicenseAssign',
    licenses.records.map(({ Id }) => Id),
  )
  if (user.IsActive) {
    await writeRecord(`deactivating the user ${username}`, connection.sobject('User').update({ Id: user.Id, IsActive: false }))
  }
  return `the integration user ${username} stays, deactivated: Salesforce deletes no users`
}

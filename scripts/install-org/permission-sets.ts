import type { Connection } from 'jsforce'
import { writeRecord } from './write-record.ts'

/** @returns whether it had to be given. @throws Error with one sentence */
export async function assignPermissionSet(connection: Connection, userId: string, name: string): Promise<boolean> {
  const { totalSize } = await connection.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSet.Name = '${name}'`,
  )
  if (totalSize > 0) return false
  const [set] = (await connection.query<{ Id: string }>(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`)).records
  if (!set) throw new Error(`The org has no permission set ${name}: deploy the core first (without --only).`)
  const assignment = { AssigneeId: userId, PermissionSetId: set.Id }
  await writeRecord(`giving the permission set ${name}`, connection.sobject('PermissionSetAssignment').create(assignment))
  return true
}

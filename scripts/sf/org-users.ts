import type { Connection } from 'jsforce'
import { textLiteral } from './soql.ts'

export interface OrgUser {
  Id: string
  Username: string
  IsActive: boolean
}

/** Users that a condition of SOQL is true of, the oldest first. */
export async function readUsers(connection: Connection, condition: string): Promise<OrgUser[]> {
  return (await connection.query<OrgUser>(`SELECT Id, Username, IsActive FROM User WHERE ${condition} ORDER BY CreatedDate`)).records
}

export async function findUser(connection: Connection, username: string): Promise<OrgUser | null> {
  return (await readUsers(connection, `Username = ${textLiteral(username)}`))[0] ?? null
}

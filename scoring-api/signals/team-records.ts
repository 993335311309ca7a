import { Problem, type ProblemName } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from './read-rows.ts'

/** Who plays which role in an account's team. */

const teamObject = 'AccountTeamMember'
const prefix = 'team:'

/** The role of an owner path such as `Team:Customer Success Manager`; null = it is a path of fields. */
export const roleOf = (ownerPath: string): string | null =>
  ownerPath.toLowerCase().startsWith(prefix) ? ownerPath.slice(prefix.length).trim() : null

/** User of an account in a role; of several the one with the lowest id. */
export type TeamLookup = (accountId: string, role: string) => string | null

export interface TeamMembers {
  memberOf: TeamLookup
  /** Sentences for the admin. */
  problems: string[]
}

/** Fields of account teams can be granted only where the org uses them: no permission set of ours has them. */
const notGranted: ProblemName[] = ['object-not-granted', 'field-not-granted']

/** @throws Problem */
export async function readTeams(salesforce: Salesforce, roles: readonly string[], request: RowsRequest): Promise<TeamMembers> {
  const members = new Map<string, string>()
  const memberOf: TeamLookup = (accountId, role) => members.get(`${accountId}:${role.toLowerCase()}`) ?? null
  if (roles.length === 0) return { memberOf, problems: [] }
  const wanted = roles.map((role) => `'${role.replaceAll(/[\\']/g, '\\$&')}'`).join(', ')
  const columns = ['AccountId', 'UserId', 'TeamMemberRole']
  const soql = `SELECT ${columns.join(', ')} FROM ${teamObject} WHERE TeamMemberRole IN (${wanted})${request.accountsIn('AccountId')}`
  try {
    await readRows(salesforce, soql, columns, 'team', request, ({ AccountId, UserId = '', TeamMemberRole = '' }) => {
      const key = `${AccountId}:${TeamMemberRole.toLowerCase()}`
      const known = members.get(key)
      if (known === undefined || UserId < known) members.set(key, UserId)
    })
    return { memberOf, problems: [] }
  } catch (err) {
    if (!(err instanceof Problem) || !notGranted.includes(err.problem)) throw err
    const sentence = `Playbooks give their tasks to ${roles.join(', ')} of the account team, which the integration user cannot read: enable account teams and grant AccountTeamMember.TeamMemberRole, or choose another owner path; until then the fallback owners get the tasks.`
    return { memberOf, problems: [sentence] }
  }
}

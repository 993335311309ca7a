import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'
import { readUsers, type OrgUser } from '../sf/org-users.ts'

/** Of the user that an installation makes. User names are unique over all orgs of Salesforce. */
export const ownUsername = (orgId: string): string => `banso-scoring@${orgId.toLowerCase()}.integration`

/**
 * The active user that the service logs in as: ours when it has the service's permission set, else the only one who has it.
 * @returns null = nobody has it
 * @throws Error with one sentence when several have it, and ours is not among them
 */
export async function findIntegrationUser({ connection, id }: Pick<SfOrg, 'connection' | 'id'>): Promise<OrgUser | null> {
  const holders = await readUsers(
    connection,
    `Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = '${integrationPermissionSet}') AND IsActive = true`,
  )
  const own = holders.find(({ Username }) => Username === ownUsername(id))
  if (own !== undefined || holders.length < 2) return own ?? holders[0] ?? null
  const names = holders.map(({ Username }) => Username).join(', ')
  throw new Error(
    `Several users have the permission set ${integrationPermissionSet}: say with --integration-user which of ${names} the service is.`,
  )
}

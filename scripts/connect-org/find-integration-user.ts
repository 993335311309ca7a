import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'

/**
 * User name of the one active user that has the service's permission set.
 * @throws Error with one sentence when nobody has it, or several
 */
export async function findIntegrationUser({ connection }: SfOrg): Promise<string> {
  const soql = `SELECT Username FROM User WHERE IsActive = true AND Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Name = '${integrationPermissionSet}') ORDER BY Username`
  const usernames = (await connection.query<{ Username: string }>(soql)).records.map(({ Username }) => Username)
  const [only, second] = usernames
  if (only === undefined) {
    throw new Error(
      `Nobody in the org has the permission set ${integrationPermissionSet}: assign it to the user that the service logs in as.`,
    )
  }
  if (second !== undefined) {
    throw new Error(
      `Several users have the permission set ${integrationPermissionSet}: say with --integration-user which of ${usernames.join(', ')} the service is.`,
    )
  }
  return only
}

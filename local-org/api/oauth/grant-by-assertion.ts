import { createPublicKey } from 'node:crypto'
import { compactVerify, decodeJwt, type JWTPayload } from 'jose'
import type { LocalOrg, OrgUser } from '../org.ts'
import { GrantRefused, type ConnectedApp } from './connected-app.ts'

const loginHosts = ['https://login.salesforce.com', 'https://test.salesforce.com']
/** Epoch seconds stay under this until the year 5138; `sf` sends milliseconds. */
const largestEpochSeconds = 1e11

/**
 * The user that an RS256 assertion (RFC 7523) signs in as.
 * @throws GrantRefused with Salesforce's error and description
 */
export async function grantByAssertion(
  assertion: string,
  apps: ConnectedApp[],
  org: LocalOrg,
  origin: string,
  clock: () => number,
): Promise<OrgUser> {
  const claims = readClaims(assertion)
  const app = apps.find(({ clientId }) => clientId === claims.iss)
  if (!app) throw new GrantRefused('invalid_client_id', 'client identifier invalid')
  await verifySignature(assertion, app)

  const audiences = [claims.aud ?? []].flat().map((audience) => audience.replace(/\/$/, ''))
  if (!audiences.some((audience) => [origin, ...loginHosts].includes(audience))) {
    throw new GrantRefused('invalid_grant', 'audience is invalid')
  }
  if (claims.exp === undefined || toEpochMs(claims.exp) <= clock()) throw new GrantRefused('invalid_grant', 'assertion expired')

  const user = org.findUser(claims.sub ?? '')
  if (!user) throw new GrantRefused('invalid_grant', "user hasn't approved this consumer")
  if (!user.isActive) throw new GrantRefused('invalid_grant', 'inactive user')
  requireApproval(app, user, org.permissionSetsOf(user.id))
  return user
}

/** Source: the two answers of orgs as public traces of the flow have them, for an app that users approve and one that admins approve. */
function requireApproval(
  { preauthorizedPermissionSets: sets, preauthorizedProfiles: profiles }: ConnectedApp,
  user: OrgUser,
  assigned: string[],
): void {
  if (!sets && !profiles) throw new GrantRefused('invalid_grant', "user hasn't approved this consumer")
  if (sets?.some((name) => assigned.includes(name)) || profiles?.includes(user.profileName)) return
  throw new GrantRefused('invalid_app_access', 'user is not admin approved to access this app')
}

function readClaims(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion)
  } catch {
    throw new GrantRefused('invalid_grant', 'invalid assertion')
  }
}

async function verifySignature(assertion: string, app: ConnectedApp): Promise<void> {
  if (!app.certificatePem) throw new GrantRefused('invalid_grant', 'invalid assertion')
  try {
    await compactVerify(assertion, createPublicKey(app.certificatePem), { algorithms: ['RS256'] })
  } catch {
    throw new GrantRefused('invalid_grant', 'invalid assertion')
  }
}

function toEpochMs(expiry: number): number {
  return expiry > largestEpochSeconds ? expiry : expiry * 1000
}

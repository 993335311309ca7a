import { z } from 'zod'
import type { OrgKey } from '../access/org-keys.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toRefusalProblem } from '../salesforce/read-problem.ts'
import type { Tell, Told } from './told.ts'

/** What there is to say about the way from the service to the org, and back. */
export interface ConnectionFacts {
  login: Told<Login>
  apiVersion: string
  /** The highest that the org has, e.g. `68.0`. */
  newestApiVersion: Told<string>
  /** How much the service's clock is ahead of the org's; below 0 = behind, null = not told. */
  clockAheadSeconds: number | null
  /** By which the org proves who it is; null = the service takes no calls of an org. */
  orgKeys: readonly Pick<OrgKey, 'expiresAt'>[] | null
}

export interface Login {
  username: string
  organization: string
  organizationId: string
  isSandbox: boolean
}

const organizationRecord = z.object({ Id: z.string(), Name: z.string(), IsSandbox: z.boolean() })
const userRecord = z.object({ Username: z.string() })
const versions = z.array(z.object({ version: z.string() })).min(1)

/** Three calls. */
export async function readConnection(
  salesforce: Salesforce,
  { userId, apiVersion }: Pick<Connection, 'userId' | 'apiVersion'>,
  orgKeys: ConnectionFacts['orgKeys'],
  tell: Tell,
): Promise<ConnectionFacts> {
  const [login, newestApiVersion] = await Promise.all([tell(readLogin(salesforce, userId)), tell(readNewestVersion(salesforce))])
  const { clockAheadMs } = salesforce.calls
  const clockAheadSeconds = clockAheadMs === null ? null : Math.round(clockAheadMs / 1000)
  return { login, apiVersion, newestApiVersion, clockAheadSeconds, orgKeys }
}

async function readLogin(salesforce: Salesforce, userId: string): Promise<Login> {
  const [organizations, users] = await Promise.all([
    readAll(salesforce, 'SELECT Id, Name, IsSandbox FROM Organization'),
    readAll(salesforce, `SELECT Username FROM User WHERE Id = '${userId}'`),
  ])
  try {
    const { Id, Name, IsSandbox } = organizationRecord.parse(organizations[0])
    const { Username } = userRecord.parse(users[0])
    return { username: Username, organization: Name, organizationId: Id, isSandbox: IsSandbox }
  } catch (err) {
    throw toRefusalProblem(err, 'Reading Organization and User', 'Organization')
  }
}

async function readNewestVersion(salesforce: Salesforce): Promise<string> {
  try {
    const found = versions.parse(await salesforce.send({ method: 'GET', path: '/services/data' })).map(({ version }) => version)
    return found.toSorted((a, b) => Number(b) - Number(a))[0] ?? ''
  } catch (err) {
    throw toRefusalProblem(err, 'Reading the API versions of the org', 'Organization')
  }
}

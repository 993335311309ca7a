import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import jsforce, { type Connection } from 'jsforce'
import type { LocalOrgOptions } from '../../../local-org/config.ts'
import { startLocalOrg, type RunningOrg } from '../../../local-org/server.ts'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const certificatePem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const apiVersion = '67.0'

const options: LocalOrgOptions = {
  port: 0,
  dataDirectory: null,
  projectDirectory: new URL('../../..', import.meta.url).pathname,
  lightning: false,
  apps: [
    { clientId: 'service', certificatePem, preauthorizedPermissionSets: ['ScoringApiIntegration'] },
    { clientId: 'admin', clientSecret: 'admin-secret', runAsUsername: 'admin@banso.example' },
  ],
  users: [
    aUser('admin@banso.example', 'Ada', 'Admin', 'System Administrator', []),
    aUser('integration@banso.example', 'Banso', 'Service', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
    aUser('emma.clark@banso.example', 'Emma', 'Clark', 'Standard User', ['CsmUser']),
    { ...aUser('aiko.tanaka@banso.example', 'Aiko', 'Tanaka', 'Standard User', ['CsmUser']), language: 'ja' },
  ],
  organization: { name: 'Test', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
}

function aUser(username: string, firstName: string, lastName: string, profile: string, permissionSets: string[]) {
  return { username, firstName, lastName, email: username, language: 'en_US' as const, permissionSets, profile }
}

export const startOrg = (overrides: Partial<LocalOrgOptions> = {}): Promise<RunningOrg> => startLocalOrg({ ...options, ...overrides })

/** jsforce, signed in with client credentials as the administrator. */
export async function connectAdmin(running: RunningOrg): Promise<Connection> {
  const oauth2 = { loginUrl: running.url, clientId: 'admin', clientSecret: 'admin-secret' }
  const connection = new jsforce.Connection({ loginUrl: running.url, version: apiVersion, oauth2 })
  await connection.authorize({ grant_type: 'client_credentials' })
  return connection
}

/** jsforce, signed in with a signed assertion as the integration user. */
export async function connectService(running: RunningOrg): Promise<Connection> {
  const connection = new jsforce.Connection({ loginUrl: running.url, version: apiVersion })
  const assertion = await new SignJWT({ iss: 'service', sub: 'integration@banso.example', aud: running.url })
    .setProtectedHeader({ alg: 'RS256' })
    .setExpirationTime('3m')
    .sign(keys.privateKey)
  await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
  return connection
}

/** A session of any user, with its headers; paths are below `/services/data/v67.0`. */
export function signIn(running: RunningOrg, username: string) {
  const user = running.org.findUser(username)
  if (!user) throw new Error(`No user ${username}`)
  const token = running.sessions.mint(user.id)
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(`${running.url}/services/data/v${apiVersion}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as never }
  }
  return { user, token, send }
}

export interface Answer {
  status: number
  headers: Headers
  /** Parsed when it is JSON; a test reads it as what it asserts it to be. */
  body: never
}

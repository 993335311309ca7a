import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { OpenCall } from '../../../local-org/api/http/call.ts'
import { createRouteTable } from '../../../local-org/api/http/route-table.ts'
import { createSessions } from '../../../local-org/api/http/sessions.ts'
import type { ConnectedApp } from '../../../local-org/api/oauth/connected-app.ts'
import { oauthRoutes } from '../../../local-org/api/oauth/oauth-routes.ts'
import type { OrgUser } from '../../../local-org/api/org.ts'
import { emma, fakeOrg } from './fake-org.ts'

const origin = 'http://127.0.0.1:4400'
const now = Date.UTC(2026, 10, 22)
const nowSeconds = now / 1000
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherPair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()

const jwtApp: ConnectedApp = { clientId: 'jwt-app', certificatePem: publicPem, preauthorizedPermissionSets: ['ScoringApiIntegration'] }
const secretApp: ConnectedApp = { clientId: 'secret-app', clientSecret: 's3cret', runAsUsername: emma.username }

interface Setting {
  apps?: ConnectedApp[]
  users?: OrgUser[]
  permissionSets?: string[]
}

function startOauth({ apps = [jwtApp, secretApp], users = [emma], permissionSets = ['ScoringApiIntegration'] }: Setting = {}) {
  const org = fakeOrg({}, users, permissionSets)
  const sessions = createSessions(org.organizationId, 60_000, () => now)
  const findRoute = createRouteTable(oauthRoutes({ org, sessions, apps, clock: () => now }))
  const post = async (path: string, form: Record<string, string>, headers: OpenCall['headers'] = {}) => {
    const { route, params } = findRoute('POST', path)
    if (route.access !== 'open') throw new Error('a login needs no session')
    const call = { method: 'POST', path, params, search: new URLSearchParams(), headers, apiVersion: '', body: form, upload: null, origin }
    const { status, json } = await route.handler(call)
    return { status, json: json as Record<string, string> }
  }
  return {
    sessions,
    token: (form: Record<string, string>, headers?: OpenCall['headers']) => post('/services/oauth2/token', form, headers),
    post,
  }
}

interface Claims {
  iss?: string
  sub?: string
  aud?: string
  exp?: number
  key?: typeof pair.privateKey
  alg?: string
}

async function assertion({
  iss = 'jwt-app',
  sub = emma.username,
  aud = origin,
  exp = nowSeconds + 180,
  key = pair.privateKey,
  alg = 'RS256',
}: Claims = {}) {
  const jwt = await new SignJWT({ iss, sub, aud, exp }).setProtectedHeader({ alg }).sign(key)
  return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt }
}
const refused = (error: string, error_description: string) => ({ status: 400, json: { error, error_description } })

describe('a signed assertion', () => {
  it('gives a session of the user it names', async () => {
    const { token, sessions } = startOauth()
    const { status, json } = await token(await assertion())
    expect({ status, json, userId: sessions.userOf(json['access_token'] ?? '') }).toEqual({
      status: 200,
      json: {
        access_token: expect.stringMatching(/^00D000000000001!/) as string,
        id: `${origin}/id/00D000000000001EAA/${emma.id}`,
        instance_url: origin,
        issued_at: String(now),
        scope: 'api',
        signature: expect.any(String) as string,
        token_type: 'Bearer',
      },
      userId: emma.id,
    })
  })

  it.each([`${origin}/`, 'https://login.salesforce.com', 'https://test.salesforce.com'])('may be meant for %s', async (aud) => {
    expect((await startOauth().token(await assertion({ aud }))).status).toBe(200)
  })

  it('may say its expiry in milliseconds, as sf does', async () => {
    expect((await startOauth().token(await assertion({ exp: now + 300 }))).status).toBe(200)
  })

  it.each<[string, Claims, string, string]>([
    ['of an unknown client', { iss: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
    ['signed by another key', { key: otherPair.privateKey }, 'invalid_grant', 'invalid assertion'],
    ['signed in another way', { alg: 'PS256' }, 'invalid_grant', 'invalid assertion'],
    ['of an app that has a secret only', { iss: 'secret-app' }, 'invalid_grant', 'invalid assertion'],
    ['meant for another org', { aud: 'https://other.my.salesforce.com' }, 'invalid_grant', 'audience is invalid'],
    ['that has expired', { exp: nowSeconds }, 'invalid_grant', 'assertion expired'],
    ['for an unknown user', { sub: 'nobody@banso.example' }, 'invalid_grant', "user hasn't approved this consumer"],
  ])('%s is refused', async (_, claims, error, description) => {
    expect(await startOauth().token(await assertion(claims))).toEqual(refused(error, description))
  })

  it('that is no JWT is refused', async () => {
    const form = { ...(await assertion()), assertion: 'abc' }
    expect(await startOauth().token(form)).toEqual(refused('invalid_grant', 'invalid assertion'))
  })

  it("is refused when none of the app's permission sets is assigned to the user", async () => {
    const { token } = startOauth({ permissionSets: ['CsmUser'] })
    expect(await token(await assertion())).toEqual(refused('invalid_app_access', 'user is not admin approved to access this app'))
  })

  it('is refused when users approve the app themselves, in a browser', async () => {
    const { token } = startOauth({ apps: [{ clientId: 'jwt-app', certificatePem: publicPem }] })
    expect(await token(await assertion())).toEqual(refused('invalid_grant', "user hasn't approved this consumer"))
  })

  it('for an inactive user is refused', async () => {
    const { token } = startOauth({ users: [{ ...emma, isActive: false }] })
    expect(await token(await assertion())).toEqual(refused('invalid_grant', 'inactive user'))
  })
})

describe('client credentials', () => {
  const form = { grant_type: 'client_credentials', client_id: 'secret-app', client_secret: 's3cret' }

  it('give a session of the run-as user', async () => {
    const { token, sessions } = startOauth()
    const { json } = await token(form)
    expect(sessions.userOf(json['access_token'] ?? '')).toBe(emma.id)
  })

  it('may come as basic authentication', async () => {
    const authorization = `Basic ${Buffer.from('secret-app:s3cret').toString('base64')}`
    expect((await startOauth().token({ grant_type: 'client_credentials' }, { authorization })).status).toBe(200)
  })

  it.each([
    ['with a wrong secret', { client_secret: 'wrong' }, 'invalid_client', 'invalid client credentials'],
    ['of an unknown client', { client_id: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
    ['of an app that has a key only', { client_id: 'jwt-app' }, 'invalid_client', 'invalid client credentials'],
  ])('%s are refused', async (_, change, error, description) => {
    expect(await startOauth().token({ ...form, ...change })).toEqual(refused(error, description))
  })

  it('of an app without a run-as user are refused', async () => {
    const { token } = startOauth({ apps: [{ clientId: 'secret-app', clientSecret: 's3cret' }] })
    expect(await token(form)).toEqual(refused('invalid_grant', 'no client credentials user enabled'))
  })
})

it('another grant type is not supported', async () => {
  expect(await startOauth().token({ grant_type: 'password' })).toEqual(refused('unsupported_grant_type', 'grant type not supported'))
})

it('a revoked token ends its session', async () => {
  const { post, sessions } = startOauth()
  const token = sessions.mint(emma.id)
  const first = await post('/services/oauth2/revoke', { token })
  const second = await post('/services/oauth2/revoke', { token })
  expect({ first: first.status, second, userId: sessions.userOf(token) }).toEqual({
    first: 200,
    second: refused('unsupported_token_type', 'this token type is not supported'),
    userId: null,
  })
})

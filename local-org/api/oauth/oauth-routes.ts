import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { openRoute, route, type Call, type OpenCall, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import type { Sessions } from '../http/sessions.ts'
import type { LocalOrg, OrgUser } from '../org.ts'
import { GrantRefused, type ConnectedApp } from './connected-app.ts'
import { grantByAssertion } from './grant-by-assertion.ts'
import { grantBySecret } from './grant-by-secret.ts'

const tokenForm = z.object({
  grant_type: z.string().optional(),
  assertion: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
})
const revokeForm = z.object({ token: z.string().optional() })

export interface OAuthParts {
  org: LocalOrg
  sessions: Sessions
  /** Besides those that were deployed into the org. */
  apps: ConnectedApp[]
  /** Wall clock in ms: assertions carry real time, whatever the org's clock says. */
  clock: () => number
}

export function oauthRoutes(parts: OAuthParts): Route[] {
  const { org, sessions } = parts
  const signingSecret = randomBytes(32)

  const toToken = (user: OrgUser, origin: string): Reply => {
    const id = `${origin}/id/${org.organizationId}/${user.id}`
    const issuedAt = String(parts.clock())
    const signature = createHmac('sha256', signingSecret)
      .update(id + issuedAt)
      .digest('base64')
    return tokenReply(200, {
      access_token: sessions.mint(user.id),
      signature,
      scope: 'api',
      instance_url: origin,
      id,
      token_type: 'Bearer',
      issued_at: issuedAt,
    })
  }

  const requestToken = async (call: OpenCall): Promise<Reply> => {
    try {
      return toToken(await findGrantee(call, parts), call.origin)
    } catch (error) {
      if (!(error instanceof GrantRefused)) throw error
      return tokenReply(400, { error: error.error, error_description: error.message })
    }
  }

  const revoke = (call: OpenCall): Reply => {
    const token = revokeForm.parse(call.body ?? {}).token ?? call.search.get('token') ?? ''
    if (sessions.revoke(token)) return { status: 200 }
    return tokenReply(400, { error: 'unsupported_token_type', error_description: 'this token type is not supported' })
  }

  const readIdentity = (call: Call): Reply => {
    const { organizationId, userId } = call.params
    if (organizationId?.slice(0, 15) !== org.organizationId.slice(0, 15)) throw refusals.notFound()
    if (userId?.slice(0, 15) !== call.user.id.slice(0, 15)) throw refusals.notFound()
    return { status: 200, json: toIdentity(call.user, org, call.origin) }
  }

  return [
    openRoute('POST', '/services/oauth2/token', requestToken, 'form'),
    openRoute('POST', '/services/oauth2/revoke', revoke, 'form'),
    openRoute('GET', '/services/oauth2/revoke', revoke, 'form'),
    route('GET', '/services/oauth2/userinfo', (call) => ({ status: 200, json: toUserInfo(call.user, org, call.origin) })),
    route('POST', '/services/oauth2/userinfo', (call) => ({ status: 200, json: toUserInfo(call.user, org, call.origin) }), 'form'),
    route('GET', '/id/:organizationId/:userId', readIdentity),
  ]
}

async function findGrantee(call: OpenCall, { apps: ownApps, org, clock }: OAuthParts): Promise<OrgUser> {
  const apps = [...ownApps, ...org.clientApps()]
  const form = tokenForm.parse(call.body ?? {})
  switch (form.grant_type) {
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return grantByAssertion(form.assertion ?? '', apps, org, call.origin, clock)
    case 'client_credentials': {
      const basic = readBasic(call.headers.authorization)
      return grantBySecret(basic?.id ?? form.client_id ?? '', basic?.secret ?? form.client_secret ?? '', apps, org)
    }
    default:
      throw new GrantRefused('unsupported_grant_type', 'grant type not supported')
  }
}

function readBasic(authorization = ''): { id: string; secret: string } | null {
  const match = /^Basic\s+(\S+)$/i.exec(authorization)
  if (!match?.[1]) return null
  const [id = '', ...rest] = Buffer.from(match[1], 'base64').toString('utf8').split(':')
  return { id, secret: rest.join(':') }
}

function tokenReply(status: number, json: Record<string, string>): Reply {
  return { status, json, headers: { 'Cache-Control': 'no-cache, no-store', Pragma: 'no-cache' } }
}

function toUserInfo(user: OrgUser, org: LocalOrg, origin: string) {
  return {
    sub: `${origin}/id/${org.organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: org.organizationId,
    preferred_username: user.username,
    nickname: user.username.split('@')[0],
    name: user.name,
    email: user.email,
    email_verified: true,
    zoneinfo: user.timeZone,
    locale: user.locale,
    language: user.language,
    active: user.isActive,
    urls: toUrls(user, origin),
  }
}

function toIdentity(user: OrgUser, org: LocalOrg, origin: string) {
  return {
    id: `${origin}/id/${org.organizationId}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: org.organizationId,
    username: user.username,
    nick_name: user.username.split('@')[0],
    display_name: user.name,
    email: user.email,
    email_verified: true,
    timezone: user.timeZone,
    active: user.isActive,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    urls: toUrls(user, origin),
  }
}

function toUrls(user: OrgUser, origin: string) {
  const data = `${origin}/services/data/v{version}`
  return {
    rest: `${data}/`,
    sobjects: `${data}/sobjects/`,
    query: `${data}/query/`,
    profile: `${origin}/${user.id}`,
    custom_domain: origin,
  }
}

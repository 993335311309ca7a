import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { SalesforceSettings } from '../config.ts'
import { Problem } from '../problems.ts'
import { ApiError, toApiError } from './api-error.ts'
import { readClockAhead } from './call-count.ts'

export interface Token {
  accessToken: string
  instanceUrl: string
  organizationId: string
  userId: string
  /** How much the clock of this machine is ahead of the org's; null = the org has not said. */
  clockAheadMs: number | null
}

const timeLimitMs = 30_000
const assertionSeconds = 180

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  instance_url: z.url(),
  /** `<base>/id/<organization id>/<user id>` */
  id: z.string().regex(/\/id\/00D\w{12,15}\/\w{15,18}$/),
})

const tokenRefusal = z.object({ error: z.string(), error_description: z.string().default('') })

/**
 * Asks the org for an access token, by signed assertion (JWT bearer) or client credentials.
 * @throws ApiError when no answer came or the org is busy, Problem when the answer is no or no answer of Salesforce's
 */
export async function requestToken(settings: SalesforceSettings): Promise<Token> {
  const url = new URL('/services/oauth2/token', settings.loginUrl)
  const { status, body, clockAheadMs } = await post(url, await grant(settings))
  const json = parseJson(body)
  const answer = tokenAnswer.safeParse(json)
  if (status === 200 && answer.success) return toToken(answer.data, clockAheadMs)
  const refusal = tokenRefusal.safeParse(json)
  if (refusal.success && status < 500) throw loginRefused(settings, refusal.data)
  if (status >= 500 || status === 429)
    throw new ApiError(`ERROR_HTTP_${status}`, `${settings.loginUrl} answered HTTP ${status} to the login`)
  throw notSalesforce(settings.loginUrl)
}

async function grant(settings: SalesforceSettings): Promise<URLSearchParams> {
  const { login, clientId } = settings
  if (login.kind === 'clientCredentials') {
    return new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: login.clientSecret })
  }
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(clientId)
    .setSubject(login.username)
    .setAudience(login.audience)
    .setJti(randomUUID())
    .setExpirationTime(`${assertionSeconds}s`)
    .sign(login.privateKey)
  return new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
}

async function post(url: URL, form: URLSearchParams): Promise<{ status: number; body: string; clockAheadMs: number | null }> {
  try {
    const headers = { accept: 'application/json' }
    const askedAt = Date.now()
    const response = await fetch(url, { method: 'POST', body: form, headers, redirect: 'manual', signal: AbortSignal.timeout(timeLimitMs) })
    const clockAheadMs = readClockAhead(response.headers.get('date'), askedAt, Date.now())
    return { status: response.status, body: await response.text(), clockAheadMs }
  } catch (err) {
    throw toApiError(err)
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null // an HTML page, say: the caller names the address that sent it
  }
}

function toToken(answer: z.infer<typeof tokenAnswer>, clockAheadMs: number | null): Token {
  const [organizationId = '', userId = ''] = answer.id.split('/').slice(-2)
  return { accessToken: answer.access_token, instanceUrl: new URL(answer.instance_url).origin, organizationId, userId, clockAheadMs }
}

export function notSalesforce(url: string): Problem {
  return new Problem(
    'not-salesforce',
    `${url} does not answer like a Salesforce org: set SALESFORCE_LOGIN_URL to the org's My Domain address, e.g. https://example.my.salesforce.com.`,
  )
}

/** Names the variable that is most likely wrong, and keeps the org's own words. */
function loginRefused(settings: SalesforceSettings, refusal: z.infer<typeof tokenRefusal>): Problem {
  const said = `"${refusal.error}${refusal.error_description === '' ? '' : `: ${refusal.error_description}`}"`
  return new Problem('salesforce-login-refused', `${settings.loginUrl} refused the login (${said}): ${advice(settings, refusal)}`)
}

function advice({ login, clientId }: SalesforceSettings, { error, error_description: description }: z.infer<typeof tokenRefusal>): string {
  if (error === 'invalid_client_id' || /client identifier/i.test(description)) {
    return `it knows no app with the client id ${clientId}; check SALESFORCE_CLIENT_ID.`
  }
  if (login.kind === 'clientCredentials') {
    return `check SALESFORCE_CLIENT_SECRET, and that the app ${clientId} has the client credentials flow switched on and a user to run as.`
  }
  if (/audience/i.test(description)) return `check SALESFORCE_AUDIENCE, which is ${login.audience}.`
  if (/expired/i.test(description)) return 'the clock of the scoring service is wrong; set it right.'
  if (/assertion|signature/i.test(description)) {
    return `SALESFORCE_PRIVATE_KEY_FILE is not the key of the certificate registered with the app ${clientId}; use the matching key or upload its certificate.`
  }
  return `check that the user ${login.username} (SALESFORCE_USERNAME) exists, is active, and has a permission set which the app ${clientId} pre-authorises.`
}

import { randomUUID } from 'node:crypto'
import { SignJWT, importPKCS8 } from 'jose'
import type { LocalOrg } from '../../api/org.ts'
import type { ApexContext } from './apex-context.ts'

/** A question to the scoring service, as `ScoringApiCall` of force-app puts it. */
export interface ScoringApiCall {
  method: 'GET' | 'POST'
  path: string
  /** JSON; null with GET. */
  body: string | null
  /** What the token may be used for. */
  scope: 'account' | 'scorecards' | 'indicators' | 'setup'
  /** Until no answer is waited for any longer. Default 10 s. */
  timeoutMs?: number
}

/** A call that brought no result, as `ScoringApiException` of force-app tells it. */
export class ScoringApiFailure extends Error {
  /** HTTP status of the refusal; null when the call never reached the service. */
  readonly status: number | null
  /** What the service said, in English; null when it was not reached. */
  readonly detail: string | null
  /** Whether nothing was sent, as the org could not prove who is calling. */
  readonly isUnsigned: boolean = false
  constructor(status: number | null, detail: string | null, options?: ErrorOptions) {
    super(`The scoring service brought no result (${status ?? 'not reached'}): ${detail ?? ''}`, options)
    this.status = status
    this.detail = detail
  }

  /** Whether the service refused who asked: it does not trust this org, or not with this. */
  isAboutCaller(): boolean {
    return this.status === 401 || this.status === 403
  }

  /** Whether the service has something else to do just now: a run goes on, or too many requests. */
  isBusy(): boolean {
    return this.status === 409 || this.status === 429
  }

  /** Whether the same call may bring a result in some minutes. */
  isPassing(): boolean {
    const isUnreached = this.status === null && !this.isUnsigned
    return isUnreached || this.isBusy() || [502, 503, 504].includes(this.status ?? 0)
  }

  /** Whether the service refused what was sent, not who sent it: then its own sentence tells the user what to change. */
  isAboutRequest(): boolean {
    return this.status !== null && this.status >= 400 && this.status < 500 && !this.isAboutCaller()
  }
}

/** The org has nothing to prove with who is calling. */
class UnsignedCall extends ScoringApiFailure {
  override readonly isUnsigned = true
  constructor(certificate: string) {
    super(null, null, { cause: new Error(`The org has no certificate ${certificate}.`) })
  }
}

const namedCredential = 'CsScoringApi'
const usualCertificate = 'CsScoringApi'
const usualTimeoutMs = 10_000
const tokenLifetimeSeconds = 120

/**
 * Calls the service in the user's name, as the org's named credential does.
 * @returns body of any success
 * @throws ScoringApiFailure
 */
export async function askScoringApi(call: ScoringApiCall, context: ApexContext): Promise<string> {
  const { status, statusText, text } = await send(call, context)
  if (status < 200 || status >= 300) throw new ScoringApiFailure(status, detailOf(text) ?? statusText)
  return text
}

async function send({ method, path, body, scope, timeoutMs = usualTimeoutMs }: ScoringApiCall, context: ApexContext) {
  const authorization = `Bearer ${await signToken(scope, context)}`
  const accept = 'application/json, application/problem+json'
  const headers: Record<string, string> = { authorization, accept }
  if (body !== null) headers['content-type'] = 'application/json'
  const endpoint = context.endpointOf(namedCredential)
  if (endpoint === null) throw new ScoringApiFailure(null, null, { cause: noCredential })
  try {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers,
      body,
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, statusText: response.statusText, text: await response.text() }
  } catch (cause) {
    throw new ScoringApiFailure(null, null, { cause })
  }
}

/** What a callout of an org says then. */
const noCredential = new Error(
  `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${namedCredential}" might not exist.`,
)

/** A text as one part of a path or query; empty for anything else. */
export function encoded(value: unknown): string {
  return typeof value === 'string' ? encodeURIComponent(value) : ''
}

/** The `detail` of an RFC 9457 problem; null when the body is something else, such as a proxy's page. */
function detailOf(text: string): string | null {
  try {
    const { detail } = (JSON.parse(text) ?? {}) as { detail?: unknown }
    return typeof detail === 'string' && detail.trim() !== '' ? detail : null
  } catch {
    return null
  }
}

/** Name of the certificate that the org signs with: the one of its mapping SigningCertificate, where there is one. */
export function certificateName(org: LocalOrg): string {
  const given = org.customMetadata('CsMapping__mdt', 'SigningCertificate')?.['FieldPath__c']
  return typeof given === 'string' && given.trim() !== '' ? given : usualCertificate
}

/** As the org signs it: issuer is the org, subject the user. @throws ScoringApiFailure when the org has no certificate to sign with */
async function signToken(scope: ScoringApiCall['scope'], { org, signingKey, organizationId, userId }: ApexContext): Promise<string> {
  const name = certificateName(org)
  const pem = signingKey(name)
  if (pem === null) throw new UnsignedCall(name)
  const key = await importPKCS8(pem, 'RS256')
  return new SignJWT({ scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(organizationId)
    .setSubject(userId)
    .setAudience('banso-scoring-api')
    .setIssuedAt()
    .setExpirationTime(`${tokenLifetimeSeconds}s`)
    .setJti(randomUUID())
    .sign(key)
}

import { createHash, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify } from 'jose'
import type { CallerSettings } from '../config.ts'
import { Problem } from '../problems.ts'

/** What a user's token is for: `account` rescores one account and shows its rows, `accounts` has many rescored, `scorecards` checks and previews scorecards, `indicators` checks and tests indicators, `setup` looks at the set-up. */
export const scopes = ['account', 'accounts', 'scorecards', 'indicators', 'setup'] as const
export type Scope = (typeof scopes)[number]

/** Who asks. */
export type Caller = { kind: 'operator' } | { kind: 'user'; userId: string; scope: Scope }

export type Authenticate = (authorization: string | undefined) => Promise<Caller>

export const audience = 'banso-scoring-api'
const longestLifeSeconds = 300
const clockToleranceSeconds = 10

/**
 * Tells callers apart: the operator by a secret of the service's own, users by a short token that their org signed.
 * @returns a function that throws Problem not-authenticated; why stays in the log, a stranger learns nothing
 */
export function createAuthenticate(settings: CallerSettings, now: () => Date): Authenticate {
  const operatorDigest = settings.operatorToken === null ? null : digest(settings.operatorToken)
  const seen = new Map<string, number>()

  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) throw refused('no bearer token')
    if (operatorDigest !== null && timingSafeEqual(digest(token), operatorDigest)) return { kind: 'operator' }
    if (settings.org === null) throw refused('unknown token')
    return await verifyUser(token, settings.org, seen, now())
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

async function verifyUser(token: string, org: NonNullable<CallerSettings['org']>, seen: Map<string, number>, now: Date): Promise<Caller> {
  const { payload } = await jwtVerify(token, org.publicKey, {
    algorithms: ['RS256'],
    issuer: org.id,
    audience,
    requiredClaims: ['sub', 'exp', 'jti'],
    clockTolerance: clockToleranceSeconds,
    currentDate: now,
  }).catch((err: unknown) => {
    throw refused(err instanceof errors.JOSEError ? err.code : 'unreadable token', err)
  })
  const { sub, exp, jti } = payload
  if (sub === undefined || exp === undefined || jti === undefined || !/^005\w{12,15}$/.test(sub)) throw refused('a claim is missing')
  const scope = toScope(payload['scope'])
  const nowSeconds = now.getTime() / 1000
  if (exp - nowSeconds > longestLifeSeconds + clockToleranceSeconds) throw refused('the token lives too long')
  forgetExpired(seen, nowSeconds)
  if (seen.has(jti)) throw refused('the token was used before')
  seen.set(jti, exp + clockToleranceSeconds)
  return { kind: 'user', userId: sub, scope }
}

/** A token without the claim is for an account, as all were before there were scopes. */
function toScope(claim: unknown): Scope {
  const scope = scopes.find((known) => known === (claim ?? 'account'))
  if (scope === undefined) throw refused('unknown scope')
  return scope
}

function forgetExpired(seen: Map<string, number>, nowSeconds: number): void {
  for (const [jti, until] of seen) if (until < nowSeconds) seen.delete(jti)
}

function refused(reason: string, cause?: unknown): Problem {
  return new Problem('not-authenticated', 'Send a valid token in the header Authorization, as "Bearer <token>".', {
    cause: cause ?? new Error(reason),
  })
}

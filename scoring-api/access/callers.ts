import { createHash, timingSafeEqual } from 'node:crypto'
import { errors, jwtVerify, type JWTPayload } from 'jose'
import type { CallerSettings } from '../config.ts'
import { Problem } from '../problems.ts'
import { keysOn } from './org-keys.ts'

/** What a user's token is for: `account` rescores one account and shows its rows, `accounts` has many rescored, `scorecards` checks and previews scorecards, `indicators` checks and tests indicators, `setup` looks at the set-up. */
export const scopes = ['account', 'accounts', 'scorecards', 'indicators', 'setup'] as const
export type Scope = (typeof scopes)[number]

/** Who asks. */
export type Caller = { kind: 'operator' } | { kind: 'user'; userId: string; scope: Scope }

export type Authenticate = (authorization: string | undefined) => Promise<Caller>

export const audience = 'banso-scoring-api'
/** As long as the org's tokens live. */
export const longestLifeSeconds = 120
/** By how much the org's clock may be ahead of ours, or behind. */
export const clockToleranceSeconds = 10

/**
 * Tells callers apart: the operator by a secret of the service's own, users by a short token that their org signed.
 * @param clockAheadMs how much our clock is ahead of the org's; null = not known
 * @returns a function that throws Problem not-authenticated; why stays in the log, a stranger learns nothing
 */
export function createAuthenticate(settings: CallerSettings, now: () => Date, clockAheadMs: number | null): Authenticate {
  const operatorDigest = settings.operatorToken === null ? null : digest(settings.operatorToken)
  const used = rememberUsed(startAtOrg(now(), clockAheadMs))

  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) throw refused('no bearer token')
    if (operatorDigest !== null && timingSafeEqual(digest(token), operatorDigest)) return { kind: 'operator' }
    if (settings.org === null) throw refused('unknown token')
    return await verifyUser(token, settings.org, used, now())
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

type Org = NonNullable<CallerSettings['org']>

async function verifyUser(token: string, org: Org, requireUnused: RequireUnused, now: Date): Promise<Caller> {
  const payload = await verify(token, org, now)
  const { sub, exp, jti } = payload
  if (sub === undefined || exp === undefined || jti === undefined || !/^005\w{12,15}$/.test(sub)) throw refused('a claim is missing')
  const scope = toScope(payload['scope'])
  const nowSeconds = now.getTime() / 1000
  if (exp - nowSeconds > longestLifeSeconds + clockToleranceSeconds) throw refused('the token lives too long')
  requireUnused(jti, exp, nowSeconds)
  return { kind: 'user', userId: sub, scope }
}

/** While the org changes its certificate, either signature is good. */
async function verify(token: string, org: Org, now: Date): Promise<JWTPayload> {
  let failure: unknown = new Error('none of the certificates of the org is valid any more')
  for (const { publicKey } of keysOn(org.keys, now)) {
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ['RS256'],
        issuer: org.id,
        audience,
        requiredClaims: ['sub', 'exp', 'jti'],
        clockTolerance: clockToleranceSeconds,
        currentDate: now,
      })
      return payload
    } catch (err) {
      failure = err
      if (!(err instanceof errors.JWSSignatureVerificationFailed)) break
    }
  }
  throw refused(failure instanceof errors.JOSEError ? failure.code : 'unreadable token', failure)
}

/** A token without the claim is for an account, as all were before there were scopes. */
function toScope(claim: unknown): Scope {
  const scope = scopes.find((known) => known === (claim ?? 'account'))
  if (scope === undefined) throw refused('unknown scope')
  return scope
}

type RequireUnused = (jti: string, exp: number, nowSeconds: number) => void

/** In seconds of the org's clock, which its tokens are made by; where it is not known, it may be as far ahead as tokens are let through. */
const startAtOrg = (start: Date, clockAheadMs: number | null): number =>
  Math.floor((start.getTime() - (clockAheadMs ?? -clockToleranceSeconds * 1000)) / 1000)

/**
 * Lets a token through once. What an earlier process let through is not known after a restart: tokens that may be older than this process
 * are let through by neither, and their users try again.
 */
function rememberUsed(startSeconds: number): RequireUnused {
  const used = new Map<string, number>()
  return (jti, exp, nowSeconds) => {
    for (const [known, until] of used) if (until < nowSeconds) used.delete(known)
    if (exp - longestLifeSeconds < startSeconds) throw refused('the token may be older than this process')
    if (used.has(jti)) throw refused('the token was used before')
    used.set(jti, exp + clockToleranceSeconds)
  }
}

function refused(reason: string, cause?: unknown): Problem {
  return new Problem('not-authenticated', 'Send a valid token in the header Authorization, as "Bearer <token>".', {
    cause: cause ?? new Error(reason),
  })
}

import { generateKeyPairSync, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { SignJWT, type JWTPayload } from 'jose'
import { pino, type Logger } from 'pino'
import { buildApp, type AppDeps } from '../../scoring-api/app.ts'
import type { PreviewRegistry } from '../../scoring-api/health-score/preview-registry.ts'
import { newProgress } from '../../scoring-api/health-score/run-progress.ts'
import { redacted } from '../../scoring-api/log-redaction.ts'
import { createMetrics } from '../../scoring-api/operations/metrics.ts'
import type { Run, RunRegistry } from '../../scoring-api/operations/run-registry.ts'
import { Problem } from '../../scoring-api/problems.ts'
import type { IndicatorTestRegistry } from '../../scoring-api/signals/indicator-test-registry.ts'

export const operatorToken = 'operator-token-of-the-tests-0123456789'
export const orgId = '00D000000000001EAA'
export const userId = '005000000000001AAA'
export const accountId = '001000000000001AAA'
export const operator = { authorization: `Bearer ${operatorToken}` }
const orgKey = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const aRun = (overrides: Partial<Run> = {}): Run => ({
  id: '4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11',
  kind: 'full',
  status: 'running',
  asOf: '2026-11-22T03:00:00.000Z',
  startedAt: '2026-11-22T03:00:00.000Z',
  finishedAt: null,
  progress: newProgress(),
  isDryRun: false,
  apiCalls: () => 0,
  apiCallsToWrite: () => null,
  failure: null,
  ...overrides,
})

export const someRuns = (overrides: Partial<RunRegistry> = {}): RunRegistry => ({
  startFull: () => aRun(),
  requireNoFull: () => undefined,
  rescoreAccount: (id) =>
    Promise.resolve({ accountId: id, score: 72.5, band: 'Watch', coverage: 80, asOf: '2026-11-22T03:00:00.000Z', changed: true }),
  queueAccounts: () => undefined,
  find: (id) => Promise.reject(new Problem('run-not-found', `There is no run ${id}.`)),
  closeDeadRuns: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  ...overrides,
})

export const somePreviews = (overrides: Partial<PreviewRegistry> = {}): PreviewRegistry => ({
  check: () => Promise.resolve({ scorecard: null, isUsable: true, findings: [] }),
  start: () => Promise.reject(new Problem('preview-in-progress', 'A preview has been going on.')),
  find: (id) => {
    throw new Problem('preview-not-found', `There is no preview ${id}.`)
  },
  ...overrides,
})

export const someIndicatorTests = (overrides: Partial<IndicatorTestRegistry> = {}): IndicatorTestRegistry => ({
  names: () => Promise.resolve([]),
  check: () => Promise.resolve({ isUsable: true, findings: [] }),
  checkPlaybook: () => Promise.resolve({ isUsable: true, findings: [] }),
  start: () => Promise.reject(new Problem('indicator-test-in-progress', 'A test has been going on.')),
  find: (id) => {
    throw new Problem('indicator-test-not-found', `There is no test ${id}.`)
  },
  ...overrides,
})

/** The whole service over fakes, and every line it logs. */
export async function testApp(overrides: Partial<AppDeps> = {}): Promise<{ app: FastifyInstance; logged: string[] }> {
  const logged: string[] = []
  const app = await buildApp({
    callers: { operatorToken, org: { id: orgId, keys: [{ publicKey: orgKey.publicKey, expiresAt: null }] } },
    clockAheadMs: 0,
    maySeeAccount: () => Promise.resolve(true),
    findVisibleAccounts: (_, ids) => Promise.resolve(new Set(ids)),
    runs: someRuns(),
    previews: somePreviews(),
    indicatorTests: someIndicatorTests(),
    schema: { objects: () => Promise.resolve([]), object: (name) => Promise.reject(new Problem('object-not-found', `No object ${name}.`)) },
    readRows: ({ measureKey }) => Promise.reject(new Problem('measure-not-found', `No measure ${measureKey}.`)),
    checkSetUp: () => Promise.resolve({ asOf: '2026-11-22T03:00:00.000Z', apiCalls: 0, checks: [] }),
    isReady: () => Promise.resolve(true),
    metrics: createMetrics(),
    log: logInto(logged),
    now: () => new Date(),
    ...overrides,
  })
  return { app, logged }
}

export const logInto = (lines: string[]): Logger =>
  pino({ level: 'trace', redact: redacted }, { write: (line: string) => void lines.push(line) })

/** A token as Apex signs it; `key` another one = a stranger's. */
export async function userToken(
  claims: JWTPayload = {},
  options: { alg?: string; key?: Parameters<SignJWT['sign']>[0] } = {},
): Promise<string> {
  const nowSeconds = Math.floor(Date.now() / 1000)
  const payload = {
    iss: orgId,
    sub: userId,
    aud: 'banso-scoring-api',
    iat: nowSeconds,
    exp: nowSeconds + 120,
    jti: randomUUID(),
    ...claims,
  }
  return await new SignJWT(payload).setProtectedHeader({ alg: options.alg ?? 'RS256' }).sign(options.key ?? orgKey.privateKey)
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

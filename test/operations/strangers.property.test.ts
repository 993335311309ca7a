import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { accountId, someRuns, testApp } from './test-app.ts'

/** Whatever somebody without a valid token sends: refused, nothing revealed, nothing run. */

let app: FastifyInstance
const ran: string[] = []

beforeAll(async () => {
  const record = (what: string) => {
    ran.push(what)
    throw new Error(`${what} ran for a stranger`)
  }
  const runs = someRuns({
    startFull: () => record('full run'),
    rescoreAccount: () => record('account run'),
    queueAccounts: () => void record('queued accounts'),
  })
  ;({ app } = await testApp({ runs, readRows: () => record('rows') }))
})
afterAll(() => app.close())

const knownPaths = [
  '/v1/runs',
  `/v1/accounts/${accountId}/rescore`,
  `/v1/accounts/${accountId}/measures/open-cases/rows?scorecard=operation-v1`,
  '/v1/scorecards/check',
  '/v1/previews',
  '/v1/indicator-tests',
  '/metrics',
]
const path = fc.oneof(
  fc.constantFrom(...knownPaths),
  fc.tuple(fc.constantFrom(...knownPaths), fc.string()).map(([known, tail]) => `${known}${encodeURI(tail.toWellFormed())}`),
  fc.webPath().map((text) => `/v1${text}`),
)
const authorization = fc.oneof(
  fc.constant(undefined),
  fc.string(),
  fc.base64String().map((text) => `Bearer ${text}`),
  fc.tuple(fc.base64String(), fc.base64String(), fc.base64String()).map((parts) => `Bearer ${parts.join('.')}`),
)
const body = fc.oneof(fc.constant(undefined), fc.json(), fc.string(), fc.constant('x'.repeat(10 * 1024 * 1024)))

it('is refused with a problem that says no more than that a token is needed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      path,
      authorization,
      body,
      async (method, url, token, payload) => {
        const header = token?.replace(/[^\x20-\x7e]/g, '')
        const reply = await app.inject({
          method,
          url,
          headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { authorization: header }) },
          ...(payload === undefined ? {} : { payload }),
        })
        expect([401, 429]).toContain(reply.statusCode)
        expect(Object.keys(reply.json<object>()).toSorted()).toEqual(['detail', 'instance', 'requestId', 'status', 'title', 'type'])
        expect(ran).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})

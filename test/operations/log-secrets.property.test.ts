import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountId, bearer, operatorToken, testApp, userToken } from './test-app.ts'

/** Wherever a caller puts a secret, no line of the log has it; and every request that needs a token leaves one line that says who asked. */

let app: FastifyInstance
let logged: string[]
beforeAll(async () => ({ app, logged } = await testApp()))
afterAll(() => app.close())

interface Audit {
  reqId: string
  audit?: { status: number }
}

const places = ['authorization', 'basic', 'query', 'header', 'body', 'cookie'] as const

it('logs no secret, and one line of audit for each request', async () => {
  const place = fc.constantFrom(...places)
  const secret = fc.constantFrom('operator', 'user')
  const path = fc.constantFrom('/v1/runs', `/v1/accounts/${accountId}/rescore`, '/metrics', '/nothing/here', '/v1/previews', '/v1/%E0%A4%A')
  const method = fc.constantFrom('GET', 'POST', 'DELETE')
  await fc.assert(
    fc.asyncProperty(method, path, place, secret, async (verb, url, where, whose) => {
      const text = whose === 'operator' ? operatorToken : await userToken()
      const before = logged.length
      const headers: Record<string, string> = { 'content-type': 'application/json' }
      if (where === 'authorization') Object.assign(headers, bearer(text))
      if (where === 'basic') headers['authorization'] = `Basic ${text}`
      if (where === 'header') headers['x-api-key'] = text
      if (where === 'cookie') headers['cookie'] = `session=${text}`
      const query = where === 'query' ? `?access_token=${text}` : ''
      const payload = where === 'body' ? JSON.stringify({ token: text }) : '{}'
      const reply = await app.inject({ method: verb, url: `${url}${query}`, headers, ...(verb === 'GET' ? {} : { payload }) })
      const lines = logged.slice(before)
      expect(lines.join('') + reply.body).not.toContain(text)
      const audits = lines.map((line) => JSON.parse(line) as Audit).flatMap(({ audit }) => audit ?? [])
      expect(audits.map(({ status }) => status)).toEqual([reply.statusCode])
    }),
    { numRuns: 200 },
  )
})

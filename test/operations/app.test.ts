import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newProgress } from '../../scoring-api/health-score/run-progress.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { aRun, accountId, operator, someRuns, testApp } from './test-app.ts'

let app: FastifyInstance

beforeEach(async () => {
  app = (await testApp()).app
})
afterEach(() => app.close())

const json = { ...operator, 'content-type': 'application/json' }

describe('runs', () => {
  it('start with 202, where to look, and how far they are', async () => {
    const reply = await app.inject({ method: 'POST', url: '/v1/runs', headers: json, payload: '{}' })
    expect([reply.statusCode, reply.headers.location]).toEqual([202, '/v1/runs/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11'])
    expect(reply.json()).toEqual({
      id: '4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11',
      kind: 'full',
      status: 'running',
      startedAt: '2026-11-22T03:00:00.000Z',
      finishedAt: null,
      asOf: '2026-11-22T03:00:00.000Z',
      apiCalls: 0,
      apiCallsToWrite: null,
      isDryRun: false,
      failure: null,
      ...newProgress(),
    })
  })

  it('tell what was refused and what failed', async () => {
    const refused = [{ object: 'Account', id: accountId, errorCode: 'X', message: 'no', fields: ['Name'] }]
    const failed = aRun({
      status: 'failed',
      failure: { title: 'The disk is full', detail: 'No space.' },
      progress: { ...newProgress(), refused },
    })
    const own = (await testApp({ runs: someRuns({ find: () => Promise.resolve(failed) }) })).app
    const reply = await own.inject({ url: `/v1/runs/${failed.id}`, headers: operator })
    await own.close()
    expect(reply.json()).toMatchObject({ status: 'failed', failure: { title: 'The disk is full', detail: 'No space.' }, refused })
  })
})

describe('problems', () => {
  const problemOf = async (method: 'GET' | 'POST', url: string, payload?: string, headers: Record<string, string> = json) => {
    const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    const { requestId, ...body } = reply.json<Record<string, unknown>>()
    expect([reply.headers['content-type'], body['status'], typeof requestId]).toEqual([
      'application/problem+json',
      reply.statusCode,
      'string',
    ])
    return body
  }

  it('name an unknown address', async () => {
    expect(await problemOf('GET', '/nothing/here?secret=1')).toEqual({
      type: '/problems/route-not-found',
      title: 'No such address',
      status: 404,
      detail: 'There is nothing at GET /nothing/here; see /docs.',
      instance: '/nothing/here',
    })
  })

  it('say that the body is not JSON', async () => {
    expect(await problemOf('POST', '/v1/runs', '{"broken')).toMatchObject({
      type: '/problems/invalid-request',
      status: 400,
      detail: 'The body is not valid JSON: send an object, {} at least.',
    })
  })

  it('point to the part of the input that does not fit', async () => {
    expect(await problemOf('POST', '/v1/accounts/not-an-id/rescore', '{}')).toMatchObject({
      type: '/problems/invalid-request',
      status: 400,
      detail: 'The request does not fit: /params/id is not a Salesforce id.',
      errors: [{ pointer: '/params/id', detail: 'is not a Salesforce id' }],
    })
    expect(await problemOf('GET', '/v1/runs/17')).toMatchObject({
      status: 400,
      errors: [{ pointer: '/params/id', detail: 'is not the id of a run' }],
    })
    expect(await problemOf('POST', '/v1/runs', '{"accounts":["x"]}')).toMatchObject({
      status: 400,
      errors: [{ pointer: '/body', detail: 'Unrecognized key: "accounts"' }],
    })
  })

  it('refuse a body of another kind, and one that is too large', async () => {
    expect(await problemOf('POST', '/v1/runs', '<x/>', { ...operator, 'content-type': 'text/xml' })).toMatchObject({ status: 415 })
    expect(await problemOf('POST', '/v1/runs', JSON.stringify({ x: 'x'.repeat(70_000) }))).toMatchObject({
      type: '/problems/request-too-large',
      status: 413,
    })
  })

  it('say that the address cannot be decoded', async () => {
    expect(await problemOf('GET', '/v1/%E0%A4%A')).toMatchObject({
      type: '/problems/invalid-request',
      detail: 'The address cannot be decoded.',
    })
  })

  it('pass on what a run says', async () => {
    const runs = someRuns({
      startFull: () => {
        throw new Problem('run-in-progress', 'The full run x has been going on.')
      },
      rescoreAccount: (id) => Promise.reject(new Problem('account-not-found', `The org has no account ${id}.`)),
    })
    await app.close()
    app = (await testApp({ runs })).app
    expect(await problemOf('POST', '/v1/runs', '{}')).toMatchObject({ status: 409, detail: 'The full run x has been going on.' })
    expect(await problemOf('POST', `/v1/accounts/${accountId}/rescore`, '{}')).toMatchObject({
      type: '/problems/account-not-found',
      status: 404,
      detail: `The org has no account ${accountId}.`,
    })
  })

  it('keep the cause of an unexpected error in the log', async () => {
    await app.close()
    const runs = someRuns({ rescoreAccount: () => Promise.reject(new Error('password is hunter2')) })
    const { app: own, logged } = await testApp({ runs })
    app = own
    expect(await problemOf('POST', `/v1/accounts/${accountId}/rescore`, '{}')).toEqual({
      type: '/problems/internal-error',
      title: 'Something went wrong',
      status: 500,
      detail: 'An unexpected error stopped the request; the log has it under this request id.',
      instance: `/v1/accounts/${accountId}/rescore`,
    })
    expect(logged.join('')).toContain('hunter2')
  })
})

it('takes an account id of 15 characters for the one of 18', async () => {
  const reply = await app.inject({ method: 'POST', url: `/v1/accounts/${accountId.slice(0, 15)}/rescore`, headers: json, payload: '{}' })
  expect(reply.json()).toEqual({ accountId, score: 72.5, band: 'Watch', coverage: 80, asOf: '2026-11-22T03:00:00.000Z', changed: true })
})

it('says that it is not ready while the org cannot be called', async () => {
  const own = (await testApp({ isReady: () => Promise.resolve(false) })).app
  const reply = await own.inject({ url: '/readyz' })
  await own.close()
  expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'notReady' }])
})

it('shows its figures to the operator in the format of Prometheus', async () => {
  await app.inject({ url: '/livez' })
  const reply = await app.inject({ url: '/metrics', headers: operator })
  expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(reply.body).toContain('banso_http_request_seconds_count{method="GET",route="/livez",status="200"} 1')
})

it('describes itself in OpenAPI 3.0.3, every operation with a name, its problems and its security', async () => {
  const document = (await app.inject({ url: '/docs/json' })).json<{
    openapi: string
    paths: Record<string, Record<string, { operationId?: string; security?: object[]; responses: Record<string, unknown> }>>
    components: { schemas: Record<string, unknown>; securitySchemes: Record<string, { description: string }> }
  }>()
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  expect(document.openapi).toBe('3.0.3')
  expect(document.components.securitySchemes['user']?.description).toContain('exp at most 120 seconds ahead')
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual([
    'checkIndicator',
    'checkPlaybook',
    'checkScorecard',
    'checkSetUp',
    'describeObject',
    'isAlive',
    'isReady',
    'listConditionNames',
    'listObjects',
    'readIndicatorTest',
    'readMeasureRows',
    'readMetrics',
    'readPreview',
    'readRun',
    'rescoreAccount',
    'rescoreAccounts',
    'startIndicatorTest',
    'startPreview',
    'startRun',
  ])
  expect(operations.every(({ security }) => security !== undefined)).toBe(true)
  expect(Object.keys(document.components.schemas).toSorted()).toEqual([
    'AccountHealth',
    'BandCounts',
    'ConditionNames',
    'IndicatorDefinitionInput',
    'IndicatorTest',
    'IndicatorTestPast',
    'IndicatorTestResult',
    'IndicatorTestToday',
    'MeasureRows',
    'PlaybookDefinitionInput',
    'Preview',
    'PreviewResult',
    'Problem',
    'QueuedRescores',
    'Run',
    'SchemaObject',
    'SchemaObjects',
    'ScorecardCheck',
    'SetUpChecks',
    'SignalDefinitionCheck',
    'StepDefinitionInput',
  ])
  expect(Object.keys(document.paths['/v1/runs']?.['post']?.responses ?? {})).toEqual([
    '202',
    '400',
    '401',
    '403',
    '409',
    '429',
    '500',
    '503',
  ])
  expect(JSON.stringify(document)).not.toMatch(/"type":\[|\$schema|"const"/)
})

it('serves its documentation page from itself alone', async () => {
  const page = (await app.inject({ url: '/docs' })).body
  expect(page).toContain('swagger-ui')
  expect(page.match(/(src|href)="(https?:)?\/\//)).toBeNull()
})

it('has no copy kept of what tells of accounts, nor of a refusal', async () => {
  const url = `/v1/accounts/${accountId}/rescore`
  const replies = [await app.inject({ method: 'POST', url, headers: operator }), await app.inject({ method: 'POST', url })]
  expect(replies.map(({ statusCode, headers }) => [statusCode, headers['cache-control']])).toEqual([
    [200, 'no-store'],
    [401, 'no-store'],
  ])
  expect((await app.inject({ url: '/livez' })).headers['cache-control']).toBeUndefined()
})

it('sends the headers that keep a browser from guessing and framing', async () => {
  const { headers } = await app.inject({ url: '/livez' })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;object-src 'none';base-uri 'none';frame-ancestors 'none'",
  })
})

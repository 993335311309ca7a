import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPreviewRegistry, type PreviewDeps, type PreviewRegistry } from '../../scoring-api/health-score/preview-registry.ts'
import type { PreviewResult } from '../../scoring-api/health-score/preview-result.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { createWorkshop, type Workshop, type WorkshopDeps } from '../../scoring-api/operations/book-work.ts'
import { createRunRegistry } from '../../scoring-api/operations/run-registry.ts'
import { createMetrics } from '../../scoring-api/operations/metrics.ts'
import type { Connection } from '../../scoring-api/salesforce/connect.ts'
import { bearer, logInto, operator, testApp, userToken } from '../operations/test-app.ts'
import { aDefinition, casesMeasure, useMeasure } from './definitions.ts'
import { startScoringOrg, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg
let app: FastifyInstance
let previews: PreviewRegistry
/** Ends the preview that goes on. */
let finish: (result: PreviewResult | Error) => void
let clock: Date

const aResult: PreviewResult = {
  asOf: '2026-11-22T03:00:00.000Z',
  accounts: 0,
  today: { healthy: 0, watch: 0, atRisk: 0, unknown: 0, none: 0 },
  draft: { healthy: 0, watch: 0, atRisk: 0, unknown: 0, none: 0 },
  movements: [],
  accountsChangingBand: 0,
  healthySharePercentToday: null,
  healthySharePercentDraft: null,
  movers: [],
  measures: [],
  correlations: [],
  warnings: [],
}

const workshopWith = (overrides: Partial<WorkshopDeps> = {}): Workshop =>
  createWorkshop({ connection: org.connection, requireNoFullRun: () => undefined, log: logInto([]), now: () => clock, ...overrides })

function registry(overrides: Partial<PreviewDeps> = {}): PreviewRegistry {
  return createPreviewRegistry({
    workshop: workshopWith(),
    preview: () =>
      new Promise((resolve, reject) => {
        finish = (result) => (result instanceof Error ? reject(result) : resolve(result))
      }),
    now: () => clock,
    ...overrides,
  })
}

beforeAll(async () => {
  org = await startScoringOrg()
})
afterAll(() => org.close())
beforeEach(async () => {
  clock = new Date('2026-11-22T03:00:00.750Z')
  previews = registry()
  app = (await testApp({ previews })).app
})
afterEach(() => app.close())

const json = (headers: Record<string, string>) => ({ ...headers, 'content-type': 'application/json' })
const post = async (url: string, payload: unknown, headers: Record<string, string> = operator) =>
  await app.inject({ method: 'POST', url, headers: json(headers), payload: JSON.stringify(payload) })
const start = (definition: unknown = aDefinition()) => post('/v1/previews', { scorecard: definition })
const idOf = (reply: Awaited<ReturnType<typeof start>>) => reply.json<{ id: string }>().id
const find = (id: string) => app.inject({ url: `/v1/previews/${id}`, headers: operator })

/** Whatever was started has come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a check', () => {
  it('finds nothing wrong with a sound definition', async () => {
    const reply = await post('/v1/scorecards/check', { scorecard: aDefinition() })
    expect([reply.statusCode, reply.json()]).toEqual([200, { isUsable: true, findings: [] }])
  })

  it('names each mistake with its place: in the form, in the rules, in the org', async () => {
    const lost = casesMeasure({ key: 'lost', aggregate: { ...casesMeasure().aggregate, sourceObject: 'Nothing__c' } })
    const unread = casesMeasure({ key: 'unread', aggregate: { ...casesMeasure().aggregate, filter: 'Colour__c = 3' } })
    const reply = await post('/v1/scorecards/check', {
      scorecard: aDefinition({ watchFrom: 80, measures: [lost, unread, useMeasure({ points: '' })] }),
    })
    expect(reply.json<{ isUsable: boolean }>().isUsable).toBe(false)
    expect(
      reply
        .json<{ findings: { measureKey: string; field: string; english: string }[] }>()
        .findings.map((one) => Object.values(one).slice(0, 3)),
    ).toEqual([
      ['use', 'points', 'No points are given: write pairs like "0=0; 60=100".'],
      [null, 'watchFrom', 'Watch must start below Healthy, or no score can be Watch.'],
      ['lost', 'aggregate.sourceObject', 'There is no object "Nothing__c", or the integration user may not read it.'],
      [
        'unread',
        'aggregate.filter',
        'The filter on Case: Condition 1: Case has no field "Colour__c", or the integration user may not read it.',
      ],
    ])
  })

  it('gives a definition of the wrong form findings, not a refusal', async () => {
    const reply = await post('/v1/scorecards/check', {
      scorecard: aDefinition({ measures: [casesMeasure({ group: 'people' as 'process' })] }),
    })
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      {
        isUsable: false,
        findings: [
          {
            measureKey: 'open-cases',
            field: 'group',
            english: 'measures[0].group must be one of process, relationship, outcome.',
            japanese: 'measures[0].group は次のいずれかを指定してください：process, relationship, outcome。',
          },
        ],
      },
    ])
  })

  it('lets what only readers miss pass as usable', async () => {
    const reply = await post('/v1/scorecards/check', { scorecard: aDefinition({ measures: [casesMeasure({ meaning: null })] }) })
    expect(reply.json()).toMatchObject({ isUsable: true, findings: [{ measureKey: 'open-cases', field: 'meaning' }] })
  })

  it("names accounts that are each other's parents where the draft rolls up, and only there", async () => {
    const [first = '', second = ''] = org.insert('Account', [{ Name: 'First' }, { Name: 'Second' }])
    org.update('Account', first, { ParentId: second })
    org.update('Account', second, { ParentId: first })
    const cycle = { measureKey: null, field: 'rollUp' }
    expect((await post('/v1/scorecards/check', { scorecard: aDefinition() })).json()).toEqual({ isUsable: true, findings: [] })
    expect((await post('/v1/scorecards/check', { scorecard: aDefinition({ rollUp: 'worstOf' }) })).json()).toMatchObject({
      isUsable: false,
      findings: [
        {
          ...cycle,
          english: `The accounts ${[first, second].toSorted().join(', ')} are each other's parents: change ParentId of one of them, or they cannot be rolled up.`,
        },
      ],
    })
  })

  it('asks the org for each object only once a minute', async () => {
    const asked: string[] = []
    const own = registry({ workshop: workshopWith({ connection: noting(asked) }) })
    await own.check(aDefinition())
    await own.check(aDefinition({ healthyFrom: 71 }))
    expect(asked.toSorted()).toEqual(['/sobjects/Account/describe', '/sobjects/CsUsage__c/describe', '/sobjects/Case/describe'].toSorted())
    clock = new Date(clock.getTime() + 61_000)
    await own.check(aDefinition())
    expect(asked).toHaveLength(6)
  })

  it('needs the definition in "scorecard"', async () => {
    expect((await post('/v1/scorecards/check', aDefinition())).json()).toMatchObject({
      type: '/problems/invalid-request',
      status: 400,
      errors: [{ pointer: '/body/scorecard', detail: 'is missing' }],
    })
  })

  it('takes 40 measures with full texts, and says when a body is too large', async () => {
    const texts = { meaning: 'm'.repeat(1000), japaneseMeaning: '意'.repeat(1000), name: 'n'.repeat(80), japaneseName: '名'.repeat(80) }
    const measures = Array.from({ length: 40 }, (_, index) => casesMeasure({ ...texts, key: `measure-${index}` }))
    expect((await post('/v1/scorecards/check', { scorecard: aDefinition({ measures }) })).json()).toEqual({ isUsable: true, findings: [] })
    expect((await post('/v1/scorecards/check', { scorecard: 'x'.repeat(256 * 1024) })).json()).toMatchObject({ status: 413 })
  })
})

/** The org's connection, with every describe noted. */
const noting = (asked: string[]): Connection => ({
  ...org.connection,
  forWork: (signal) => {
    const salesforce = org.connection.forWork(signal)
    return {
      ...salesforce,
      send: (request) => {
        if (request.path.endsWith('/describe')) asked.push(request.path)
        return salesforce.send(request)
      },
    }
  },
})

describe('a preview', () => {
  it('begins with 202 and where to look, and ends with its result', async () => {
    const reply = await start()
    const id = idOf(reply)
    const running = {
      id,
      status: 'running',
      phase: 'read',
      accountsDone: 0,
      accountsTotal: 0,
      startedAt: '2026-11-22T03:00:00.000Z',
      failure: null,
      result: null,
    }
    expect([reply.statusCode, reply.headers.location, reply.json()]).toEqual([202, `/v1/previews/${id}`, running])
    finish(aResult)
    await settled()
    expect((await find(id)).json()).toEqual({ ...running, status: 'completed', phase: 'done', result: aResult })
  })

  it('tells why it failed', async () => {
    const id = idOf(await start())
    finish(new Problem('disk-full', 'No space is left.'))
    await settled()
    expect((await find(id)).json()).toMatchObject({
      status: 'failed',
      result: null,
      failure: { title: 'The disk is full', detail: 'No space is left.' },
    })
    expect((await start()).statusCode).toBe(202)
  })

  it('is refused for a definition that cannot score, with every mistake and its place', async () => {
    const reply = await start(aDefinition({ watchFrom: 80, measures: [casesMeasure(), useMeasure({ weight: -1 })] }))
    expect(reply.json()).toMatchObject({
      type: '/problems/scorecard-unusable',
      status: 422,
      detail: 'The definition cannot score: Watch must start below Healthy, or no score can be Watch. (and 1 more under errors)',
      errors: [
        {
          pointer: '/body/scorecard/watchFrom',
          detail: 'Watch must start below Healthy, or no score can be Watch.',
          japanese: '「注意」の下限は「健全」の下限より小さくしてください。「注意」になるスコアがありません。',
        },
        { pointer: '/body/scorecard/measures/1/weight', detail: 'The weight must be a whole number from 0 to 99999.' },
      ],
    })
    expect((await start({ key: 'x' })).statusCode).toBe(422)
    expect((await start()).statusCode).toBe(202)
  })

  it('is not begun while another goes on, not even while that one is checked', async () => {
    const replies = await Promise.all([start(), start()])
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409])
    expect((await start()).json()).toMatchObject({
      type: '/problems/preview-in-progress',
      detail: 'A preview has been going on since 2026-11-22T03:00:00.000Z; it reads as much as a full run does: wait until it has ended.',
    })
    finish(aResult)
    await settled()
    expect((await start()).statusCode).toBe(202)
  })

  it('is not begun during a full run, and no full run during a preview', async () => {
    const working = Promise.withResolvers<void>()
    const runs = createRunRegistry({
      connection: org.connection,
      rescoreAll: () => working.promise,
      rescoreAccount: () => Promise.reject(new Error('not asked for')),
      rescoreAccounts: () => Promise.reject(new Error('not asked for')),
      requireAccount: () => Promise.resolve(),
      requireNoBookWork: () => workshop.requireNone(),
      metrics: createMetrics(),
      log: logInto([]),
      now: () => clock,
    })
    const workshop: Workshop = workshopWith({ requireNoFullRun: () => runs.requireNoFull() })
    const own = registry({ workshop })
    const both = (await testApp({ runs, previews: own })).app
    const ask = (url: string, payload: unknown) =>
      both.inject({ method: 'POST', url, headers: json(operator), payload: JSON.stringify(payload) })
    const run = (await ask('/v1/runs', {})).json<{ id: string }>()
    expect((await ask('/v1/previews', { scorecard: aDefinition() })).json()).toMatchObject({
      status: 409,
      type: '/problems/run-in-progress',
    })
    working.resolve()
    while ((await runs.find(run.id)).status === 'running') await settled()
    await settled()
    expect((await ask('/v1/previews', { scorecard: aDefinition() })).statusCode).toBe(202)
    expect((await ask('/v1/runs', {})).json()).toMatchObject({ status: 409, type: '/problems/preview-in-progress' })
    finish(aResult)
    await settled()
    expect((await ask('/v1/runs', {})).statusCode).toBe(202)
    await runs.stop()
    await both.close()
  })

  it('is forgotten after ten others', async () => {
    const first = idOf(await start())
    for (let others = 0; others < 10; others += 1) {
      finish(aResult)
      await settled()
      await start()
    }
    expect((await find(first)).json()).toMatchObject({ type: '/problems/preview-not-found', status: 404 })
  })

  it('is forgotten after 30 minutes', async () => {
    const id = idOf(await start())
    finish(aResult)
    await settled()
    clock = new Date(clock.getTime() + 29 * 60_000)
    expect((await find(id)).statusCode).toBe(200)
    clock = new Date(clock.getTime() + 2 * 60_000)
    expect((await find(id)).statusCode).toBe(404)
  })

  it('ends when the service stops, and says so', async () => {
    const workshop = workshopWith()
    const own = registry({
      workshop,
      preview: ({ salesforce }) => new Promise((_, reject) => void pausing(() => salesforce.throwIfStopped(), reject)),
    })
    const preview = await own.start(aDefinition())
    await workshop.stop()
    expect([preview.status, preview.failure?.detail]).toEqual([
      'failed',
      'The scoring service was stopped during the preview; start it again.',
    ])
  })
})

/** Looks again and again whether the work was stopped. */
async function pausing(throwIfStopped: () => void, reject: (err: unknown) => void): Promise<void> {
  for (;;) {
    await settled()
    try {
      throwIfStopped()
    } catch (err) {
      return reject(err)
    }
  }
}

describe('who may', () => {
  const calls = [
    ['POST', '/v1/scorecards/check'],
    ['POST', '/v1/previews'],
    ['GET', '/v1/previews/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11'],
    ['GET', '/v1/schema/objects'],
    ['GET', '/v1/schema/objects/Case'],
  ] as const

  const call = (method: 'GET' | 'POST', url: string, headers: Record<string, string>) =>
    app.inject({ method, url, headers: json(headers), ...(method === 'POST' ? { payload: '{}' } : {}) })

  it.each(calls)('%s %s: nobody without a token', async (method, url) => {
    expect((await call(method, url, {})).statusCode).toBe(401)
  })

  it.each(calls)('%s %s: no user whose token is for an account', async (method, url) => {
    expect((await call(method, url, bearer(await userToken()))).json()).toMatchObject({
      status: 403,
      detail: 'A user\'s token of the scope "account" may not do this; this address needs a token of the scope "scorecards".',
    })
  })

  it.each(calls)('%s %s: a user whose token is for scorecards', async (method, url) => {
    expect([401, 403]).not.toContain((await call(method, url, bearer(await userToken({ scope: 'scorecards' })))).statusCode)
  })

  it.each([
    ['POST', '/v1/accounts/001000000000001AAA/rescore'],
    ['GET', '/v1/accounts/001000000000001AAA/measures/use/rows?scorecard=ops-v1'],
    ['POST', '/v1/runs'],
  ] as const)('%s %s: no user whose token is for scorecards', async (method, url) => {
    expect((await call(method, url, bearer(await userToken({ scope: 'scorecards' })))).statusCode).toBe(403)
  })

  it('a token of an unknown scope lets nobody in', async () => {
    expect((await call('POST', '/v1/previews', bearer(await userToken({ scope: 'everything' })))).statusCode).toBe(401)
  })
})

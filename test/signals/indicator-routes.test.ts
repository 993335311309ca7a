import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWorkshop, type Workshop } from '../../scoring-api/operations/book-work.ts'
import { createPreviewRegistry } from '../../scoring-api/health-score/preview-registry.ts'
import { createIndicatorTestRegistry, type TestedIndicator } from '../../scoring-api/signals/indicator-test-registry.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { aDefinition } from '../health-score/definitions.ts'
import { addScorecard, startScoringOrg, type ScoringOrg } from '../health-score/scoring-org.ts'
import { bearer, logInto, operator, testApp, userToken } from '../operations/test-app.ts'
import { anIndicator, aPlaybook, aStep } from './definition-builders.ts'
import { addPlaybook } from './signal-org.ts'

let org: ScoringOrg
let app: FastifyInstance
let workshop: Workshop
let asked: TestedIndicator[]
/** Ends the test that goes on. */
let fail: (err: Error) => void

beforeAll(async () => {
  org = await startScoringOrg()
  addScorecard(org, 'all')
  addPlaybook(org, 'calm')
  addPlaybook(org, 'unready', undefined, { Status__c: 'Draft' })
})
afterAll(() => org.close())
beforeEach(async () => {
  const now = () => new Date('2026-11-22T03:00:00Z')
  asked = []
  workshop = createWorkshop({ connection: org.connection, requireNoFullRun: () => undefined, log: logInto([]), now })
  const indicatorTests = createIndicatorTestRegistry({
    workshop,
    test: (_, tested) => {
      asked.push(tested)
      return new Promise((_resolve, reject) => (fail = reject))
    },
    now,
  })
  const previews = createPreviewRegistry({ workshop, preview: () => new Promise(() => undefined), now })
  app = (await testApp({ indicatorTests, previews })).app
})
afterEach(() => app.close())

const post = (url: string, payload: object, headers: Record<string, string> = operator) =>
  app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': 'application/json' }, payload: JSON.stringify(payload) })
const check = async (payload: object) => {
  const reply = await post('/v1/indicators/check', payload)
  return {
    status: reply.statusCode,
    ...reply.json<{ isUsable: boolean; findings: { field: string; stepKey: string | null; english: string }[] }>(),
  }
}

it('lists the names of conditions with what they are called', async () => {
  const { names } = (await app.inject({ url: '/v1/indicators/names', headers: operator })).json<{ names: { name: string }[] }>()
  expect(names.map(({ name }) => name)).toEqual([
    'Score',
    'Coverage',
    'Band',
    'Change30Days',
    'Stage',
    'DaysAsCustomer',
    'Value.open_cases',
    'Points.open_cases',
    'Value.use',
    'Points.use',
  ])
  expect(names[2]).toMatchObject({ label: 'Band', japaneseLabel: '区分', unit: null, type: 'text', hasHistory: true })
  expect(names[6]).toEqual({
    name: 'Value.open_cases',
    label: 'Open cases',
    japaneseLabel: '未解決のケース',
    unit: 'count',
    type: 'number',
    isWhole: true,
    hasHistory: true,
  })
})

describe('a check', () => {
  it('finds nothing wrong with a sound indicator, with the playbook of the org or a given one', async () => {
    expect(await check({ indicator: anIndicator(), playbook: null })).toEqual({ status: 200, isUsable: true, findings: [] })
    const given = { indicator: anIndicator({ playbookKey: 'new' }), playbook: aPlaybook({ key: 'new' }) }
    expect(await check(given)).toEqual({ status: 200, isUsable: true, findings: [] })
  })

  it('names each mistake at its place: in the rules, in the names, in the playbook', async () => {
    const { isUsable, findings } = await check({
      indicator: anIndicator({ when: 'Value.nothing > 3', marginPercent: 120, playbookKey: 'unready' }),
      playbook: null,
    })
    expect([isUsable, findings.map(({ field, english }) => [field, english])]).toEqual([
      false,
      [
        ['marginPercent', 'The margin must be from 0 to 100 percent.'],
        ['playbookKey', 'The playbook "unready" is not active.'],
        ['when', 'Condition 1: no active scorecard has a measure "nothing" ("-" of its key is written "_").'],
      ],
    ])
  })

  it.each([
    [{ indicator: null }, '', 'The definition must be an object.'],
    [{ indicator: 'open' }, '', 'The definition must be an object.'],
    [{ indicator: { ...anIndicator(), urgency: 'now' } }, 'urgency', 'urgency must be one of high, normal, low.'],
    [{ indicator: { ...anIndicator(), minimumDays: 1.5 } }, 'minimumDays', 'minimumDays must be a whole number.'],
    [{ indicator: { ...anIndicator(), marginPercent: 1.234 } }, 'marginPercent', 'marginPercent must have at most 2 decimals.'],
    [{ indicator: anIndicator(), playbook: [] }, 'playbook', 'The definition must be an object.'],
    [{ indicator: anIndicator(), playbook: { ...aPlaybook(), name: 1 } }, 'playbook.name', 'name must be a text.'],
  ])('gives a definition of the wrong form findings, not a refusal (%j)', async (payload, field, english) => {
    const { status, isUsable, findings } = await check(payload)
    expect([status, isUsable, findings[0]?.field, findings[0]?.english]).toEqual([200, false, field, english])
  })

  it('names the step of a playbook, and an owner path that leads to nobody without refusing it', async () => {
    const checked = async (playbook: unknown) =>
      (await post('/v1/playbooks/check', { playbook })).json<{ isUsable: boolean; findings: Record<string, string>[] }>()
    expect(await checked(aPlaybook())).toEqual({ isUsable: true, findings: [] })
    const broken = await checked(aPlaybook({ steps: [aStep({ after: 'nobody' })] }))
    expect(broken).toMatchObject({ isUsable: false, findings: [{ field: 'after', stepKey: 'call' }] })
    const misshapen = await checked({ ...aPlaybook(), steps: [{ ...aStep(), party: 'us' }] })
    expect(misshapen).toMatchObject({ isUsable: false, findings: [{ field: 'party', stepKey: 'call' }] })
    const lost = await checked(aPlaybook({ ownerPath: 'Industry' }))
    expect(lost).toMatchObject({ isUsable: true, findings: [{ field: 'ownerPath', stepKey: null }] })
  })
})

describe('a test', () => {
  const start = (payload: object = { indicator: anIndicator() }) => post('/v1/indicator-tests', payload)

  it('begins at once with drafts taken as active, 90 days back, and is found under its address', async () => {
    const reply = await start({ indicator: anIndicator({ playbookKey: 'unready' }), days: 90 })
    const { id, ...rest } = reply.json<{ id: string }>()
    expect([reply.statusCode, reply.headers.location, rest]).toEqual([
      202,
      `/v1/indicator-tests/${id}`,
      {
        status: 'running',
        phase: 'read',
        accountsDone: 0,
        accountsTotal: 0,
        startedAt: '2026-11-22T03:00:00.000Z',
        failure: null,
        result: null,
      },
    ])
    expect(asked).toMatchObject([
      { days: 90, indicator: { key: 'many-cases', margin: 500 }, playbook: { key: 'unready', status: 'active' } },
    ])
    fail(new Problem('disk-full', 'No space is left.'))
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect((await app.inject({ url: `/v1/indicator-tests/${id}`, headers: operator })).json()).toMatchObject({
      status: 'failed',
      phase: 'done',
      failure: { title: 'The disk is full', detail: 'No space is left.' },
    })
  })

  it('is refused with every mistake and its place', async () => {
    expect((await start({ indicator: anIndicator({ when: 'Value.nothing > 3' }) })).json()).toMatchObject({
      type: '/problems/indicator-unusable',
      status: 422,
      errors: [{ pointer: '/body/indicator/when' }],
    })
    expect((await start({ indicator: anIndicator(), days: 91 })).json()).toMatchObject({ status: 400, errors: [{ pointer: '/body/days' }] })
    expect((await start({})).json()).toMatchObject({ status: 400, errors: [{ pointer: '/body/indicator' }] })
    expect(asked).toEqual([])
  })

  it('is not begun beside another, nor a preview or a run beside it', async () => {
    expect((await start()).statusCode).toBe(202)
    expect((await start()).json()).toMatchObject({ status: 409, type: '/problems/indicator-test-in-progress' })
    expect((await post('/v1/previews', { scorecard: aDefinition() })).json()).toMatchObject({
      status: 409,
      type: '/problems/indicator-test-in-progress',
    })
    expect(() => workshop.requireNone()).toThrow('A test has been going on since 2026-11-22T03:00:00.000Z')
  })

  it('is not known under another id', async () => {
    const reply = await app.inject({ url: '/v1/indicator-tests/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11', headers: operator })
    expect(reply.json()).toMatchObject({ status: 404, type: '/problems/indicator-test-not-found' })
  })
})

it.each([
  ['GET', '/v1/indicators/names'],
  ['POST', '/v1/indicators/check'],
  ['POST', '/v1/playbooks/check'],
  ['POST', '/v1/indicator-tests'],
  ['GET', '/v1/indicator-tests/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11'],
] as const)('%s %s is for tokens of the scope indicators alone', async (method, url) => {
  const ask = async (scope: string) => (await app.inject({ method, url, headers: bearer(await userToken({ scope })) })).statusCode
  expect([await ask('account'), await ask('scorecards')]).toEqual([403, 403])
  expect(await ask('indicators')).not.toBe(403)
})

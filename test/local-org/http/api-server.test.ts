import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApiServer } from '../../../local-org/api/http/api-server.ts'
import { createApiUsage, type ApiUsage } from '../../../local-org/api/http/api-usage.ts'
import { ok, openRoute, route } from '../../../local-org/api/http/call.ts'
import { createFaults, type Faults } from '../../../local-org/api/http/faults.ts'
import { createRouteTable } from '../../../local-org/api/http/route-table.ts'
import { createSessions, type Sessions } from '../../../local-org/api/http/sessions.ts'
import { emma, fakeOrg } from './fake-org.ts'

const sessionMs = 60_000
let now = 0
let url: string
let token: string
let sessions: Sessions
let usage: ApiUsage
let faults: Faults
let handled: number
let close: () => void
const report = vi.fn()

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22)
  handled = 0
  report.mockReset()
  const org = fakeOrg()
  sessions = createSessions(org.organizationId, sessionMs, () => now)
  usage = createApiUsage(100, () => now)
  faults = createFaults()
  const findRoute = createRouteTable([
    openRoute('GET', '/services/data', () => ok(['open'])),
    route('GET', '/services/data/:version/me', (call) => ok({ name: call.user.name, version: call.apiVersion })),
    route('GET', '/services/data/:version/broken', () => {
      throw new Error('a fault of ours')
    }),
    route('GET', '/services/data/:version/large', () => ok('x'.repeat(5000))),
    route('POST', '/services/data/:version/echo', (call) => {
      handled += 1
      return ok(call.body ?? null)
    }),
  ])
  const server = createServer()
  const serve = createApiServer({ org, findRoute, sessions, usage, faults, report })
  server.on('request', (request, response) => void serve(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  token = sessions.mint(emma.id)
  close = () => {
    server.closeAllConnections()
    server.close()
  }
})
afterEach(() => close())

const ask = (path: string, init: RequestInit = {}) =>
  fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) } })
const errorOf = async (response: Response) => ({ status: response.status, body: (await response.json()) as unknown })
const refused = (status: number, errorCode: string, message: unknown) => ({ status, body: [{ errorCode, message }] })

describe('a request', () => {
  it('is answered for any version from v45.0 to v68.0, as that version', async () => {
    const answers = await Promise.all(['v45.0', 'v68.0'].map((version) => ask(`/services/data/${version}/me`).then((one) => one.json())))
    expect(answers).toEqual([
      { name: 'Emma Clark', version: '45.0' },
      { name: 'Emma Clark', version: '68.0' },
    ])
  })

  it.each(['v44.0', 'v69.0', 'v67', 'v67.1'])('finds nothing under %s', async (version) => {
    expect(await errorOf(await ask(`/services/data/${version}/me`))).toEqual(
      refused(404, 'NOT_FOUND', 'The requested resource does not exist'),
    )
  })

  it('is the same with several leading slashes, as sf sends them', async () => {
    expect((await ask('//services/data/v67.0/me')).status).toBe(200)
  })

  it('with a method the resource does not have is told which it has', async () => {
    expect(await errorOf(await ask('/services/data/v67.0/echo', { method: 'DELETE' }))).toEqual(
      refused(405, 'METHOD_NOT_ALLOWED', "HTTP Method 'DELETE' not allowed. Allowed are POST"),
    )
  })

  it('is answered as JSON in UTF-8', async () => {
    expect((await ask('/services/data')).headers.get('content-type')).toBe('application/json;charset=UTF-8')
  })

  it('that meets a fault of ours is answered 500 without the cause, which is reported', async () => {
    const response = await ask('/services/data/v67.0/broken')
    expect(await errorOf(response)).toEqual(refused(500, 'UNKNOWN_EXCEPTION', expect.not.stringContaining('a fault of ours')))
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('a fault of ours'))
  })
})

describe('a body', () => {
  it('may be gzip', async () => {
    const response = await ask('/services/data/v67.0/echo', {
      method: 'POST',
      body: gzipSync('{"name":"健全"}'),
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    })
    expect(await response.json()).toEqual({ name: '健全' })
  })

  it('that is no JSON is JSON_PARSER_ERROR', async () => {
    const response = await ask('/services/data/v67.0/echo', { method: 'POST', body: '{"name":' })
    expect(await errorOf(response)).toEqual(refused(400, 'JSON_PARSER_ERROR', expect.stringContaining('JSON')))
  })

  it('that says gzip and is not is JSON_PARSER_ERROR', async () => {
    const response = await ask('/services/data/v67.0/echo', { method: 'POST', body: 'plain', headers: { 'content-encoding': 'gzip' } })
    expect(await errorOf(response)).toEqual(refused(400, 'JSON_PARSER_ERROR', expect.stringContaining('incorrect header check')))
  })

  it('of the answer is gzip only where the client accepts it', async () => {
    const encodings = ['gzip', 'identity'].map((encoding) =>
      ask('/services/data/v67.0/large', { headers: { 'accept-encoding': encoding } }).then(async (response) => {
        expect(await response.json()).toBe('x'.repeat(5000))
        return response.headers.get('content-encoding')
      }),
    )
    expect(await Promise.all(encodings)).toEqual(['gzip', null])
  })
})

describe('a session', () => {
  const sessionInvalid = refused(401, 'INVALID_SESSION_ID', 'Session expired or invalid')

  it('is needed', async () => {
    expect(await errorOf(await fetch(`${url}/services/data/v67.0/me`))).toEqual(sessionInvalid)
  })

  it('may be shown as OAuth too', async () => {
    expect((await ask('/services/data/v67.0/me', { headers: { authorization: `OAuth ${token}` } })).status).toBe(200)
  })

  it('is prolonged by use and ends when it is not used', async () => {
    now += sessionMs - 1
    expect((await ask('/services/data/v67.0/me')).status).toBe(200)
    now += sessionMs - 1
    expect((await ask('/services/data/v67.0/me')).status).toBe(200)
    now += sessionMs
    expect(await errorOf(await ask('/services/data/v67.0/me'))).toEqual(sessionInvalid)
  })

  it('has a token of the form <15-character org id>!<random>', () => {
    expect(token).toMatch(/^00D000000000001![\w-]{96}$/)
  })
})

describe("a page's cookie", () => {
  const ownOrigin = () => url
  const byCookie = (method: string, headers: Record<string, string>) =>
    fetch(`${url}/services/data/v67.0/${method === 'GET' ? 'me' : 'echo'}`, {
      method,
      headers: { cookie: `theme=dark; sid=${token}`, ...headers },
    })

  it('signs in a read of the same origin', async () => {
    expect((await byCookie('GET', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('signs in a write that carries the own origin', async () => {
    expect((await byCookie('POST', { origin: ownOrigin() })).status).toBe(200)
  })

  // fetch of Node sets Sec-Fetch-Mode only, so that "nothing at all" can be sent
  it.each([
    ['GET', { 'sec-fetch-site': 'cross-site' }],
    ['GET', { 'sec-fetch-site': 'same-site' }],
    ['GET', { origin: 'https://evil.example' }],
    ['POST', { origin: 'null' }],
    ['POST', {}],
  ])('does not sign in a %s with %j', async (method, headers) => {
    expect((await byCookie(method, headers)).status).toBe(401)
  })

  it('costs no API calls', async () => {
    const response = await byCookie('GET', {})
    expect({ status: response.status, info: response.headers.get('sforce-limit-info'), used: usage.used() }).toEqual({
      status: 200,
      info: null,
      used: 0,
    })
  })
})

describe('the API limit', () => {
  it('is said in every answer, the refused ones too', async () => {
    const infos = ['/services/data/v67.0/me', '/services/data/v67.0/nothing', '/services/data/v67.0/broken']
    const said: (string | null)[] = []
    for (const path of infos) said.push((await ask(path)).headers.get('sforce-limit-info'))
    expect(said).toEqual(['api-usage=1/100', 'api-usage=1/100', 'api-usage=2/100'])
  })

  it('refuses calls when it is used up, until they are 24 hours old', async () => {
    usage.setLimit(1)
    expect((await ask('/services/data/v67.0/me')).status).toBe(200)
    expect(await errorOf(await ask('/services/data/v67.0/me'))).toEqual(
      refused(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
    )
    now += 24 * 60 * 60_000
    token = sessions.mint(emma.id)
    expect((await ask('/services/data/v67.0/me')).status).toBe(200)
  })
})

describe('a fault', () => {
  const post = () => ask('/services/data/v67.0/echo', { method: 'POST', body: '{}' })

  it('answers a status as often as asked, then no more', async () => {
    const fault = faults.add({ kind: 'status', status: 502, errorCode: 'BAD_GATEWAY', message: 'down', times: 2, match: { path: '/echo' } })
    const statuses = [(await post()).status, (await ask('/services/data/v67.0/me')).status, (await post()).status, (await post()).status]
    expect({ statuses, strikes: fault.strikes, handled }).toEqual({ statuses: [502, 200, 502, 200], strikes: 2, handled: 1 })
  })

  it('lets the first ones through', async () => {
    faults.add({ kind: 'status', skip: 1 })
    expect([(await post()).status, (await post()).status]).toEqual([200, 503])
  })

  it('resets the connection', async () => {
    faults.add({ kind: 'reset' })
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(handled).toBe(0)
  })

  it('after the work loses only the answer', async () => {
    faults.add({ kind: 'reset', when: 'after' })
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect(handled).toBe(1)
  })

  it('never answers', async () => {
    faults.add({ kind: 'hang' })
    await expect(ask('/services/data/v67.0/me', { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('ends the session of the caller', async () => {
    faults.add({ kind: 'expiredSession' })
    expect((await post()).status).toBe(401)
    expect((await post()).status).toBe(401)
    token = sessions.mint(emma.id)
    expect((await post()).status).toBe(200)
  })

  it('says the limit is used up', async () => {
    faults.add({ kind: 'limit' })
    expect(await errorOf(await post())).toEqual(refused(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'))
  })

  it('cuts the answer in the middle', async () => {
    faults.add({ kind: 'cut', bytes: 1000, match: { path: '/large' } })
    const response = await ask('/services/data/v67.0/large')
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('makes the answer wait', async () => {
    faults.add({ kind: 'latency', ms: 60 })
    const startedAt = performance.now()
    expect((await post()).status).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59)
  })
})

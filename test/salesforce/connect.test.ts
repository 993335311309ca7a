import { createPublicKey } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect } from '../../scoring-api/salesforce/connect.ts'
import { settingsFor, startFakeOrg, testKey, tokenAnswer, type Answer, type FakeOrg } from './fake-org.ts'

let org: FakeOrg

beforeEach(async () => {
  org = await startFakeOrg()
})
afterEach(() => org.close())

const expired: Answer = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }
const get = { method: 'GET', path: '/thing' } as const
const calls = (path: string) => org.asked.filter((asked) => asked.path === path)

async function refusalOf(work: Promise<unknown>): Promise<{ problem: string; message: string }> {
  const err = await work.then(
    () => ({ problem: 'none', message: 'nothing was refused' }),
    (reason: unknown) => reason as { problem: string; message: string },
  )
  return { problem: err.problem, message: err.message }
}

describe('logging in', () => {
  it('signs an assertion for the user with the app as issuer, three minutes at most', async () => {
    await org.connect()
    const form = new URLSearchParams(calls('/services/oauth2/token')[0]?.body)
    const assertion = form.get('assertion') ?? ''
    const { payload } = await jwtVerify(assertion, createPublicKey(testKey.privateKey))
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256' })
    expect(payload).toMatchObject({ iss: 'test-app', sub: 'integration@banso.example', aud: org.url })
    expect((payload.exp ?? 0) - Date.now() / 1000).toBeLessThanOrEqual(180)
  })

  it('sends id and secret with client credentials', async () => {
    await org.connect({ login: { kind: 'clientCredentials', clientSecret: 's3cret' } })
    expect(Object.fromEntries(new URLSearchParams(calls('/services/oauth2/token')[0]?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'test-app',
      client_secret: 's3cret',
    })
  })

  it.each([
    [
      'invalid_grant',
      'invalid assertion',
      'SALESFORCE_PRIVATE_KEY_FILE is not the key of the certificate registered with the app test-app; use the matching key or upload its certificate.',
    ],
    [
      'invalid_grant',
      "user hasn't approved this consumer",
      'check that the user integration@banso.example (SALESFORCE_USERNAME) exists, is active, and has a permission set which the app test-app pre-authorises.',
    ],
    ['invalid_client_id', 'client identifier invalid', 'it knows no app with the client id test-app; check SALESFORCE_CLIENT_ID.'],
    ['invalid_grant', 'assertion expired', 'the clock of the scoring service is wrong; set it right.'],
  ])('says what to do when the org answers %s: %s', async (error, description, advice) => {
    org.on('POST', '/services/oauth2/token', () => ({ status: 400, json: { error, error_description: description } }))
    expect(await refusalOf(org.connect())).toEqual({
      problem: 'salesforce-login-refused',
      message: `${org.url} refused the login ("${error}: ${description}"): ${advice}`,
    })
  })

  it('names the audience when that is refused', async () => {
    org.on('POST', '/services/oauth2/token', () => ({
      status: 400,
      json: { error: 'invalid_grant', error_description: 'audience is invalid' },
    }))
    expect((await refusalOf(org.connect())).message).toContain(`check SALESFORCE_AUDIENCE, which is ${org.url}.`)
  })

  it('says that an address with a web page is no Salesforce org', async () => {
    org.on('POST', '/services/oauth2/token', () => ({
      text: '<!doctype html><title>Hello</title>',
      headers: { 'content-type': 'text/html' },
    }))
    expect(await refusalOf(org.connect())).toEqual({
      problem: 'not-salesforce',
      message: `${org.url} does not answer like a Salesforce org: set SALESFORCE_LOGIN_URL to the org's My Domain address, e.g. https://example.my.salesforce.com.`,
    })
  })

  it('says that nobody listens at the address', async () => {
    const { url } = org
    await org.close()
    expect(await refusalOf(connect(settingsFor(url), () => Promise.resolve()))).toEqual({
      problem: 'salesforce-unreachable',
      message: `${url} cannot be reached (ECONNREFUSED): check SALESFORCE_LOGIN_URL and the network of the scoring service.`,
    })
  })
})

describe('calling', () => {
  it('sends the token, names itself, counts the call and notes the daily usage', async () => {
    org.on('GET', '/thing', () => ({ json: { ok: true } }))
    const salesforce = (await org.connect()).forWork()
    expect(await salesforce.send(get)).toEqual({ ok: true })
    expect(salesforce.calls).toEqual({ spent: 1, daily: { used: 18, limit: 15_000 }, clockAheadMs: expect.any(Number) as number })
    expect(Math.abs(salesforce.calls.clockAheadMs ?? Infinity)).toBeLessThan(2_000)
    expect(calls('/thing')[0]?.headers).toMatchObject({ authorization: 'Bearer token-1', 'sforce-call-options': 'client=banso' })
  })

  it('tells how much its clock is ahead of the org', async () => {
    org.on('GET', '/thing', () => ({ json: {}, headers: { date: new Date(Date.now() - 90_000).toUTCString() } }))
    const salesforce = (await org.connect()).forWork()
    await salesforce.send(get)
    expect(Math.round((salesforce.calls.clockAheadMs ?? 0) / 5_000) * 5).toBe(90)
  })

  it('knows from the login how much its clock is ahead of the org', async () => {
    const date = new Date(Date.now() - 90_000).toUTCString()
    org.on('POST', '/services/oauth2/token', () => ({ json: tokenAnswer(org.url, 'token-1'), headers: { date } }))
    expect(Math.round(((await org.connect()).clockAheadMs ?? 0) / 5_000) * 5).toBe(90)
  })

  it('renews an expired session once and sends the request again', async () => {
    org.on('GET', '/thing', ({ headers }) => (headers.authorization === 'Bearer token-1' ? expired : { json: { ok: true } }))
    const salesforce = (await org.connect()).forWork()
    expect(await salesforce.send(get)).toEqual({ ok: true })
    expect(calls('/services/oauth2/token')).toHaveLength(2)
  })

  it('renews once for all that find the session expired at the same time', async () => {
    org.on('GET', '/thing', ({ headers }) => (headers.authorization === 'Bearer token-1' ? expired : { json: { ok: true } }))
    const salesforce = (await org.connect()).forWork()
    await Promise.all([salesforce.send(get), salesforce.send(get), salesforce.send(get)])
    expect(calls('/services/oauth2/token')).toHaveLength(2)
  })

  it('gives up when the org refuses the renewed session too', async () => {
    org.on('GET', '/thing', () => expired)
    expect(await refusalOf((await org.connect()).forWork().send(get))).toEqual({
      problem: 'salesforce-login-refused',
      message: `${org.url} gives the integration user a session and then refuses it (Session expired or invalid): check the user's API access and the app's IP restrictions.`,
    })
    expect(calls('/thing')).toHaveLength(2)
  })

  it('goes on at the new address when the renewed token names one', async () => {
    const moved = await startFakeOrg()
    try {
      moved.on('GET', '/thing', () => ({ json: { at: 'new' } }))
      org.on('GET', '/thing', () => expired)
      const connection = await org.connect()
      org.on('POST', '/services/oauth2/token', () => ({ json: tokenAnswer(moved.url, 'token-new') }))
      expect(await connection.forWork().send(get)).toEqual({ at: 'new' })
    } finally {
      await moved.close()
    }
  })

  it.each([
    ['503', { status: 503, text: 'busy', headers: { 'content-type': 'text/plain' } }],
    ['SERVER_UNAVAILABLE', { status: 500, json: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'try later' }] }],
    [
      'too many at once',
      {
        status: 403,
        json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.' }],
      },
    ],
    ['a broken connection', { text: '', cut: true }],
  ] as [string, Answer][])('tries a write again after %s, and counts both calls', async (_name, failure) => {
    let first = true
    org.on('PATCH', '/thing', () => {
      const answer = first ? failure : { json: { ok: true } }
      first = false
      return answer
    })
    const salesforce = (await org.connect()).forWork()
    expect(await salesforce.send({ method: 'PATCH', path: '/thing', body: {} })).toEqual({ ok: true })
    expect(salesforce.calls.spent).toBe(2)
  })

  it('does not repeat what was refused for good', async () => {
    org.on('GET', '/thing', () => ({ status: 400, json: [{ errorCode: 'MALFORMED_QUERY', message: 'unexpected token' }] }))
    await expect((await org.connect()).forWork().send(get)).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' })
    expect(calls('/thing')).toHaveLength(1)
  })

  it('says that the calls of the day are used up', async () => {
    org.on('GET', '/thing', () => ({
      status: 403,
      json: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
    }))
    expect(await refusalOf((await org.connect()).forWork().send(get))).toEqual({
      problem: 'api-limit-reached',
      message:
        "The org's API calls of the last 24 hours are used up (18 of 15000: TotalRequests Limit exceeded.); start the run again when usage has dropped.",
    })
    expect(calls('/thing')).toHaveLength(1)
  })

  it('says that the address is no org when a page answers a call', async () => {
    org.on('GET', '/thing', () => ({ status: 404, text: '<html>gone</html>', headers: { 'content-type': 'text/html;charset=utf-8' } }))
    expect((await refusalOf((await org.connect()).forWork().send(get))).problem).toBe('not-salesforce')
  })

  it('stops waiting when its work is stopped', async () => {
    org.on('GET', '/thing', () => ({ status: 503, text: 'busy', headers: { 'content-type': 'text/plain' } }))
    const stop = new AbortController()
    const connection = await connect(settingsFor(org.url), () => {
      stop.abort(new Error('stopped by the test'))
      return Promise.resolve()
    })
    await expect(connection.forWork(stop.signal).send(get)).rejects.toThrow('stopped by the test')
  })
})

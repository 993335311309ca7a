import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrgKey } from '../../scoring-api/access/org-keys.ts'
import { accountId, bearer, operator, operatorToken, orgId, testApp, userId, userToken } from './test-app.ts'

let app: FastifyInstance

/** The service has run for a while: tokens are refused for what they are, not because they may be older than the process. */
beforeEach(async () => {
  let sinceMs = 3_600_000
  ;({ app } = await testApp({ now: () => new Date(Date.now() - sinceMs) }))
  sinceMs = 0
})
afterEach(() => app.close())

const rescore = (headers: Record<string, string>) => app.inject({ method: 'POST', url: `/v1/accounts/${accountId}/rescore`, headers })
const nowSeconds = () => Math.floor(Date.now() / 1000)

describe('without a valid token', () => {
  it.each([
    ['GET', '/v1/runs/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11'],
    ['POST', '/v1/runs'],
    ['POST', `/v1/accounts/${accountId}/rescore`],
    ['GET', '/metrics'],
    ['GET', '/nothing/here'],
    ['GET', '/documentation'],
    ['GET', '/v1/%E0%A4%A'],
    ['DELETE', '/livez'],
  ] as const)('%s %s is 401', async (method, url) => {
    const reply = await app.inject({ method, url })
    expect([reply.statusCode, reply.headers['content-type'], reply.headers['www-authenticate']]).toEqual([
      401,
      'application/problem+json',
      'Bearer',
    ])
    expect(reply.json()).toMatchObject({
      type: '/problems/not-authenticated',
      title: 'A valid token is needed',
      status: 401,
      detail: 'Send a valid token in the header Authorization, as "Bearer <token>".',
    })
  })

  it.each(['/livez', '/readyz', '/docs', '/docs/json', '/docs/static/swagger-ui.css'])('%s is open', async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(200)
  })

  it.each([
    ['another token', () => Promise.resolve('operator-token-of-somebody-else-01234')],
    ['half of the token', () => Promise.resolve(operatorToken.slice(0, 20))],
    ["another org's token", () => userToken({ iss: '00D000000000002EAA' })],
    ['a token for another service', () => userToken({ aud: 'somebody-else' })],
    ['a token of an org whose clock is ten minutes ahead', () => userToken({ iat: nowSeconds() + 600, exp: nowSeconds() + 720 })],
    ['a token of an org whose clock is ten minutes behind', () => userToken({ iat: nowSeconds() - 600, exp: nowSeconds() - 480 })],
    ['a token that is not good yet', () => userToken({ nbf: nowSeconds() + 60 })],
    ['an expired token', () => userToken({ exp: nowSeconds() - 60 })],
    ['a token that lives for an hour', () => userToken({ exp: nowSeconds() + 3_600 })],
    ['a token that lives longer than those of the org', () => userToken({ exp: nowSeconds() + 135 })],
    ['a token that never ends', () => userToken({ exp: undefined })],
    ['a token without an id', () => userToken({ jti: undefined })],
    ['a token without a user', () => userToken({ sub: undefined })],
    ["a token whose subject is no user's id", () => userToken({ sub: 'aiko' })],
    ["a stranger's signature", () => userToken({}, { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey })],
    ['an HMAC with the public certificate', () => userToken({}, { alg: 'HS256', key: new TextEncoder().encode(orgId.padEnd(32)) })],
    ['an unsigned token', () => Promise.resolve(`${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ iss: orgId, sub: userId }))}.`)],
  ])('%s is refused', async (_name, token) => {
    expect((await rescore(bearer(await token()))).statusCode).toBe(401)
  })

  it('is 429 after 30 refusals in a minute', async () => {
    const statuses: number[] = []
    for (let call = 0; call < 31; call += 1) statuses.push((await rescore(bearer('wrong'))).statusCode)
    expect(statuses).toEqual([...Array<number>(30).fill(401), 429])
  })
})

describe("a user's token", () => {
  it('may rescore one account', async () => {
    expect((await rescore(bearer(await userToken()))).statusCode).toBe(200)
  })

  it('is good for one call only', async () => {
    const token = await userToken()
    expect([(await rescore(bearer(token))).statusCode, (await rescore(bearer(token))).statusCode]).toEqual([200, 401])
  })

  it('is not good again after a restart, nor is any that may be older than the process', async () => {
    const token = await userToken()
    const used = await rescore(bearer(token))
    const restarted = (await testApp({ now: () => new Date(Date.now() + 2_000) })).app
    const call = (headers: Record<string, string>) =>
      restarted.inject({ method: 'POST', url: `/v1/accounts/${accountId}/rescore`, headers })
    const statuses = [used.statusCode, (await call(bearer(token))).statusCode]
    const later = await userToken({ exp: nowSeconds() + 2 + 121 })
    statuses.push((await call(bearer(later))).statusCode)
    await restarted.close()
    expect(statuses).toEqual([200, 401, 200])
  })

  it.each([
    ['ten seconds ahead', -10_000],
    ['of an unknown clock, which may be ten seconds ahead', null],
  ])('is not good again after a restart in an org that is %s', async (_what, clockAheadMs) => {
    const issuedAt = nowSeconds()
    const made = (at: number) => userToken({ exp: at + 10 + 120 })
    let seconds = issuedAt + 1
    const restarted = (await testApp({ clockAheadMs, now: () => new Date(seconds * 1000) })).app
    const statusOf = async (token: string) => {
      const url = `/v1/accounts/${accountId}/rescore`
      return (await restarted.inject({ method: 'POST', url, headers: bearer(token) })).statusCode
    }
    const ofBefore = await statusOf(await made(issuedAt))
    seconds += 1
    const ofAfter = await statusOf(await made(seconds))
    await restarted.close()
    expect([ofBefore, ofAfter]).toEqual([401, 200])
  })

  it("passes when the service's clock is ten seconds ahead", async () => {
    expect((await rescore(bearer(await userToken({ exp: nowSeconds() - 5 })))).statusCode).toBe(200)
  })

  it.each([
    ['POST', '/v1/runs'],
    ['GET', '/v1/runs/4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11'],
    ['GET', '/metrics'],
  ] as const)('may not %s %s', async (method, url) => {
    const reply = await app.inject({ method, url, headers: bearer(await userToken()) })
    expect(reply.json()).toMatchObject({
      type: '/problems/not-permitted',
      status: 403,
      detail: 'A user\'s token of the scope "account" may not do this; this address needs the operator\'s token.',
    })
  })

  it('is 429 after 60 calls in a minute, and another user is not', async () => {
    for (let call = 0; call < 60; call += 1) await rescore(bearer(await userToken()))
    const other = await userToken({ sub: '005000000000002AAA' })
    expect([(await rescore(bearer(await userToken()))).statusCode, (await rescore(bearer(other))).statusCode]).toEqual([429, 200])
  })
})

describe('while the org changes its certificate', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const third = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const day = (days: number) => new Date(Date.now() + days * 86_400_000)
  const statusOf = async (keys: OrgKey[], key: KeyObject) => {
    const own = (await testApp({ callers: { operatorToken, org: { id: orgId, keys } } })).app
    const headers = bearer(await userToken({}, { key }))
    const { statusCode } = await own.inject({ method: 'POST', url: `/v1/accounts/${accountId}/rescore`, headers })
    await own.close()
    return statusCode
  }

  it('either signature is good, and no third', async () => {
    const keys = [other, third].map(({ publicKey }) => ({ publicKey, expiresAt: day(1) }))
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    expect([await statusOf(keys, other.privateKey), await statusOf(keys, third.privateKey), await statusOf(keys, stranger)]).toEqual([
      200, 200, 401,
    ])
  })

  it('an expired certificate is good for nothing, alone or beside another', async () => {
    const expired = { publicKey: other.publicKey, expiresAt: day(-1) }
    const valid = { publicKey: third.publicKey, expiresAt: day(1) }
    expect([await statusOf([expired], other.privateKey), await statusOf([expired, valid], other.privateKey)]).toEqual([401, 401])
    expect(await statusOf([expired, valid], third.privateKey)).toBe(200)
  })
})

it('lets nobody in when neither operator token nor org is set', async () => {
  const closed = (await testApp({ callers: { operatorToken: null, org: null } })).app
  const reply = await closed.inject({ method: 'POST', url: '/v1/runs', headers: operator, payload: {} })
  await closed.close()
  expect(reply.statusCode).toBe(401)
})

it('takes the token of the org only as RS256', async () => {
  const token = await new SignJWT({ iss: orgId, sub: userId, aud: 'banso-scoring-api', jti: 'x', exp: nowSeconds() + 60 })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('a shared secret of 32 characters'))
  expect((await rescore(bearer(token))).statusCode).toBe(401)
})

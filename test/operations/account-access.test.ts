import { afterEach, describe, expect, it, vi } from 'vitest'
import { rememberAccess } from '../../scoring-api/access/account-access.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { accountId, bearer, operator, someRuns, testApp, userId, userToken } from './test-app.ts'

const otherAccountId = '001000000000002AAA'
const rescore = { method: 'POST', url: `/v1/accounts/${accountId}/rescore` } as const
const rows = { method: 'GET', url: `/v1/accounts/${accountId}/measures/open-cases/rows?scorecard=operation-v1` } as const

const apps: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})
async function open(overrides: Parameters<typeof testApp>[0]) {
  const made = await testApp(overrides)
  apps.push(made.app)
  return made
}

describe('an account that a user may not see', () => {
  it.each([rescore, rows])('is answered like one that does not exist: $method $url', async (request) => {
    const rescoreAccount = vi.fn()
    const readRows = vi.fn()
    const { app } = await open({ maySeeAccount: () => Promise.resolve(false), runs: someRuns({ rescoreAccount }), readRows })
    const reply = await app.inject({ ...request, headers: bearer(await userToken()) })
    const { requestId, instance, ...body } = reply.json<Record<string, unknown>>()
    expect([typeof requestId, instance]).toEqual(['string', request.url.split('?')[0]])
    expect(body).toEqual({
      type: '/problems/account-not-found',
      title: 'No such account',
      status: 404,
      detail: `The org has no account ${accountId}, or hides it.`,
    })
    expect([rescoreAccount.mock.calls, readRows.mock.calls]).toEqual([[], []])
  })

  it('is asked for with the 18 characters of both ids, and only for users', async () => {
    const maySeeAccount = vi.fn(() => Promise.resolve(true))
    const { app } = await open({ maySeeAccount })
    await app.inject({ ...rescore, url: `/v1/accounts/${accountId.slice(0, 15)}/rescore`, headers: bearer(await userToken()) })
    expect(maySeeAccount.mock.calls).toEqual([[userId, accountId]])
    await app.inject({ ...rescore, headers: operator })
    expect(maySeeAccount).toHaveBeenCalledTimes(1)
  })

  it('stays closed while the org cannot be asked', async () => {
    const { app } = await open({ maySeeAccount: () => Promise.reject(new Problem('salesforce-unreachable', 'The org does not answer.')) })
    expect((await app.inject({ ...rescore, headers: bearer(await userToken()) })).statusCode).toBe(503)
  })
})

describe('the answer about an account', () => {
  const clock = { ms: 0 }
  const asked = vi.fn((user: string, account: string) => Promise.resolve(`${user}${account}`.length > 0))
  const may = () => {
    asked.mockClear()
    return rememberAccess(asked, () => new Date(clock.ms))
  }

  it('is kept for a minute, for one user and one account', async () => {
    const maySee = may()
    await Promise.all([maySee(userId, accountId), maySee(userId, accountId)])
    await maySee(userId, otherAccountId)
    await maySee('005000000000002AAA', accountId)
    expect(asked).toHaveBeenCalledTimes(3)
    clock.ms += 59_999
    await maySee(userId, accountId)
    expect(asked).toHaveBeenCalledTimes(3)
    clock.ms += 1
    await maySee(userId, accountId)
    expect(asked).toHaveBeenCalledTimes(4)
  })

  it('is asked for again after a failure', async () => {
    const maySee = may()
    asked.mockRejectedValueOnce(new Error('reset'))
    await expect(maySee(userId, accountId)).rejects.toThrow('reset')
    expect(await maySee(userId, accountId)).toBe(true)
  })

  it('is kept for ten thousand at most', async () => {
    const maySee = may()
    for (let index = 0; index <= 10_000; index += 1) await maySee(userId, `account ${index}`)
    await maySee(userId, 'account 10000')
    expect(asked).toHaveBeenCalledTimes(10_001)
    await maySee(userId, 'account 0')
    expect(asked).toHaveBeenCalledTimes(10_002)
  })
})

describe('the audit log', () => {
  const auditOf = (logged: string[]) => logged.map((line) => JSON.parse(line) as { audit?: unknown }).flatMap(({ audit }) => audit ?? [])

  it('has who asked for what, about which account, and how it ended', async () => {
    const { app, logged } = await open({ maySeeAccount: (_, id) => Promise.resolve(id === accountId) })
    const token = await userToken()
    await app.inject({ ...rescore, headers: bearer(token) })
    await app.inject({ ...rescore, headers: bearer(token) })
    await app.inject({ ...rescore, url: `/v1/accounts/${otherAccountId}/rescore`, headers: bearer(await userToken()) })
    await app.inject({ url: '/nothing', headers: operator })
    await app.inject({ url: '/livez' })
    const caller = { kind: 'user', userId, scope: 'account' }
    const asked = { method: 'POST', route: '/v1/accounts/:id/rescore', accountIds: [accountId] }
    expect(auditOf(logged)).toEqual([
      { ...asked, caller, status: 200 },
      { ...asked, caller: null, status: 401 },
      { ...asked, caller, accountIds: [otherAccountId], status: 404 },
      { caller: { kind: 'operator' }, method: 'GET', route: null, accountIds: null, status: 404 },
    ])
    expect(logged.join('')).not.toContain(token)
  })
})

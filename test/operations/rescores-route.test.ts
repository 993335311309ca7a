import { afterEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../scoring-api/problems.ts'
import { accountId, bearer, operator, someRuns, testApp, userId, userToken } from './test-app.ts'

const hiddenId = '001000000000002AAA'
const apps: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

async function open(overrides: Parameters<typeof testApp>[0] = {}) {
  const queueAccounts = vi.fn()
  const findVisibleAccounts = vi.fn((_user: string, ids: readonly string[]) =>
    Promise.resolve(new Set(ids.filter((id) => id !== hiddenId))),
  )
  const { app, logged } = await testApp({ runs: someRuns({ queueAccounts }), findVisibleAccounts, ...overrides })
  apps.push(app)
  const ask = async (body: unknown, headers?: Record<string, string>) =>
    await app.inject({
      method: 'POST',
      url: '/v1/rescores',
      headers: { 'content-type': 'application/json', ...(headers ?? bearer(await userToken({ scope: 'accounts' }))) },
      payload: JSON.stringify(body),
    })
  return { ask, queueAccounts, findVisibleAccounts, logged }
}

describe('asking for many accounts', () => {
  it('queues those that the user may see, each once, and says which others the org does not show', async () => {
    const { ask, queueAccounts, findVisibleAccounts } = await open()
    const reply = await ask({ accountIds: [accountId, accountId.slice(0, 15), hiddenId] })
    expect([reply.statusCode, reply.json()]).toEqual([
      202,
      { queued: [accountId], refused: [{ accountId: hiddenId, detail: `The org has no account ${hiddenId}, or hides it.` }] },
    ])
    expect(findVisibleAccounts.mock.calls).toEqual([[userId, [accountId, hiddenId]]])
    expect(queueAccounts.mock.calls).toEqual([[[accountId]]])
  })

  it('queues nothing when the user may see none', async () => {
    const { ask, queueAccounts } = await open()
    expect((await ask({ accountIds: [hiddenId] })).json()).toMatchObject({ queued: [] })
    expect(queueAccounts).not.toHaveBeenCalled()
  })

  it('takes the operator at their word', async () => {
    const { ask, findVisibleAccounts, queueAccounts } = await open()
    expect((await ask({ accountIds: [hiddenId] }, operator)).json()).toEqual({ queued: [hiddenId], refused: [] })
    expect([findVisibleAccounts.mock.calls, queueAccounts.mock.calls]).toEqual([[], [[[hiddenId]]]])
  })

  it('stays closed while the org cannot be asked', async () => {
    const findVisibleAccounts = () => Promise.reject(new Problem('salesforce-unreachable', 'The org does not answer.'))
    const { ask, queueAccounts } = await open({ findVisibleAccounts })
    expect((await ask({ accountIds: [accountId] })).statusCode).toBe(503)
    expect(queueAccounts).not.toHaveBeenCalled()
  })

  it.each([
    ['none', []],
    ['201', Array.from({ length: 201 }, () => accountId)],
    ['what is no id', ['acme']],
  ])('refuses %s', async (_, accountIds) => {
    const { ask, queueAccounts } = await open()
    expect((await ask({ accountIds })).statusCode).toBe(400)
    expect(queueAccounts).not.toHaveBeenCalled()
  })

  it.each(['account', 'scorecards', 'indicators'])('refuses a token of the scope %s', async (scope) => {
    const { ask } = await open()
    expect((await ask({ accountIds: [accountId] }, bearer(await userToken({ scope })))).statusCode).toBe(403)
  })

  it('leaves the accounts in the audit log', async () => {
    const { ask, logged } = await open()
    await ask({ accountIds: [accountId, hiddenId] })
    const audits = logged.map((line) => JSON.parse(line) as { audit?: { accountIds: unknown } }).flatMap(({ audit }) => audit ?? [])
    expect(audits).toMatchObject([{ route: '/v1/rescores', accountIds: [accountId, hiddenId], status: 202 }])
  })
})

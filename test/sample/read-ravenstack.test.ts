import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkIntegrity, readRavenstack, toRows } from '../../scripts/sample-book/read-ravenstack.ts'

const published = await readRavenstack()

describe('the RavenStack tables', () => {
  it('are as large as published', () => {
    expect({
      accounts: published.accounts.length,
      subscriptions: published.subscriptions.length,
      usage: published.usage.length,
      tickets: published.tickets.length,
      churnEvents: published.churnEvents.length,
    }).toEqual({ accounts: 500, subscriptions: 5000, usage: 25000, tickets: 2000, churnEvents: 600 })
  })

  it('keep both rows where a usage id stands twice', () => {
    const rows = published.usage.filter((row) => row.usage_id === 'U-25b56c')
    expect(rows.map((row) => [row.subscription_id, row.usage_count])).toEqual([
      ['S-810c27', 7],
      ['S-34253c', 6],
    ])
  })
})

describe('checkIntegrity', () => {
  const [account] = published.accounts
  const [subscription] = published.subscriptions
  if (!account || !subscription) throw new Error('the tables are empty')
  const small = {
    accounts: [account],
    subscriptions: [{ ...subscription, account_id: account.account_id }],
    usage: [],
    tickets: [],
    churnEvents: [],
  }

  it('takes tables whose ids are unique and known', () => {
    expect(() => checkIntegrity(small)).not.toThrow()
  })

  it('names a table and an id that is there twice', () => {
    expect(() => checkIntegrity({ ...small, accounts: [account, account] })).toThrow('accounts: A-2e4581 is there twice')
  })

  it('names a reference that leads nowhere', () => {
    const lost = [{ ...subscription, account_id: 'A-nobody' }]
    expect(() => checkIntegrity({ ...small, subscriptions: lost })).toThrow('subscriptions: A-nobody refers to nothing')
  })
})

describe('toRows', () => {
  it('names table, row and column of a value that does not fit', () => {
    const schema = z.object({ seats: z.string().regex(/^\d+$/, 'is no whole number') })
    expect(() => toRows('accounts', schema, 'seats\n9\nmany\n')).toThrow('accounts, row 2: seats is no whole number')
  })
})

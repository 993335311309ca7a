import { expect, it } from 'vitest'
import { createAccountQueue } from '../../scoring-api/operations/account-queue.ts'

/** A queue of batches of two, and the ends of its batches in the test's hands. */
function open(busyUntil: () => Promise<unknown> | null = () => null) {
  const batches: { accountIds: string[]; end: () => void }[] = []
  const rescore = (accountIds: string[]): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    batches.push({ accountIds, end: resolve })
    return promise
  }
  const queue = createAccountQueue({ busyUntil, rescore, most: 2 })
  return { queue, batches, ids: () => batches.map(({ accountIds }) => accountIds.join()) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('takes one batch after another, oldest first', async () => {
  const { queue, batches, ids } = open()
  queue.add(['a', 'b', 'c'])
  await settled()
  expect(ids()).toEqual(['a,b'])
  queue.add(['d'])
  batches[0]?.end()
  await settled()
  expect(ids()).toEqual(['a,b', 'c,d'])
  batches[1]?.end()
  await settled()
  queue.add(['e'])
  await settled()
  expect(ids()).toEqual(['a,b', 'c,d', 'e'])
})

it('takes an account that is asked for again while it waits once, and again when it is being scored', async () => {
  const { queue, batches, ids } = open()
  queue.add(['a', 'b', 'c'])
  await settled()
  queue.add(['c', 'a'])
  batches[0]?.end()
  await settled()
  expect(ids()).toEqual(['a,b', 'c,a'])
})

it('waits for what keeps it from beginning, also when that begins anew', async () => {
  const blocks = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const left = blocks.map(({ promise }) => promise)
  const { queue, ids } = open(() => left[0] ?? null)
  queue.add(['a'])
  for (const { resolve } of blocks) {
    await settled()
    expect(ids()).toEqual([])
    void left.shift()
    resolve()
  }
  await settled()
  expect(ids()).toEqual(['a'])
})

it('is not stopped by being asked for nothing', async () => {
  const { queue, ids } = open()
  queue.add([])
  queue.add(['a'])
  await settled()
  expect(ids()).toEqual(['a'])
})

it('says when the batch under way has ended', async () => {
  const { queue, batches } = open()
  await queue.underWay()
  queue.add(['a'])
  await settled()
  let isOver = false
  void queue.underWay().then(() => void (isOver = true))
  await settled()
  expect(isOver).toBe(false)
  batches[0]?.end()
  await settled()
  expect(isOver).toBe(true)
})

import { expect, it } from 'vitest'
import { atOnce } from '../../scoring-api/salesforce/at-once.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

it('does no more at once than it may, and all of it', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  await atOnce(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    most = Math.max(most, ++running)
    await tick()
    running -= 1
    done.push(item)
  })
  expect([most, done]).toEqual([3, [1, 2, 3, 4, 5, 6, 7]])
})

it('begins nothing after a failure, and waits for what has begun', async () => {
  const done: number[] = []
  const work = atOnce(2, [1, 2, 3, 4], async (item) => {
    await tick()
    if (item === 1) throw new Error('one failed')
    await tick()
    done.push(item)
  })
  await expect(work).rejects.toThrow('one failed')
  expect(done).toEqual([2])
})

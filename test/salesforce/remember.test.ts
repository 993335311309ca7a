import { expect, test, vi } from 'vitest'
import { createRemember } from '../../scoring-api/salesforce/remember.ts'

function clock() {
  let ms = 0
  return { now: () => new Date(ms), pass: (more: number) => void (ms += more) }
}

test('an answer holds for its time and not a millisecond more', async () => {
  const { now, pass } = clock()
  const remember = createRemember({ forMs: 1_000 }, now)
  const ask = vi.fn(() => Promise.resolve('answer'))
  await remember('a', ask)
  pass(999)
  await remember('a', ask)
  expect(ask).toHaveBeenCalledTimes(1)
  pass(1)
  await remember('a', ask)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('who asks while it is being asked waits for the same answer', async () => {
  const remember = createRemember({ forMs: 1_000 }, clock().now)
  const ask = vi.fn(() => Promise.resolve({}))
  const [first, second] = await Promise.all([remember('a', ask), remember('a', ask)])
  expect([first === second, ask.mock.calls.length]).toEqual([true, 1])
})

test('a failed question is forgotten, and takes no newer answer with it', async () => {
  const { now, pass } = clock()
  const remember = createRemember({ forMs: 1_000 }, now)
  const slow = Promise.withResolvers<string>()
  const lost = remember('a', () => slow.promise)
  pass(1_000)
  await remember('a', () => Promise.resolve('newer'))
  slow.reject(new Error('unreachable'))
  await expect(lost).rejects.toThrow('unreachable')
  const kept = await remember('a', () => Promise.reject(new Error('asked again')))
  expect(kept).toBe('newer')
  await expect(remember('b', () => Promise.reject(new Error('first')))).rejects.toThrow('first')
  expect(await remember('b', () => Promise.resolve('second'))).toBe('second')
})

test('beyond the most that is kept the oldest goes', async () => {
  const remember = createRemember({ forMs: 1_000, most: 2 }, clock().now)
  const ask = vi.fn((key: string) => Promise.resolve(key))
  for (const key of ['a', 'b', 'c', 'b', 'a']) await remember(key, () => ask(key))
  expect(ask.mock.calls.flat()).toEqual(['a', 'b', 'c', 'a'])
})

import { expect, it } from 'vitest'
import { keysEnd } from '../../scoring-api/access/org-keys.ts'

const now = new Date('2026-11-22T12:00:00Z')
const until = (...days: (string | null)[]) => days.map((day) => ({ expiresAt: day === null ? null : new Date(day) }))

it.each([
  [until('2026-12-23T12:00:00Z'), 'fine', 31],
  [until('2026-12-23T11:59:59Z'), 'ending', 30],
  [until('2026-11-23T11:59:59Z'), 'ending', 0],
  [until('2026-11-22T12:00:00Z'), 'ended', 0],
  [until('2026-11-23T12:00:00Z', '2026-12-01T12:00:00Z'), 'ending', 9],
  [until('2026-11-01T12:00:00Z', '2026-11-21T12:00:00Z'), 'ended', 0],
])('%# the certificate of the org that ends last counts: %j is %s, %d days', (keys, state, daysLeft) => {
  expect(keysEnd(keys, now)).toEqual({ state, end: keys.at(-1)?.expiresAt, daysLeft })
})

it.each([
  [until('2026-11-01T12:00:00Z', '2027-11-23T12:00:00Z'), 0],
  [until('2026-12-22T12:00:00Z', '2027-11-23T12:00:00Z'), 30],
  [until('2026-11-23T12:00:00Z', null), 1],
])('%# a newer key beside one that ends does not say that the org signs with it: %j, %d days', (keys, daysLeft) => {
  expect(keysEnd(keys, now)).toEqual({ state: 'unfinished', end: keys[0]?.expiresAt, daysLeft })
})

it.each([[until(null)], [until('2027-11-23T12:00:00Z', null)]])('%# of a bare key nobody knows when it ends', (keys) => {
  expect(keysEnd(keys, now)).toEqual({ state: 'endless' })
})

it('two certificates that last are no unfinished change', () => {
  const end = new Date('2027-11-23T12:00:00Z')
  expect(keysEnd(until('2027-01-01T12:00:00Z', '2027-11-23T12:00:00Z'), now)).toEqual({ state: 'fine', end, daysLeft: 366 })
})

import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { daysToRenew } from '../../scoring-api/access/org-keys.ts'

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const now = new Date('2026-11-22T12:00:00Z')
const until = (...days: (string | null)[]) => days.map((day) => ({ publicKey, expiresAt: day === null ? null : new Date(day) }))

it.each([
  [until('2026-12-23T12:00:00Z'), null, '31 days are left'],
  [until('2026-12-22T12:00:00Z'), 30, '30 days are left'],
  [until('2026-11-23T11:59:59Z'), 0, 'less than a day is left'],
  [until('2026-11-21T12:00:00Z'), 0, 'it is over'],
  [until('2026-11-23T12:00:00Z', '2027-11-23T12:00:00Z'), null, 'a newer one is there'],
  [until('2026-11-23T12:00:00Z', null), null, 'a bare key never ends'],
])('%# the certificate of the org is to renew in %j days: %s', (keys, days, _why) => {
  expect(daysToRenew(keys, now)).toBe(days)
})

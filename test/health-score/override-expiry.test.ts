import { describe, expect, test } from 'vitest'
import { sortOverrides, type OpenOverride } from '../../scoring-api/health-score/override-expiry.ts'

const override = (id: string, changes: Partial<OpenOverride> = {}): OpenOverride => ({
  id,
  accountId: 'acme',
  score: 3_000,
  band: null,
  expiresOn: '2026-12-31',
  enteredOn: '2026-11-01',
  ...changes,
})

const inForceOn = (asOfDate: string, ...open: OpenOverride[]) => [...sortOverrides(open, asOfDate).inForce.values()].map(({ id }) => id)

describe('an override is in force', () => {
  test.each([
    ['2026-11-22', ['a']],
    ['2026-11-23', []],
  ])('up to its last day, the 22nd; on %s: %s', (asOfDate, ids) => {
    expect(inForceOn(asOfDate, override('a', { expiresOn: '2026-11-22' }))).toEqual(ids)
  })

  test.each([
    ['2027-01-30', ['a']],
    ['2027-01-31', []],
  ])('no longer than 90 days after 1 November, whatever was entered; on %s: %s', (asOfDate, ids) => {
    expect(inForceOn(asOfDate, override('a', { expiresOn: '2099-12-31' }))).toEqual(ids)
  })

  test('with the last day that holds', () => {
    const open = [override('a', { expiresOn: '2099-12-31' }), override('b', { accountId: 'beta', expiresOn: '2026-11-30' })]
    const lastDays = [...sortOverrides(open, '2026-11-22').inForce].map(([accountId, { expiresOn }]) => [accountId, expiresOn])
    expect(lastDays).toEqual([
      ['acme', '2027-01-30'],
      ['beta', '2026-11-30'],
    ])
  })
})

describe('an override has ended', () => {
  test('when it is past its last day', () => {
    expect(sortOverrides([override('a', { expiresOn: '2026-11-21' })], '2026-11-22')).toEqual({
      inForce: new Map(),
      ended: [{ id: 'a', reason: 'expired' }],
    })
  })

  test('when a newer one of the same account is in force, however many there are', () => {
    const open = [override('a'), override('b'), override('x', { accountId: 'beta' }), override('c')]
    const { inForce, ended } = sortOverrides(open, '2026-11-22')
    expect([...inForce].map(([accountId, { id }]) => [accountId, id])).toEqual([
      ['acme', 'c'],
      ['beta', 'x'],
    ])
    expect(ended).toEqual([
      { id: 'a', reason: 'replaced' },
      { id: 'b', reason: 'replaced' },
    ])
  })

  test('but not because of a newer one that has itself expired', () => {
    const { inForce, ended } = sortOverrides([override('a'), override('b', { expiresOn: '2026-11-21' })], '2026-11-22')
    expect([inForce.get('acme')?.id, ended]).toEqual(['a', [{ id: 'b', reason: 'expired' }]])
  })
})

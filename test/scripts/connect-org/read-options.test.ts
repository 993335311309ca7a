import { describe, expect, it } from 'vitest'
import { patienceOf, readServiceUrl } from '../../../scripts/connect-org/read-options.ts'

describe('the address of a service', () => {
  it.each([
    ['https://scoring.example.com/', 'https://scoring.example.com'],
    ['https://example.com/banso/', 'https://example.com/banso'],
    ['http://127.0.0.1:4500', 'http://127.0.0.1:4500'],
  ])('%s is %s', (given, address) => {
    expect(readServiceUrl(given, 'Usage')).toBe(address)
  })

  it.each(['http://scoring.example.com', 'scoring.example.com', 'ftp://x', 'https://user@example.com', 'https://example.com?x=1', ''])(
    'is not %s',
    (given) => {
      expect(() => readServiceUrl(given, 'Usage')).toThrow(/^"/)
    },
  )
})

it('patience is minutes, ten unless said otherwise', () => {
  expect([patienceOf(undefined, ''), patienceOf('0', ''), patienceOf('60', '')]).toEqual([600_000, 0, 3_600_000])
  expect(() => patienceOf('61', 'Usage')).toThrow('--patience-minutes is 61')
  expect(() => patienceOf('soon', 'Usage')).toThrow('--patience-minutes is soon')
})

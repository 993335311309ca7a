import { describe, expect, test } from 'vitest'
import { bandOf } from '../../scoring-api/health-score/bands.ts'

const thresholds = { healthyFrom: 7_500, watchFrom: 5_000, bandMargin: 200 }

describe('without a band today, the thresholds alone decide', () => {
  test.each([
    [10_000, 'healthy'],
    [7_500, 'healthy'],
    [7_499, 'watch'],
    [5_000, 'watch'],
    [4_999, 'atRisk'],
    [0, 'atRisk'],
  ] as const)('%i hundredths is %s', (score, band) => {
    expect(bandOf(score, thresholds, null)).toBe(band)
    expect(bandOf(score, thresholds, 'unknown')).toBe(band)
  })
})

describe('getting worse shows at once', () => {
  test.each([
    ['healthy', 7_499, 'watch'],
    ['healthy', 4_999, 'atRisk'],
    ['watch', 4_999, 'atRisk'],
  ] as const)('%s at %i becomes %s', (today, score, band) => {
    expect(bandOf(score, thresholds, today)).toBe(band)
  })
})

describe('getting better shows once the margin is cleared', () => {
  test.each([
    ['watch', 7_500, 'watch'],
    ['watch', 7_699, 'watch'],
    ['watch', 7_700, 'healthy'],
    ['atRisk', 5_199, 'atRisk'],
    ['atRisk', 5_200, 'watch'],
    ['atRisk', 7_699, 'watch'],
    ['atRisk', 7_700, 'healthy'],
  ] as const)('%s at %i is %s', (today, score, band) => {
    expect(bandOf(score, thresholds, today)).toBe(band)
  })
})

test('a band stays as long as its own threshold holds', () => {
  expect([bandOf(7_500, thresholds, 'healthy'), bandOf(5_000, thresholds, 'watch')]).toEqual(['healthy', 'watch'])
})

test('a full score is healthy even where threshold and margin pass 100', () => {
  const strict = { healthyFrom: 9_900, watchFrom: 5_000, bandMargin: 200 }
  expect([bandOf(9_999, strict, 'watch'), bandOf(10_000, strict, 'watch')]).toEqual(['watch', 'healthy'])
})

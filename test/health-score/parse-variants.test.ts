import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseVariants, variantsText, VariantsError } from '../../scoring-api/health-score/parse-variants.ts'
import type { PointsVariant } from '../../scoring-api/health-score/scorecard.ts'

const flat = [{ value: 0, points: 5_000 }]
const variant = (stage: string | null, minAgeDays: number | null, maxAgeDays: number | null): PointsVariant => ({
  stage,
  minAgeDays,
  maxAgeDays,
  points: flat,
})

describe('accounts from text', () => {
  test.each([
    ['stage Trial: 0=50', variant('Trial', null, null)],
    ['stage  In trial : 0=50', variant('In trial', null, null)],
    ['Stage Agency: 0=50', variant('Agency', null, null)],
    ['age 0-90: 0=50', variant(null, 0, 90)],
    ['age 0 - 90: 0=50', variant(null, 0, 90)],
    ['age 180+: 0=50', variant(null, 180, null)],
    ['age up to 90: 0=50', variant(null, null, 90)],
    ['stage Onboarding, age 0-90: 0=50', variant('Onboarding', 0, 90)],
    ['stage Onboarding, waiting, AGE 7+ : 0=50', variant('Onboarding, waiting', 7, null)],
    ['stage EU: trial, age 7+: 0=50', variant('EU: trial', 7, null)],
  ])('%s', (text, expected) => {
    expect(parseVariants(text)).toEqual([expected])
  })

  test('line by line in their order, empty ones passed over; no text is no variant', () => {
    expect(parseVariants('age 0-90: 0=50\r\n\n  stage Trial: 0=50  \n')).toEqual([variant(null, 0, 90), variant('Trial', null, null)])
    expect(parseVariants(' \n')).toEqual([])
  })

  test('points are read as those of a measure are', () => {
    expect(parseVariants('age 0+: -1.5=0; 30=60.25')[0]?.points).toEqual([
      { value: -15_000, points: 0 },
      { value: 300_000, points: 6_025 },
    ])
  })
})

describe('what cannot be understood is refused with its line', () => {
  test.each([
    [
      'age 0-90: 0=50\nage 91+ 0=50',
      2,
      'Line 2: "age 91+ 0=50" has no ":" between the accounts and their points, as in "age 0-90: 0=0; 30=60".',
    ],
    ['\n\nstage Trial', 3, 'Line 3: "stage Trial" has no ":" between the accounts and their points, as in "age 0-90: 0=0; 30=60".'],
    [': 0=50', 1, 'Line 1: "" names neither a stage nor an age: '],
    ['Trial: 0=50', 1, 'Line 1: "Trial" names neither a stage nor an age: '],
    ['stage: 0=50', 1, 'Line 1: "stage" names neither a stage nor an age: '],
    ['age 90: 0=50', 1, 'Line 1: "age 90" names neither a stage nor an age: '],
    ['age -90: 0=50', 1, 'Line 1: "age -90" names neither a stage nor an age: '],
    ['age 1.5+: 0=50', 1, 'Line 1: "age 1.5+" names neither a stage nor an age: '],
    ['stage Trial age 0-90: 0=50', 1, 'Line 1: "stage Trial age 0-90" names neither'],
    ['stage Trial, age 0: 0=50', 1, 'Line 1: "stage Trial, age 0" names neither a stage nor an age: '],
    ['age 0-90, stage Trial: 0=50', 1, 'Line 1: "age 0-90, stage Trial" names neither a stage nor an age: '],
    ['age 0-90:', 1, 'Line 1: No points are given: write pairs like "0=0; 60=100".'],
    ['age 0-90: 0=50; 0=60', 1, 'Line 1: Pair 2 "0=60" repeats the value before it.'],
  ])('%j', (text, line, beginning) => {
    const error = errorOf(() => parseVariants(text))
    expect([error.line, error.message.slice(0, beginning.length)]).toEqual([line, beginning])
    expect(error.japanese).toMatch(new RegExp(`^${line}行目：.*[ぁ-ん].*。$`))
  })
})

function errorOf(work: () => unknown): VariantsError {
  try {
    work()
  } catch (err) {
    if (err instanceof VariantsError) return err
  }
  throw new Error('Nothing was refused')
}

test('the text of variants is read back as the same', () => {
  const days = fc.integer({ min: 0, max: 3_000 })
  const points = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 10_000 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([value]) => value,
    })
    .map((pairs) => pairs.toSorted(([a], [b]) => a - b).map(([value, each]) => ({ value, points: each })))
  const anyVariant = fc
    .record<PointsVariant>({
      stage: fc.option(fc.constantFrom('Trial', 'In use, EU', 'Stage age: 3')),
      minAgeDays: fc.option(days),
      maxAgeDays: fc.option(days),
      points,
    })
    .filter(({ stage, minAgeDays, maxAgeDays }) => stage !== null || minAgeDays !== null || maxAgeDays !== null)
  fc.assert(
    fc.property(fc.array(anyVariant, { maxLength: 4 }), (variants) => {
      expect(parseVariants(variantsText(variants))).toEqual(variants)
    }),
  )
})

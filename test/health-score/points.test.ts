import { describe, expect, test } from 'vitest'
import { parsePoints, PointsError } from '../../scoring-api/health-score/parse-points.ts'
import { pointsOf } from '../../scoring-api/health-score/points.ts'

const pointsAt = (value: number, text: string): number | null => pointsOf(Math.round(value * 10_000), parsePoints(text))

describe('points of a value', () => {
  test.each([
    // 0=0; 30=60; 60=100: two points a unit to 30, then 40/30 a unit
    [-1, 0],
    [0, 0],
    [0.0001, 0], // 0.0002 points
    [15, 3_000],
    [30, 6_000],
    [30.0001, 6_000], // 60 + 0.00013
    [45, 8_000],
    [59.9999, 10_000], // 100 − 0.00013
    [60, 10_000],
    [61, 10_000],
  ])('%d gives %i hundredths on "0=0; 30=60; 60=100"', (value, points) => {
    expect(pointsAt(value, '0=0; 30=60; 60=100')).toBe(points)
  })

  test('falls where fewer is better', () => {
    expect([0, 5, 10, 11].map((value) => pointsAt(value, '0=100; 10=0'))).toEqual([10_000, 5_000, 0, 0])
  })

  test('rounds half to even', () => {
    // 0=0; 200=1: 1 gives 0.005, between 0.00 and 0.01; 3 gives 0.015, between 0.01 and 0.02
    expect([pointsAt(1, '0=0; 200=1'), pointsAt(3, '0=0; 200=1')]).toEqual([0, 2])
  })

  test('stays exact with amounts that a double cannot multiply', () => {
    // 9·10^15 ten-thousandths: half way between 0 and 1.8 trillion
    expect(pointsAt(900_000_000_000, '0=0; 1800000000000=100')).toBe(5_000)
  })

  test('is a constant with one breakpoint, and null with none', () => {
    expect([pointsAt(-5, '7=40'), pointsAt(7, '7=40'), pointsAt(9, '7=40'), pointsOf(1, [])]).toEqual([4_000, 4_000, 4_000, null])
  })
})

describe('breakpoints from text', () => {
  test('takes decimals, negative values, any spacing and a closing semicolon', () => {
    expect(parsePoints(' -12.5=0;0 = 33.34 ;  0.0001=100; ')).toEqual([
      { value: -125_000, points: 0 },
      { value: 0, points: 3_334 },
      { value: 1, points: 10_000 },
    ])
  })

  test.each([
    ['', 1, 'No points are given: write pairs like "0=0; 60=100".'],
    ['0=0; 30', 2, 'Pair 2 "30" is not "value=points".'],
    ['0=0=1', 1, 'Pair 1 "0=0=1" is not "value=points".'],
    ['0=0;; 1=2', 2, 'Pair 2 "" is not "value=points".'],
    ['a=0', 1, 'Pair 1 "a=0": the value "a" is not a number with at most 4 decimals.'],
    ['1.00001=0', 1, 'Pair 1 "1.00001=0": the value "1.00001" is not a number with at most 4 decimals.'],
    ['0=x', 1, 'Pair 1 "0=x": the points "x" are not a number with at most 2 decimals.'],
    ['0=', 1, 'Pair 1 "0=": the points "" are not a number with at most 2 decimals.'],
    ['0=0; 1=100.01', 2, 'Pair 2 "1=100.01": points must be from 0 to 100.'],
    ['0=-0.01', 1, 'Pair 1 "0=-0.01": points must be from 0 to 100.'],
    ['0=0; 0.0=1', 2, 'Pair 2 "0.0=1" repeats the value before it.'],
    ['0=0; 5=1; 4.9999=2', 3, 'Pair 3 "4.9999=2" is lower than the value before it: values must ascend.'],
  ])('%j is refused at pair %i', (text, place, message) => {
    const error = errorOf(() => parsePoints(text))
    expect({ place: error.place, message: error.message }).toEqual({ place, message })
    expect(error.japanese).toMatch(/[ぁ-ん]/)
  })

  test('takes points of exactly 0 and 100', () => {
    expect(parsePoints('0=0; 1=100').map(({ points }) => points)).toEqual([0, 10_000])
  })
})

function errorOf(work: () => unknown): PointsError {
  try {
    work()
  } catch (err) {
    if (err instanceof PointsError) return err
  }
  throw new Error('Nothing was refused')
}

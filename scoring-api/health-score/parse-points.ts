import { toScaledInteger } from '../metric/decimal.ts'
import type { Breakpoint } from './scorecard.ts'

/** Breakpoints that cannot be understood, said in both languages; `place` counts the pairs from 1. */
export class PointsError extends Error {
  override readonly name = 'PointsError'
  readonly japanese: string
  readonly place: number

  constructor(place: number, english: string, japanese: string) {
    super(english)
    this.japanese = japanese
    this.place = place
  }
}

/**
 * Breakpoints from text: `0=0; 30=60; 60=100` (value=points), ascending by value. Decimals and negative values are allowed.
 * @throws PointsError naming the pair at fault
 */
export function parsePoints(text: string): Breakpoint[] {
  const pairs = text.split(';').map((pair) => pair.trim())
  if (pairs.at(-1) === '') pairs.pop()
  if (pairs.length === 0)
    throw new PointsError(
      1,
      'No points are given: write pairs like "0=0; 60=100".',
      '点数がありません。「0=0; 60=100」の形で入力してください。',
    )
  const breakpoints: Breakpoint[] = []
  pairs.forEach((pair, index) => {
    const breakpoint = parsePair(pair, index + 1)
    checkAscending(breakpoints.at(-1), breakpoint, pair, index + 1)
    breakpoints.push(breakpoint)
  })
  return breakpoints
}

function parsePair(pair: string, place: number): Breakpoint {
  const [valueText, pointsText, ...rest] = pair.split('=')
  if (valueText === undefined || pointsText === undefined || rest.length > 0) {
    throw new PointsError(
      place,
      `Pair ${place} "${pair}" is not "value=points".`,
      `${place}番目の「${pair}」が「値=点数」の形ではありません。`,
    )
  }
  return { value: toValue(valueText, pair, place), points: toPoints(pointsText, pair, place) }
}

function toValue(text: string, pair: string, place: number): number {
  const value = toScaledInteger(text, 4)
  if (value !== null) return value
  throw new PointsError(
    place,
    `Pair ${place} "${pair}": the value "${text.trim()}" is not a number with at most 4 decimals.`,
    `${place}番目の「${pair}」の値「${text.trim()}」は小数4桁までの数値ではありません。`,
  )
}

function toPoints(text: string, pair: string, place: number): number {
  const points = toScaledInteger(text, 2)
  if (points === null) {
    throw new PointsError(
      place,
      `Pair ${place} "${pair}": the points "${text.trim()}" are not a number with at most 2 decimals.`,
      `${place}番目の「${pair}」の点数「${text.trim()}」は小数2桁までの数値ではありません。`,
    )
  }
  if (points < 0 || points > 10_000) {
    throw new PointsError(
      place,
      `Pair ${place} "${pair}": points must be from 0 to 100.`,
      `${place}番目の「${pair}」の点数は0から100の範囲で指定してください。`,
    )
  }
  return points
}

function checkAscending(previous: Breakpoint | undefined, next: Breakpoint, pair: string, place: number): void {
  if (!previous || previous.value < next.value) return
  if (previous.value === next.value) {
    throw new PointsError(place, `Pair ${place} "${pair}" repeats the value before it.`, `${place}番目の「${pair}」は直前と同じ値です。`)
  }
  throw new PointsError(
    place,
    `Pair ${place} "${pair}" is lower than the value before it: values must ascend.`,
    `${place}番目の「${pair}」は直前の値より小さくなっています。値は昇順で指定してください。`,
  )
}

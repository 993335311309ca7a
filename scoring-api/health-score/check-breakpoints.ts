import { full, isWithin } from './finding.ts'
import type { Breakpoint } from './scorecard.ts'

/** What is wrong with points, in English and Japanese sentences; none = sound. */
export function checkBreakpoints(points: readonly Breakpoint[]): [english: string, japanese: string][] {
  const sentences: [string, string][] = []
  if (points.length === 0) sentences.push(['The measure has no points.', '指標に点数がありません。'])
  if (points.some(isNotAbove))
    sentences.push(['The values of the points must ascend, each only once.', '点数の値は重複なく昇順で指定してください。'])
  if (points.some((breakpoint) => !isWithin(breakpoint.points, 0, full)))
    sentences.push(['Points must be from 0 to 100.', '点数は0から100の範囲で指定してください。'])
  return sentences
}

const isNotAbove = (breakpoint: Breakpoint, index: number, all: readonly Breakpoint[]): boolean => {
  const previous = all[index - 1]
  return previous !== undefined && previous.value >= breakpoint.value
}

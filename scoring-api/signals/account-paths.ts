import { columnsOf } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import type { Indicator } from './indicator.ts'
import { placesOf } from './reason.ts'

const prefix = 'account.'

/** Fields of Account that an indicator names: in conditions, segment and reasons, as it names them. */
export function accountPathsOf({ when, until, segmentFilter, reasonText, japaneseReasonText }: Indicator): string[] {
  const names = [
    ...namesOf(when),
    ...namesOf(until),
    ...placesOf(reasonText ?? ''),
    ...placesOf(japaneseReasonText ?? ''),
    ...segmentPathsOf(segmentFilter).map((path) => `${prefix}${path}`),
  ]
  return names.filter((name) => name.toLowerCase().startsWith(prefix)).map((name) => name.slice(prefix.length))
}

/** Fields of Account that the condition of a segment names. */
export const segmentPathsOf = (segmentFilter: string | null): string[] => namesOf(segmentFilter)

/** None for a condition that cannot be parsed: compiling it says so. */
function namesOf(condition: string | null): string[] {
  if (condition === null || condition.trim() === '') return []
  try {
    return columnsOf(parseFilter(condition))
  } catch {
    return []
  }
}

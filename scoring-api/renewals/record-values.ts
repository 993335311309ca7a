import type { WriteRow } from '../salesforce/write-each.ts'

/** @param share 0 to 1, to a hundredth of a percent */
export const toPercent = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 100)

/** Whether a cell of the org's CSV holds what would be written; an empty cell is null. */
export function isSameValue(cell: string | undefined, value: WriteRow[string] | undefined): boolean {
  const text = cell ?? ''
  if (value === null || value === undefined || text === '') return text === '' && (value === null || value === undefined || value === '')
  return typeof value === 'number' ? Number(text) === value : text === String(value)
}

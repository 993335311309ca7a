import { divideHalfEven } from '../metric/divide-half-even.ts'

/** How a measure's raw values are spread over the accounts of a segment. */
export interface QuantileTable {
  scorecardVersionKey: string
  measureKey: string
  /** `*` = all accounts of the scorecard; else what they show in the segment field, in small letters; '' = those that show nothing. */
  segment: string
  /** With a known value; ten at least, fewer make no table. */
  accounts: number
  /** 101 raw values in ten-thousandths, ascending: the k-th is the smallest value that k percent of the accounts do not exceed (nearest rank), the 0th the lowest. */
  quantiles: number[]
}

/** The segment of every account of the scorecard, and how a measure asks for it. */
export const allAccounts = '*'

/** So few accounts tell nothing of where one of them stands. */
export const fewestPeers = 10

/** Name of a table among others. */
export const quantileKey = ({ scorecardVersionKey, measureKey, segment }: Omit<QuantileTable, 'accounts' | 'quantiles'>): string =>
  `${scorecardVersionKey}:${measureKey}:${segment}`

/**
 * Where a raw value stands among its peers: of the hundred quantiles that differ from it, the share below it. The lowest value has 0, the
 * highest 100, equal values the same; where all are equal, 50. It rests on the table alone, so that a run for one account, which knows no peers, finds the
 * same as a full run.
 * @param raw ten-thousandths
 * @returns percent in ten-thousandths, 0-1,000,000, half to even; null when there is no table, or too few peers in it
 * Source: Microsoft, PERCENTRANK function (smaller / (smaller + larger)), there over the values themselves
 */
export function percentileOf(raw: number, table: QuantileTable | undefined): number | null {
  if (table === undefined || table.accounts < fewestPeers) return null
  let below = 0
  let above = 0
  for (const quantile of table.quantiles.slice(1)) {
    if (quantile < raw) below += 1
    else if (quantile > raw) above += 1
  }
  if (below + above === 0) return 500_000
  return Number(divideHalfEven(BigInt(below) * 1_000_000n, BigInt(below + above)))
}

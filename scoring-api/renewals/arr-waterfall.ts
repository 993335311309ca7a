import { movementKinds, type ArrMovement, type MovementKind } from './arr-movement.ts'

/** A bar of the waterfall. */
export interface WaterfallRow {
  kind: 'start' | Exclude<MovementKind, 'unchanged'> | 'currency' | 'end'
  /** Hundredths, whole; of a movement below 0 when ARR went. */
  amount: number
  /** ARR after this row: where the next bar begins. */
  balance: number
  /** How many accounts it comes from. */
  accounts: number
}

/**
 * From the ARR of the first day to that of the last, one row a kind of movement, always all of them: the balance after the last movement is
 * the sum of the accounts' ARR on the last day, to the hundredth. The order of the accounts does not matter.
 * @throws RangeError when a sum is too large to be exact, about 90 trillion
 */
export function arrWaterfall(accounts: readonly ArrMovement[]): WaterfallRow[] {
  const start = accounts.filter((account) => account.start > 0)
  const end = accounts.filter((account) => account.end > 0)
  const moved = accounts.filter(({ currency }) => currency !== 0)
  const startingArr = exactSum(start, (account) => account.start)
  const rows: WaterfallRow[] = [{ kind: 'start', amount: startingArr, balance: startingArr, accounts: start.length }]
  const add = (kind: WaterfallRow['kind'], amount: number, count: number): void => {
    rows.push({ kind, amount, balance: (rows.at(-1)?.balance ?? 0) + amount, accounts: count })
  }
  for (const kind of movementKinds) {
    if (kind === 'unchanged') continue
    const own = accounts.filter((account) => account.kind === kind)
    add(
      kind,
      exactSum(own, ({ change }) => change),
      own.length,
    )
  }
  add(
    'currency',
    exactSum(moved, ({ currency }) => currency),
    moved.length,
  )
  const endingArr = exactSum(end, (account) => account.end)
  return [...rows, { kind: 'end', amount: endingArr, balance: endingArr, accounts: end.length }]
}

/** @throws RangeError when the sum is too large to be exact */
export function exactSum<One>(items: readonly One[], amountOf: (item: One) => number): number {
  const sum = items.reduce((total, item) => total + BigInt(amountOf(item)), 0n)
  if (!Number.isSafeInteger(Number(sum))) throw new RangeError(`The sum ${sum} is too large to be exact`)
  return Number(sum)
}

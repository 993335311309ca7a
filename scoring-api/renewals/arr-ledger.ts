import type { ArrHistory, ArrStep, Money } from './arr-history.ts'
import { byText } from './renewal.ts'

/** A change of ARR as it was recorded. */
export interface RecordedStep {
  /** Id of the account then. */
  accountId: string
  /** The account now: another one after a merge; null = it was deleted. */
  currentAccountId: string | null
  /** `yyyy-mm-dd` */
  from: string
  /** null = not known. */
  arr: Money | null
}

export type StepCause = 'first' | 'changed' | 'emptied' | 'deleted' | 'merged'

export interface StepToRecord extends RecordedStep {
  cause: StepCause
}

/**
 * What there is to record today: a step for each account whose ARR is another than the last one recorded. An account that never had any needs
 * none. One that is gone has no ARR from today on; one that is there but cannot be seen stays as it is, for nobody knows.
 * @param steps the ledger, in any order
 * @param present ARR of the accounts that the org shows, by id; null = it is empty
 * @returns in the order of ids; recording it and asking again gives nothing
 */
export function stepsToRecord(steps: readonly RecordedStep[], present: ReadonlyMap<string, Money | null>, today: string): StepToRecord[] {
  const lastOf = new Map<string, RecordedStep>()
  for (const step of steps) {
    const last = lastOf.get(step.accountId)
    if (last === undefined || step.from > last.from) lastOf.set(step.accountId, step)
  }
  const changed = [...present].flatMap(([accountId, arr]) => {
    const cause = causeOf(lastOf.get(accountId), arr)
    return cause === null ? [] : [{ accountId, currentAccountId: accountId, from: today, arr, cause }]
  })
  const gone = [...lastOf.values()].flatMap((last) => {
    const { accountId, currentAccountId, arr } = last
    if (present.has(accountId) || currentAccountId === accountId || isNone(arr)) return []
    const cause: StepCause = currentAccountId === null ? 'deleted' : 'merged'
    return [{ accountId, currentAccountId, from: today, arr: { amount: 0, isoCode: arr?.isoCode ?? null }, cause }]
  })
  return [...changed, ...gone].toSorted((a, b) => byText(a.accountId, b.accountId))
}

/** null = nothing has changed. */
function causeOf(last: RecordedStep | undefined, arr: Money | null): StepCause | null {
  if (last === undefined) return arr === null || isNone(arr) ? null : 'first'
  if (arr === null) return last.arr === null ? null : 'emptied'
  const isSame = last.arr !== null && last.arr.amount === arr.amount && (arr.amount === 0 || last.arr.isoCode === arr.isoCode)
  return isSame ? null : 'changed'
}

const isNone = (arr: Money | null): boolean => arr !== null && arr.amount === 0

/** First day of the ledger; null = it is empty. */
export const recordedFromOf = (steps: readonly RecordedStep[]): string | null =>
  steps.reduce<string | null>((first, { from }) => (first === null || from < first ? from : first), null)

/**
 * Steps of each account as it is now: those of accounts merged into it are added to its own, for they are one customer.
 * @returns by id; a deleted account under the id it had
 */
export function stepsByAccount(steps: readonly RecordedStep[]): Map<string, ArrStep[]> {
  const ofAccount = Map.groupBy(steps, ({ accountId, currentAccountId }) => currentAccountId ?? accountId)
  return new Map([...ofAccount].map(([accountId, own]) => [accountId, addUp([...Map.groupBy(own, (step) => step.accountId).values()])]))
}

function addUp(series: readonly RecordedStep[][]): ArrStep[] {
  const days = [...new Set(series.flat().map(({ from }) => from))].toSorted()
  const inOrder = series.map((steps) => steps.toSorted((a, b) => byText(a.from, b.from)))
  return days.map((from) => {
    const reached = inOrder.flatMap((steps) => steps.findLast((step) => step.from <= from) ?? [])
    const known = reached.flatMap(({ arr }) => arr ?? [])
    return { from, arr: known.length < reached.length ? null : known }
  })
}

/**
 * An account's history from the ledger.
 * @param customerSince `yyyy-mm-dd`: counts where the account had ARR when recording began, for then the steps cannot tell
 */
export function ledgerHistory(
  account: { accountId: string; segment: string | null; customerSince: string | null },
  steps: readonly ArrStep[],
  recordedFrom: string | null,
): ArrHistory {
  const { accountId, segment, customerSince } = account
  const hadSome = steps.some(({ from }) => recordedFrom !== null && from <= recordedFrom)
  const since = hadSome && customerSince !== null && recordedFrom !== null && customerSince <= recordedFrom ? customerSince : null
  return { accountId, segment, recordedFrom, customerSince: since, steps }
}

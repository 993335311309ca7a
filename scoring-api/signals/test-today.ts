import { toArr } from '../health-score/account-arr.ts'
import type { JudgedAccount } from '../health-score/judge-account.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import type { FactsRow } from './facts-row.ts'
import type { SettledAccount } from './run-signals.ts'
import { isClosedStatus } from './signal.ts'
import type { Outcome } from './signal-decision.ts'
import { testOutcomes, type TestedAccount, type TestOutcome, type TodayResult } from './test-result.ts'

/** Gathers for whom an indicator would fire today: first the facts of each account, then what the run would write. */
export interface TodayTally {
  add(judged: JudgedAccount, row: FactsRow): void
  /** @param settled what the run would write, the limits considered */
  result(settled: readonly SettledAccount[]): TodayResult
}

interface Matching {
  accountId: string
  /** Hundredths of the corporate currency; null = not known. */
  arr: number | null
  row: FactsRow
}

const mostAccounts = 50

export function createTodayTally(compiled: CompiledIndicator, basis: RunBasis): TodayTally {
  const { key } = compiled.indicator
  const matching = new Set<string>()
  let largest: Matching[] = []

  const keepLargest = (): void => void (largest = largest.toSorted(byArr).slice(0, mostAccounts))

  return {
    add({ accountId, columns }, row) {
      if (compiled.applies(row) !== true || compiled.when(row) !== true) return
      matching.add(accountId)
      largest.push({ accountId, row, arr: arrOf(columns, basis) })
      if (largest.length >= 2 * mostAccounts) keepLargest()
    },
    result(settled) {
      keepLargest()
      const outcomes = new Map(settled.map((account) => [account.writes.accountId, outcomeOf(account, key)]))
      const counts = Object.fromEntries(testOutcomes.map((outcome) => [outcome, 0])) as Record<TestOutcome, number>
      for (const accountId of matching) counts[outcomes.get(accountId) ?? 'coolingDown'] += 1
      const created = settled.flatMap(({ writes }) => tasksOf(writes, key))
      return {
        matching: matching.size,
        outcomes: counts,
        wouldOpen: settled.filter(({ writes }) => hasOutcome(writes, key, 'opened')).length,
        tasks: created.length,
        perOwner: perOwner(created),
        accounts: largest.map(({ accountId, row }) => toTested(accountId, outcomes.get(accountId) ?? 'coolingDown', compiled, row)),
      }
    },
  }
}

function arrOf(columns: JudgedAccount['columns'], { arrColumn, arrCurrencyColumn, rates }: RunBasis): number | null {
  if (arrColumn === null) return null
  return toArr({ amount: columns[arrColumn] ?? null, isoCode: arrCurrencyColumn && (columns[arrCurrencyColumn] ?? null) }, rates)
}

const byArr = (a: Matching, b: Matching): number => (b.arr ?? -1) - (a.arr ?? -1) || (a.accountId < b.accountId ? -1 : 1)

type Writes = SettledAccount['writes']

const hasOutcome = ({ reasons }: Writes, key: string, wanted: Outcome): boolean =>
  reasons.some(({ indicatorKey, outcome }) => indicatorKey === key && outcome === wanted)

/** Of an account that matches: as its signal will stand, or why there is none. */
function outcomeOf({ writes, stored }: SettledAccount, key: string): TestOutcome {
  if (hasOutcome(writes, key, 'opened')) return 'opens'
  const changed = new Map(writes.signals.map((signal) => [signal.key, signal]))
  const all = [...writes.signals, ...stored.filter((signal) => !changed.has(signal.key))]
  const current = all.find(({ indicatorKey, status }) => indicatorKey === key && !isClosedStatus(status))
  if (current?.status === 'waiting') return 'waits'
  if (current?.status === 'queued') return 'queued'
  if (current !== undefined) return 'openAlready'
  return hasOutcome(writes, key, 'dismissedAndStillTrue') ? 'dismissed' : 'coolingDown'
}

const tasksOf = ({ accountId, tasks }: Writes, key: string): { accountId: string; ownerId: string }[] =>
  tasks.flatMap((task) => (task.action === 'create' && task.signalKey?.split(':')[1] === key ? [{ accountId, ownerId: task.ownerId }] : []))

function perOwner(created: readonly { accountId: string; ownerId: string }[]): TodayResult['perOwner'] {
  return [...Map.groupBy(created, ({ ownerId }) => ownerId)]
    .map(([ownerId, tasks]) => ({ ownerId, tasks: tasks.length, accounts: new Set(tasks.map(({ accountId }) => accountId)).size }))
    .toSorted((a, b) => b.tasks - a.tasks || (a.ownerId < b.ownerId ? -1 : 1))
}

const toTested = (accountId: string, outcome: TestOutcome, { names, reason }: CompiledIndicator, row: FactsRow): TestedAccount => ({
  accountId,
  outcome,
  english: reason(row, 'en'),
  japanese: reason(row, 'ja'),
  values: Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
})

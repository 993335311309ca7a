import { addDays } from '../metric/calendar-day.ts'
import { startOfDay } from '../metric/time-zone-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { inChunks, quotedIds } from '../salesforce/id-list.ts'
import { readRows, type RowsRequest } from './read-rows.ts'
import type { Signal, SignalTask } from './signal.ts'
import { signalColumnsRead, signalQuery, toSignal } from './signal-records.ts'
import { taskColumnsRead, taskQuery, toTask } from './task-records.ts'

/** The signals of accounts and their tasks, as the org has them. */
export interface StoredSignals {
  /** Of one account; each account is asked for once, and then forgotten. */
  take(accountId: string): { signals: Signal[]; tasks: SignalTask[] }
  /** Everybody who owns a task. */
  taskOwners: ReadonlySet<string>
}

export interface SignalSpan {
  asOfDate: string
  timeZone: string
  /** The longest of the indicators. */
  cooldownDays: number
}

/** A run that broke off between a signal and its tasks is healed within this time, whatever the cool-down. */
const shortestMemoryDays = 30

/** @throws Problem */
export async function readStoredSignals(salesforce: Salesforce, span: SignalSpan, request: RowsRequest): Promise<StoredSignals> {
  const resolvedSince = addDays(span.asOfDate, -Math.max(span.cooldownDays, shortestMemoryDays))
  const byAccount = new Map<string, Signal[]>()
  const accountOfSignal = new Map<string, string>()
  let oldest = resolvedSince
  await readRows(salesforce, signalQuery(resolvedSince, request.accountsIn('Account__c')), signalColumnsRead, 'signals', request, (row) => {
    const signal = toSignal(row)
    if (signal === null) return
    const others = byAccount.get(signal.accountId)
    if (others === undefined) byAccount.set(signal.accountId, [signal])
    else others.push(signal)
    accountOfSignal.set(signal.key, signal.accountId)
    if (signal.status !== 'dismissed' && signal.trueSince < oldest) oldest = signal.trueSince
  })
  const tasks = new Map<string, SignalTask[]>()
  const taskOwners = new Set<string>()
  const takeTask = (row: Record<string, string>): void => {
    const task = toTask(row)
    const accountId = accountOfSignal.get(signalKeyOf(task.key))
    if (accountId === undefined) return
    taskOwners.add(task.ownerId)
    const others = tasks.get(accountId)
    if (others === undefined) tasks.set(accountId, [task])
    else others.push(task)
  }
  for (const [index, condition] of taskConditions(byAccount, startOfDay(span.timeZone, oldest), request).entries()) {
    await readRows(salesforce, taskQuery(condition), taskColumnsRead, `tasks-${index}`, request, takeTask, true)
  }
  return {
    taskOwners,
    take(accountId) {
      const found = { signals: byAccount.get(accountId) ?? [], tasks: tasks.get(accountId) ?? [] }
      byAccount.delete(accountId)
      tasks.delete(accountId)
      return found
    },
  }
}

/** All open tasks, and those created since the oldest signal that is not over: steps wait for tasks that were completed long ago. */
function taskConditions(byAccount: ReadonlyMap<string, Signal[]>, since: Date, { accountIds }: RowsRequest): string[] {
  if (byAccount.size === 0) return []
  if (accountIds === null) return [`(IsClosed = false OR CreatedDate >= ${since.toISOString()})`]
  const ids = [...byAccount.values()].flat().flatMap(({ id }) => (id === null ? [] : [id]))
  return inChunks(ids).map((chunk) => `CsSignalId__c IN (${quotedIds(chunk)})`)
}

/** `<accountId>:<indicatorKey>:<trueSince>` of `<signalKey>:<stepKey>`. */
const signalKeyOf = (taskKey: string): string => taskKey.split(':', 3).join(':')

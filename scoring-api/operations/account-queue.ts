/** Accounts that wait to be rescored together, for nobody who waits for the answer. */
export interface AccountQueue {
  /** Asking again for an account that waits already changes nothing. */
  add(accountIds: readonly string[]): void
  /** The batch under way; resolves at once when there is none. */
  underWay(): Promise<unknown>
  /** Until nothing waits any more. */
  drained(): Promise<void>
}

export interface AccountQueueDeps {
  /** Until something else that keeps a batch from beginning has ended; null = it may begin now. */
  busyUntil: () => Promise<unknown> | null
  /** Rescores a batch; tells its own failures. */
  rescore: (accountIds: string[]) => Promise<unknown>
  /** Accounts a batch at most. */
  most: number
}

/** One batch after another, oldest first. What waits is in memory only: after a restart of the service the next full run covers it. */
export function createAccountQueue({ busyUntil, rescore, most }: AccountQueueDeps): AccountQueue {
  const waiting = new Set<string>()
  let batch: Promise<unknown> | null = null
  let draining: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (waiting.size > 0) {
      for (let busy = busyUntil(); busy !== null; busy = busyUntil()) await busy
      const accountIds = [...waiting].slice(0, most)
      for (const id of accountIds) waiting.delete(id)
      batch = rescore(accountIds)
      await batch
      batch = null
    }
    draining = null
  }

  return {
    add(accountIds) {
      for (const id of accountIds) waiting.add(id)
      if (waiting.size > 0) draining ??= drain()
    },
    underWay: () => batch ?? Promise.resolve(),
    drained: () => draining ?? Promise.resolve(),
  }
}

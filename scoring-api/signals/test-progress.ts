export const testPhases = ['read', 'today', 'past', 'done'] as const

/** How far a test is; the test itself keeps it up to date. */
export interface TestProgress {
  phase: (typeof testPhases)[number]
  /** Accounts in scope; 0 until they have been read. */
  accountsTotal: number
  /** Judged for today. */
  accountsDone: number
}

export const newTestProgress = (): TestProgress => ({ phase: 'read', accountsTotal: 0, accountsDone: 0 })

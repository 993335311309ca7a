export const previewPhases = ['read', 'measure', 'done'] as const

/** How far a preview is; the preview itself keeps it up to date. */
export interface PreviewProgress {
  phase: (typeof previewPhases)[number]
  /** Accounts in scope; 0 until they have been read. */
  accountsTotal: number
  /** Each account is measured twice, and counts half each time. */
  accountsDone: number
}

export const newPreviewProgress = (): PreviewProgress => ({ phase: 'read', accountsTotal: 0, accountsDone: 0 })

/** What went wrong in the column engine, for the caller to act on. */
export type FactsErrorCode =
  /** A page's header is not that of the source. */
  | 'wrong-header'
  /** More or fewer rows than the org announced. */
  | 'wrong-row-count'
  /** A page is no CSV, or a value does not fit its field's type. */
  | 'unreadable'
  /** It is not there, or may not be written. */
  | 'work-directory'
  | 'disk-full'
  | 'out-of-memory'
  | 'timeout'
  /** The engine's process ended, or was closed. */
  | 'engine-stopped'
  /** The engine refused a statement: a mistake of ours. */
  | 'engine-failed'

/** A sentence that names the thing and what to do; no customer data in it. The engine's own words are the `cause`. */
export class FactsError extends Error {
  override readonly name = 'FactsError'
  readonly code: FactsErrorCode

  constructor(code: FactsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

const memory = /Out of Memory Error/
const disk = /No space left on device|max_temp_directory_size|File too large|Disk quota exceeded|ENOSPC/
const interrupted = /INTERRUPT Error/

/** The engine's failure as a sentence; `place` = the work directory, `memoryLimitMb` = what it may use. */
export function toFactsError(cause: Error, { workDirectory, memoryLimitMb }: { workDirectory: string; memoryLimitMb: number }): FactsError {
  if (cause instanceof FactsError) return cause
  if (disk.test(cause.message)) {
    return new FactsError(
      'disk-full',
      `The disk of the work directory ${workDirectory} is full: free space there, or choose another work directory.`,
      {
        cause,
      },
    )
  }
  if (memory.test(cause.message)) {
    return new FactsError('out-of-memory', `Measuring needs more than the ${memoryLimitMb} MB of memory it was given: raise the limit.`, {
      cause,
    })
  }
  if (interrupted.test(cause.message)) return new FactsError('timeout', 'Measuring was stopped because it took too long.', { cause })
  return new FactsError(
    'engine-failed',
    'The column engine refused a statement; this is a mistake in the scoring service, please report it.',
    { cause },
  )
}

import { isTransient } from './api-error.ts'

/** Waits; rejects at once when `signal` aborts. Tests pass one that does not wait. */
export type Pause = (ms: number, signal?: AbortSignal) => Promise<void>

const firstDelayMs = 500
const longestDelayMs = 8_000

/**
 * Repeats `work` while it fails for a reason that passes by itself, pausing longer each time.
 * Everything this service sends may be repeated: reads, upserts by external id, updates by id, jobs that do nothing until they are closed.
 */
export async function withRetries<T>(work: () => Promise<T>, options: { pause: Pause; tries: number; signal?: AbortSignal }): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted()
    try {
      return await work()
    } catch (err) {
      if (attempt >= options.tries || !isTransient(err)) throw err
      await options.pause(backOff(attempt), options.signal)
    }
  }
}

/** Milliseconds before the next try: doubling, and spread so that several waiters do not return together. */
export function backOff(attempt: number): number {
  const ceiling = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1))
  return ceiling / 2 + (Math.random() * ceiling) / 2
}

import type { RunProgress, Step } from './run-progress.ts'

export type Stopwatch = <T>(step: Step, work: () => T | Promise<T>) => Promise<T>

/** Adds what each step takes to the run's own account of its time. */
export function stopwatch({ seconds }: RunProgress): Stopwatch {
  return async (step, work) => {
    const started = performance.now()
    try {
      return await work()
    } finally {
      seconds[step] = Math.round(seconds[step] * 1000 + (performance.now() - started)) / 1000
    }
  }
}

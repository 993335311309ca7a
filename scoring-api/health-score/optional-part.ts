import { Problem } from '../problems.ts'
import type { RunProgress } from './run-progress.ts'

/**
 * Does a part of a run that nothing else rests on: a problem becomes a sentence for the admin, and the run goes on.
 * @param whatStays how things are without it, as `Retention stays as the last run left it`
 * @returns null = it could not be done
 * @throws Problem run-stopped, and whatever is no Problem
 */
export async function optionalPart<Result>(
  { problems }: RunProgress,
  whatStays: string,
  work: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await work()
  } catch (err) {
    if (!(err instanceof Problem) || err.problem === 'run-stopped') throw err
    problems.push(`${whatStays}: ${err.message}`)
    return null
  }
}

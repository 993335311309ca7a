import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isNoSpace, Problem } from '../problems.ts'

/**
 * Work in a directory of its own, which is gone when the work ends.
 * @throws Problem when it cannot be made
 */
export async function withRunDirectory<Result>(workDirectory: string, work: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = await makeRunDirectory(workDirectory)
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function makeRunDirectory(workDirectory: string): Promise<string> {
  try {
    return await mkdtemp(join(workDirectory, 'run-'))
  } catch (cause) {
    if (isNoSpace(cause)) throw cause
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Problem(
      'work-directory-unusable',
      `The work directory ${workDirectory} cannot be written (${reason}): create it, or point SCORING_API_WORK_DIRECTORY to another.`,
      { cause },
    )
  }
}

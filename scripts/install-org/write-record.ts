import type { SaveResult } from 'jsforce'

/** @returns the id of what was written. @throws Error naming what was tried, and the org's sentence */
export async function writeRecord(attempt: string, written: Promise<SaveResult>): Promise<string> {
  const refuse = (sentence: string, cause?: unknown): never => {
    throw new Error(`The org refused ${attempt}: ${sentence}`, { cause })
  }
  const result = await written.catch((err: unknown) => refuse(err instanceof Error ? err.message : String(err), err))
  return result.success ? result.id : refuse(result.errors.map(({ message }) => message).join('; '))
}

import { readFile } from 'node:fs/promises'
import type { ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'

/** The value in a file, whatever it is. @throws Error naming the file, when it cannot be read or is no JSON */
export async function readScorecardFile(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable'
    throw new Error(`${file} cannot be read (${reason}).`, { cause })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
  }
}

/** Always the same text for the same definition. */
export const toFileText = (definition: ScorecardDefinition): string => `${JSON.stringify(definition, null, 2)}\n`

import { createInterface } from 'node:readline/promises'

/** Asks a person; where nobody can answer, the answer is no. */
export async function askToAgree(question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await askForText(`${question} [y/N] `)) ?? '')
}

/** What a person types; null where nobody can. */
export async function askForText(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}

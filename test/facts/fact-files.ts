import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFacts, type FactColumn, type Facts, type FactSource, type FactsOptions } from '../../scoring-api/facts/facts.ts'

/** A work directory with the engine on it; both are gone after `close`. */
export interface Bench {
  facts: Facts
  directory: string
  /** Writes rows as the Bulk API does: every cell quoted, null as the empty text. */
  source(sobject: string, columns: FactColumn[], rows: (string | null)[][]): Promise<FactSource>
  close(): Promise<void>
}

export async function openBench(options: Partial<FactsOptions> = {}): Promise<Bench> {
  const directory = await mkdtemp(join(tmpdir(), 'banso-facts-'))
  const facts = await openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 2, ...options })
  let pages = 0
  return {
    facts,
    directory,
    source: async (sobject, columns, rows) => {
      const page = join(directory, `${sobject}-${pages++}.csv`)
      await writeFile(page, toCsv(columns, rows))
      return { sobject, columns, pages: [page], expectedRows: rows.length }
    },
    close: async () => {
      await facts.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

export function toCsv(columns: readonly FactColumn[], rows: readonly (string | null)[][]): string {
  const lines = [columns.map(({ name }) => name), ...rows]
  return lines.map((line) => `${line.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')}\n`).join('')
}

export const text = (name: string): FactColumn => ({ name, type: 'string', scale: 0 })
export const id = (name: string): FactColumn => ({ name, type: 'id', scale: 0 })
export const reference = (name: string): FactColumn => ({ name, type: 'reference', scale: 0 })
export const number = (name: string, scale = 2): FactColumn => ({ name, type: 'double', scale })
export const date = (name: string): FactColumn => ({ name, type: 'date', scale: 0 })
export const datetime = (name: string): FactColumn => ({ name, type: 'datetime', scale: 0 })
export const boolean = (name: string): FactColumn => ({ name, type: 'boolean', scale: 0 })

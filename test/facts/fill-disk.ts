/** Loads more rows than the file system of argv[2] can hold, and prints what came of it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { FactsError } from '../../scoring-api/facts/facts-error.ts'
import { id, text } from './fact-files.ts'

const directory = process.argv[2] ?? ''
const rows = 20_000
const page = join(directory, 'Case-1.csv')
const noise = (index: number): string =>
  Array.from({ length: 5 }, (_, part) => ((index + 1) * (part + 7919) * 2654435761).toString(36)).join('')
await writeFile(page, `"Id","Subject"\n${Array.from({ length: rows }, (_, index) => `"${index}","${noise(index)}"\n`).join('')}`)

const facts = await openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 })
try {
  await facts.load({ sobject: 'Case', columns: [id('Id'), text('Subject')], pages: [page], expectedRows: rows })
  console.log('loaded')
} catch (err) {
  console.log(err instanceof FactsError ? `${err.code}: ${err.message}` : err)
} finally {
  await facts.close()
}

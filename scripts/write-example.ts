/** `npm run write-example`: one invented account with its records, as files that the Salesforce CLI brings into an org. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { shownPath } from './banso-directory.ts'
import { exampleAccount } from './example-account/example-account.ts'
import { runScript } from './run-script.ts'

const standardDirectory = join(import.meta.dirname, '../.banso/example')

await runScript(async () => {
  const { values } = parseArgs({ options: { directory: { type: 'string', default: standardDirectory } } })
  const directory = resolve(values.directory)
  const trees = exampleAccount(new Date().toISOString().slice(0, 10))
  await mkdir(directory, { recursive: true })
  for (const { sobject, records } of trees) await writeJson(join(directory, `${sobject}.json`), { records })
  await writeJson(
    join(directory, 'plan.json'),
    trees.map(({ sobject }) => ({ sobject, files: [`${sobject}.json`] })),
  )
  const count = trees.flatMap(({ records }) => records).length
  console.log(`Wrote ${count} records of one invented account to ${shownPath(join(directory, 'plan.json'))}.`)
})

function writeJson(file: string, value: unknown): Promise<void> {
  return writeFile(file, JSON.stringify(value, null, 2) + '\n')
}

/** `npm run write-example`: one invented account with its records, as files that the Salesforce CLI brings into an org. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bansoDirectory, shownPath } from './banso-directory.ts'
import { exampleAccount } from './example-account/example-account.ts'
import { writePlan } from './object-tree/write-plan.ts'
import { runScript } from './run-script.ts'

const standardDirectory = join(bansoDirectory(process.env), 'example')

await runScript(async () => {
  const { values } = parseArgs({ options: { directory: { type: 'string', default: standardDirectory } } })
  const directory = resolve(values.directory)
  const count = await writePlan(directory, exampleAccount(new Date().toISOString().slice(0, 10)))
  console.log(`Wrote ${count} records of one invented account to ${shownPath(join(directory, 'plan.json'))}.`)
})

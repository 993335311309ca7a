/** `npm run write-defaults`: the default scorecards and the standard library as files that the Salesforce CLI brings into an org. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bansoDirectory, shownPath } from './banso-directory.ts'
import { runScript } from './run-script.ts'
import { writeDefaultFiles } from './write-defaults/write-default-files.ts'

const standardDirectory = join(bansoDirectory(process.env), 'defaults')

await runScript(async () => {
  const { values } = parseArgs({ options: { directory: { type: 'string', default: standardDirectory } } })
  const directory = resolve(values.directory)
  const { records, scorecards } = await writeDefaultFiles(directory, new Date())
  console.log(`Wrote ${records} records to ${shownPath(join(directory, 'plan.json'))}, ${scorecards} scorecards of them to become active.`)
})

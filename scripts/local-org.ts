/** `npm run local-org`: an empty stand-in org to install into, until Ctrl-C. `-- --reset` begins anew. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bansoDirectory, deleteDirectory, shownPath } from './banso-directory.ts'
import { readPort } from './banso-process.ts'
import { unlessDied } from './banso-processes.ts'
import { startEmptyOrg, type EmptyOrg } from './empty-org.ts'
import { askedToStop, runScript } from './run-script.ts'

const directory = join(bansoDirectory(process.env), 'empty-org')
/** Beside `npm start`, which takes 4400. */
const standardPort = 4600

await runScript(async () => {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } })
  if (values.reset) await deleteDirectory(directory)
  const org = await startEmptyOrg({ directory, port: readPort('BANSO_ORG_PORT', standardPort) })
  try {
    show(org)
    await unlessDied(org.died, askedToStop())
  } finally {
    await org.stop()
  }
  console.log('\nStopped. What was installed is kept for the next start.')
})

function show({ url, login }: EmptyOrg): void {
  console.log(`An empty org is at ${url}. Log in from another terminal:

sf org login jwt --username ${login.username} --jwt-key-file ${shownPath(login.keyFile)} \\
  --client-id ${login.clientId} --instance-url ${url} --alias banso

Ctrl-C stops it. Its log is ${shownPath(join(directory, 'local-org.log'))}.`)
}

/** `npm start`: the local org with its pages, the scoring service and the sample book, until Ctrl-C. `-- --reset` begins anew. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bansoDirectory, deleteDirectory, shownPath, writePrivateFile } from './banso-directory.ts'
import { readPort } from './banso-process.ts'
import { startBanso, unlessDied, type RunningBanso } from './banso-processes.ts'
import { describeRun } from './describe-run.ts'
import { runFullScoring, type RunReport } from './full-run.ts'
import { createRunProgress } from './run-progress.ts'
import { askedToStop, runScript } from './run-script.ts'

const leastNodeMajor = 24
/** Beside what is kept of other orgs. */
const directory = join(bansoDirectory(process.env), 'sample-org')
/** The account to begin with: something is wrong there, and the card says what. */
const firstAccountNumber = 'BANSO-02'

await runScript(async () => {
  checkNode(process.versions.node)
  const { reset } = readArguments(process.argv.slice(2))
  if (reset) await deleteDirectory(directory)
  const banso = await startBanso({
    directory,
    orgPort: readPort('BANSO_ORG_PORT', 4400),
    apiPort: readPort('BANSO_API_PORT', 4500),
    loadSample: true,
    log: (line) => console.log(`  ${line}`),
  })
  try {
    const stopped = askedToStop()
    await unlessDied(banso.died, Promise.race([show(banso), stopped]))
    await unlessDied(banso.died, stopped)
  } finally {
    await banso.stop()
  }
  console.log('\nStopped. Everything is kept for the next start.')
})

function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= leastNodeMajor) return
  throw new Error(`This is Node ${version}: start Banso with npm start, which brings Node ${leastNodeMajor} along.`)
}

function readArguments(given: string[]): { reset: boolean } {
  const { values } = parseArgs({ args: given, options: { reset: { type: 'boolean', default: false } } })
  return values
}

async function show(banso: RunningBanso): Promise<void> {
  console.log('Scoring every account')
  const startedAt = performance.now()
  const run = await score(banso)
  for (const line of describeRun(run, performance.now() - startedAt)) console.log(`  ${line}`)
  await printAddresses(banso)
}

async function score(banso: RunningBanso): Promise<RunReport> {
  const progress = createRunProgress(process.stdout.isTTY)
  try {
    return await runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, progress.show)
  } catch (cause) {
    throw new Error(`${(cause as Error).message} The service's log is ${shown('scoring-api.log')}.`, { cause })
  } finally {
    progress.end()
  }
}

async function printAddresses(banso: RunningBanso): Promise<void> {
  const connection = await banso.adminConnection()
  const tokenFile = join(directory, 'admin-token')
  await writePrivateFile(tokenFile, String(connection.accessToken))
  const { records } = await connection.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM Account WHERE AccountNumber = '${firstAccountNumber}'`,
  )
  const [account] = records
  const apiRoot = `${banso.orgUrl}/services/data/v${connection.version}`
  const page = account ? `${banso.orgUrl}/lightning/r/Account/${account.Id}/view   ${account.Name}` : `${banso.orgUrl}/`
  console.log(`
Account page   ${page}
All accounts   ${banso.orgUrl}/lightning/o/Account/list
Scoring API    ${banso.apiUrl}/docs
               Authorize there with the operator token in ${shown('operator-token')}
Org's API      ${apiRoot}
               curl -H "Authorization: Bearer $(cat ${shown('admin-token')})" '${apiRoot}/query?q=SELECT+Name,CsHealthScore__c+FROM+Account+LIMIT+5'

Ctrl-C stops everything. Logs are in ${shown('')}.`)
}

/** A file of the directory, as one would type it here. */
function shown(file: string): string {
  return shownPath(join(directory, file))
}

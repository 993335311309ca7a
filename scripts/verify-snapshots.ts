/** `npm run verify-snapshots`: scores every snapshot of the org again, with the scoring service's own settings; exit code 1 when any differs. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../scoring-api/config.ts'
import { verifySnapshots } from '../scoring-api/health-score/verify-snapshots.ts'
import { connect } from '../scoring-api/salesforce/connect.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const { salesforce, workDirectory } = readConfig(process.env)
  const connection = await connect(salesforce, (ms, signal) => wait(ms, undefined, { signal }))
  await mkdir(workDirectory, { recursive: true })
  const directory = await mkdtemp(join(workDirectory, 'verify-'))
  try {
    const { snapshots, mismatches } = await verifySnapshots(connection.forWork(), directory, (line) => console.log(line))
    console.log(`${snapshots} snapshots, ${mismatches} mismatches`)
    if (mismatches > 0) process.exitCode = 1
  } finally {
    connection.close()
    await rm(directory, { recursive: true, force: true })
  }
})

/** `node scripts/load-sample.ts`: brings the default scorecards and the sample book into the org that the environment names. */
import { connectFromEnvironment } from './admin-connection.ts'
import { loadScorecardFiles } from './default-scorecards/load-scorecard-files.ts'
import { runScript } from './run-script.ts'
import { loadBook } from './sample-book/load-book.ts'

const pollIntervalMs = 2_000

await runScript(async () => {
  const connection = await connectFromEnvironment(process.env)
  const now = new Date()
  await loadScorecardFiles(connection, now)
  const { today, written, leftOut } = await loadBook(connection, { now, pollIntervalMs, log: console.log })
  const rows = Object.values(written).reduce((sum, count) => sum + count, 0)
  console.log(
    rows === 0 ? `The sample book of ${today} is complete already: nothing was written.` : `Loaded ${rows} rows; the book is for ${today}.`,
  )
  if (leftOut.length > 0) console.log(`This org does not let us set ${leftOut.join(', ')}: those rows are dated by the load.`)
})

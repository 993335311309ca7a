/** `node scripts/load-scorecards.ts`: brings the default scorecards into the org that the environment names. */
import { connectFromEnvironment } from './admin-connection.ts'
import { loadScorecardFiles } from './default-scorecards/load-scorecard-files.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const loaded = await loadScorecardFiles(await connectFromEnvironment(process.env), new Date())
  console.log(loaded.length === 0 ? 'All default scorecards are there already.' : `Loaded the scorecards ${loaded.join(', ')}.`)
})

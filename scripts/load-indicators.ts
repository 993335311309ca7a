/** `node scripts/load-indicators.ts`: brings the standard library of indicators and playbooks into the org that the environment names. */
import { connectFromEnvironment } from './admin-connection.ts'
import { loadIndicatorFiles } from './default-indicators/load-indicator-files.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const { playbooks, indicators } = await loadIndicatorFiles(await connectFromEnvironment(process.env))
  const isComplete = playbooks.length + indicators.length === 0
  console.log(
    isComplete
      ? 'The standard library is there already.'
      : `Loaded ${playbooks.length} playbooks (${playbooks.join(', ')}) and ${indicators.length} indicators (${indicators.join(', ')}).`,
  )
})

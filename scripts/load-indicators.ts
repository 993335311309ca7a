/** `node scripts/load-indicators.ts`: brings the standard library of indicators, playbooks and rhythms into the org that the environment names. */
import { connectFromEnvironment } from './admin-connection.ts'
import { loadIndicatorFiles } from './default-indicators/load-indicator-files.ts'
import { runScript } from './run-script.ts'

await runScript(async () => {
  const { playbooks, indicators, rhythms } = await loadIndicatorFiles(await connectFromEnvironment(process.env))
  const isComplete = playbooks.length + indicators.length + rhythms.length === 0
  const said = (keys: string[], one: string): string => `${keys.length} ${one}s${keys.length === 0 ? '' : ` (${keys.join(', ')})`}`
  console.log(
    isComplete
      ? 'The standard library is there already.'
      : `Loaded ${said(playbooks, 'playbook')}, ${said(indicators, 'indicator')} and ${said(rhythms, 'rhythm')}.`,
  )
})

import { loadIndicatorFiles } from '../default-indicators/load-indicator-files.ts'
import { loadScorecardFiles } from '../default-scorecards/load-scorecard-files.ts'
import type { Installation } from './installation.ts'

/** Default scorecards, playbooks, indicators and rhythms, as far as the org never had them: what people made of them stays theirs. */
export async function loadDefinitions({ org: { connection }, report }: Installation, now: Date): Promise<void> {
  report.part('Scorecards and playbooks')
  const scorecards = await loadScorecardFiles(connection, now)
  const { playbooks, indicators, rhythms } = await loadIndicatorFiles(connection)
  const loaded = [
    [scorecards, 'scorecards'],
    [playbooks, 'playbooks'],
    [indicators, 'indicators'],
    [rhythms, 'rhythms'],
  ] as const
  const said = loaded.filter(([keys]) => keys.length > 0).map(([keys, name]) => `${keys.length} ${name}`)
  report.line(said.length === 0 ? 'are there already' : `loaded: ${said.join(', ')}`)
}

import type { Connection } from 'jsforce'
import { versionKeyOf } from '../../scoring-api/health-score/scorecard-definition.ts'
import { readAll } from '../sample-book/org-rows.ts'
import { activate, writeDraft } from '../scorecard/org-scorecards.ts'
import { readScorecardFiles } from './scorecard-file.ts'

/**
 * Loads the default scorecards that are newer than what the org ever had active of their key: scores rest on that, or people have gone on from it.
 * @returns version keys of those that were loaded
 * @throws Error naming the record and the refusal; a scorecard becomes active only after all its measures are there
 */
export async function loadScorecardFiles(connection: Connection, now: Date): Promise<string[]> {
  const activated = await readAll(
    connection,
    'SELECT Key__c, Version__c FROM CsScorecard__c WHERE ActivatedAt__c != null ORDER BY Version__c',
  )
  const newest = new Map(activated.map((row) => [row['Key__c'], Number(row['Version__c'])]))
  const missing = (await readScorecardFiles()).filter(({ key, version }) => version > (newest.get(key) ?? 0))
  for (const definition of missing) {
    await writeDraft(connection, definition)
    await activate(connection, definition, now)
  }
  return missing.map(versionKeyOf)
}

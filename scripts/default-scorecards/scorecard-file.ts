import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checkAlone } from '../../scoring-api/health-score/check-definition.ts'
import { scorecardDefinition, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { readScorecardFile } from '../scorecard/scorecard-file.ts'

/**
 * The default scorecards, by sort order.
 * @throws Error naming the file and what does not fit
 */
export async function readScorecardFiles(directory: URL = new URL('./', import.meta.url)): Promise<ScorecardDefinition[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'))
  const definitions = await Promise.all(names.map((name) => readDefault(fileURLToPath(new URL(name, directory)))))
  return definitions.toSorted((a, b) => (a.sortOrder ?? Infinity) - (b.sortOrder ?? Infinity))
}

async function readDefault(file: string): Promise<ScorecardDefinition> {
  const value = await readScorecardFile(file)
  const [finding] = checkAlone(value).findings
  if (finding !== undefined) throw new Error(`${file}: ${finding.measureKey ?? ''} ${finding.field}: ${finding.english}`)
  return scorecardDefinition.parse(value)
}

import { askScoringApi, type ScoringApi } from '../full-run.ts'
import type { Report } from './installation.ts'
import { checkLines } from './print-report.ts'

/** A check of the service, as `GET /v1/checks` tells it. */
export interface ServiceCheck {
  area: string
  status: 'passed' | 'warning' | 'failed' | 'unknown'
  english: string
  remedyEnglish: string | null
}

/** What the set-up page inside the org shows. That the service cannot say is no reason to call an installation failed. */
export async function showChecks(report: Report, api: ScoringApi): Promise<void> {
  for (const line of await readChecks(api)) report.line(line)
}

async function readChecks(api: ScoringApi): Promise<string[]> {
  try {
    const { checks } = await askScoringApi<{ checks: ServiceCheck[] }>(api, 'GET', '/v1/checks')
    return summarise(checks)
  } catch (err) {
    return [err instanceof Error ? err.message : String(err)]
  }
}

/** A line an area for what is in order, and every check that is not. */
export function summarise(checks: readonly ServiceCheck[]): string[] {
  return [...Map.groupBy(checks, ({ area }) => area)].flatMap(([area, own]) => {
    const others = own.filter(({ status }) => status !== 'passed')
    const sentence = others.length === 0 ? `all ${own.length} in order` : `${own.length - others.length} of ${own.length} in order`
    const inOrder = others.length === own.length ? [] : checkLines({ name: area, outcome: 'passed', sentence, remedy: null })
    return [...inOrder, ...others.flatMap(toLines)]
  })
}

function toLines({ area, status, english, remedyEnglish }: ServiceCheck): string[] {
  const outcome = status === 'unknown' ? 'noted' : status
  return checkLines({ name: area, outcome, sentence: english, remedy: remedyEnglish })
}

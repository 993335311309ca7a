import { askScoringApi, type ScoringApi } from '../full-run.ts'
import type { Report } from './installation.ts'
import { checkLines } from './print-report.ts'

/** A check of the service, as `GET /v1/checks` tells it. */
interface ServiceCheck {
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
    return checks.flatMap(toLines)
  } catch (err) {
    return [err instanceof Error ? err.message : String(err)]
  }
}

function toLines({ area, status, english, remedyEnglish }: ServiceCheck): string[] {
  const outcome = status === 'unknown' ? 'noted' : status
  return checkLines({ name: area, outcome, sentence: english, remedy: status === 'passed' ? null : remedyEnglish })
}

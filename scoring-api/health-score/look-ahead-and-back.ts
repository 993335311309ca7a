import { decidedRenewalsOnce } from '../renewals/decided-renewals-once.ts'
import { forecastRenewals, type ForecastResult } from '../renewals/forecast-renewals.ts'
import { renewRetention } from '../renewals/renew-retention.ts'
import { renewTrackRecord } from '../renewals/renew-track-record.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { renewPlaybookResults } from '../signals/renew-playbook-results.ts'
import type { RunProgress } from './run-progress.ts'
import type { RunStart } from './start-run.ts'
import { stopwatch } from './stopwatch.ts'

export interface LookRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  /** null = all. */
  accountIds: readonly string[] | null
  progress: RunProgress
}

/**
 * What a run does once scores, signals and Accounts are written: it forecasts renewals, and a full run counts what became of things. Nothing
 * of the run rests on it: what stops a part of it is a sentence for the admin.
 * @throws Problem run-stopped only
 */
export async function lookAheadAndBack(request: LookRequest, { basis, mapping, signals }: RunStart): Promise<ForecastResult> {
  const { salesforce, directory, accountIds, progress } = request
  const time = stopwatch(progress)
  const decided = decidedRenewalsOnce({ ...request, basis, mapping })
  const forecast = await time('forecast', () =>
    forecastRenewals({ salesforce, directory, accountIds, basis, mapping, progress, readDecided: decided }),
  )
  if (accountIds === null && signals !== null) {
    const { asOfDate, organization } = basis
    const { timeZone } = organization
    await time('results', () => renewPlaybookResults({ salesforce, directory, asOfDate, timeZone, progress, readDecided: decided }))
  }
  if (accountIds === null && mapping.renewalDateSource !== null) {
    await time('results', () => renewTrackRecord({ salesforce, directory, basis, progress, readDecided: decided }))
  }
  if (accountIds === null) await time('retention', () => renewRetention({ salesforce, directory, basis, mapping, progress }))
  return forecast
}

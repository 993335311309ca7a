import { accountTarget } from '../health-score/health-score-records.ts'
import { optionalPart } from '../health-score/optional-part.ts'
import { requireWriteRights, type IntendedWrite } from '../health-score/require-write-rights.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { noteRefusals, type RunProgress } from '../health-score/run-progress.ts'
import type { Mapping, RenewalDateSource } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { stageRows } from '../salesforce/staged-rows.ts'
import type { Refusal, WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { writeRows } from '../salesforce/write-rows.ts'
import { toRowsRequest, type RowsRequest } from '../signals/read-rows.ts'
import { readOpenRenewals } from './decided-renewal-records.ts'
import type { ReadDecided } from './decided-renewals-once.ts'
import { forecastBook, type BookForecast } from './forecast-book.ts'
import { changedForecasts, forecastColumnsWritten, forecastTarget } from './forecast-records.ts'
import { changedOutcomes, outcomeColumnsWritten, outcomeTarget } from './outcome-records.ts'
import { renewalAccountColumns } from './renewal-account-records.ts'
import { readNextRenewals } from './renewal-date-records.ts'
import { learnOnceAWeek } from './renewal-learning.ts'
import { modelColumnsWritten, modelTarget } from './renewal-model-records.ts'

export interface ForecastRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  /** null = all. */
  accountIds: readonly string[] | null
  basis: RunBasis
  mapping: Mapping
  progress: RunProgress
  readDecided: ReadDecided
}

export interface ForecastResult {
  changed: boolean
  refused: Refusal[]
}

const nothing: ForecastResult = { changed: false, refused: [] }

/**
 * Forecasts the next renewal of each account from the records as the run has left them, and writes what differs: what was learned, this week's
 * rows of the ledger, the outcomes of earlier ones, the Accounts. Nothing of the run rests on it: what stops it is a sentence for the admin,
 * and the forecasts stay as they were. Every write is by our key or by id, so that a run that breaks off is healed by the next one.
 * @throws Problem run-stopped only
 */
export async function forecastRenewals(request: ForecastRequest): Promise<ForecastResult> {
  const { renewalDateSource } = request.mapping
  if (renewalDateSource === null) return nothing
  const forecast = () => forecastAndWrite(request, renewalDateSource)
  return (await optionalPart(request.progress, 'Renewals keep the forecast of the last run', forecast)) ?? nothing
}

async function forecastAndWrite(request: ForecastRequest, source: RenewalDateSource): Promise<ForecastResult> {
  const { salesforce, directory, accountIds, basis, mapping, progress } = request
  const { asOfDate, organization, rates, plan } = basis
  if (accountIds === null) await requireWriteRights(salesforce, intendedWrites)
  const rows = toRowsRequest(accountIds, directory, (count) => void (progress.rowsRead += count))
  const next = await readNextRenewals(salesforce, source, { asOfDate, timeZone: organization.timeZone }, rows)
  const decided = (await request.readDecided()) ?? []
  const measures = plan.scorecards.flatMap((scorecard) => scorecard.measures)
  const readOpen = () => readOpenDays(request, rows)
  const learned = await learnOnceAWeek({ salesforce, asOfDate, decided, readOpen, measures, rows, progress })
  // A run for a few accounts cannot know what only the whole book tells.
  if (learned === null) return nothing
  const decidedOf = Map.groupBy(decided, ({ accountId }) => accountId)
  const around = { next, decidedOf, likelihoods: learned.likelihoods, leadTime: learned.leadTime, scopeFilter: mapping.scopeFilter }
  const book = await forecastBook(salesforce, basis, around, rows)
  const outcomes = accountIds === null ? await changedOutcomes(salesforce, decidedOf, { asOfDate, rates }, rows) : []
  return await write(request, { book, outcomes, model: learned.row }, rows)
}

async function readOpenDays({ salesforce, basis, mapping }: ForecastRequest, rows: RowsRequest): Promise<string[]> {
  const { renewalSource, scopeFilter } = mapping
  if (renewalSource === null) return []
  return await readOpenRenewals(salesforce, renewalSource, { scopeFilter, timeZone: basis.organization.timeZone }, rows)
}

interface Changes {
  book: BookForecast
  outcomes: WriteRow[]
  /** null = nothing was learned in this run. */
  model: WriteRow | null
}

async function write(
  { salesforce, directory, progress }: ForecastRequest,
  { book, outcomes, model }: Changes,
  rows: RowsRequest,
): Promise<ForecastResult> {
  const forecasts = await changedForecasts(salesforce, book.forecasts, rows)
  const result: ForecastResult = { changed: false, refused: [] }
  const parts: [string, WriteTarget, string[], WriteRow[]][] = [
    ['renewal-model', modelTarget, modelColumnsWritten, model === null ? [] : [model]],
    ['renewal-forecasts', forecastTarget, Object.keys(forecasts[0] ?? {}), forecasts],
    ['renewal-outcomes', outcomeTarget, outcomeColumnsWritten, outcomes],
    ['renewal-accounts', accountTarget, renewalAccountColumns, book.accounts],
  ]
  for (const [name, target, columns, changed] of parts) {
    if (changed.length === 0) continue
    const stage = stageRows(directory, `write-${name}`, columns)
    await stage.add(changed)
    const { refused } = await writeRows(salesforce, target, await stage.close())
    noteRefusals(progress, refused)
    result.refused.push(...refused)
    result.changed = true
  }
  return result
}

const intendedWrites: IntendedWrite[] = [
  { target: forecastTarget, fields: forecastColumnsWritten },
  { target: outcomeTarget, fields: outcomeColumnsWritten },
  { target: modelTarget, fields: modelColumnsWritten },
  { target: accountTarget, fields: renewalAccountColumns },
]

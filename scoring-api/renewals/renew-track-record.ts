import { optionalPart } from '../health-score/optional-part.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { noteRefusals, type RunProgress } from '../health-score/run-progress.ts'
import { addDays } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { writeEach } from '../salesforce/write-each.ts'
import { toRowsRequest } from '../signals/read-rows.ts'
import { accuracyChanges, accuracyTarget, readAccuracy } from './accuracy-records.ts'
import type { ReadDecided } from './decided-renewals-once.ts'
import { readJudgedForecasts } from './judged-forecast-records.ts'
import { trackRecord } from './track-record.ts'

export interface TrackRecordRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  basis: RunBasis
  progress: RunProgress
  readDecided: ReadDecided
}

/** The renewals judged are those decided in so many days: long enough for every season, short enough to be about today's forecasts. */
const judgedDays = 365

/**
 * Judges anew the frozen forecasts of the renewals decided in the past year, and writes what differs. Nothing rests on it: what stops it is a
 * sentence for the admin, and the run has ended well.
 * @throws Problem run-stopped only
 */
export async function renewTrackRecord(request: TrackRecordRequest): Promise<void> {
  await optionalPart(request.progress, 'The track record of forecasts stays as the last run left it', () => judgeAndWrite(request))
}

async function judgeAndWrite({ salesforce, directory, basis, progress, readDecided }: TrackRecordRequest): Promise<void> {
  const { asOfDate, rates } = basis
  const rows = toRowsRequest(null, directory, (count) => void (progress.rowsRead += count))
  const stored = await readAccuracy(salesforce)
  const span = { from: addDays(asOfDate, 1 - judgedDays), to: asOfDate, rates }
  const { forecasts, outcomes } = await readJudgedForecasts(salesforce, span, rows)
  const record = trackRecord(forecasts, outcomes, (await readDecided()) ?? [])
  const { refused } = await writeEach(salesforce, accuracyTarget, accuracyChanges(record, stored, asOfDate))
  noteRefusals(progress, refused)
}

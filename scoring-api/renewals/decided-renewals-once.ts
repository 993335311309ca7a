import type { RunBasis } from '../health-score/run-basis.ts'
import type { RunProgress } from '../health-score/run-progress.ts'
import { addDays } from '../metric/calendar-day.ts'
import type { Mapping } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { toRowsRequest } from '../signals/read-rows.ts'
import { readClosedRenewals, type ClosedRenewal } from './decided-renewal-records.ts'
import { firstDecisionAsked } from './outcome-records.ts'

export interface DecidedRequest {
  salesforce: Salesforce
  /** Where rows are staged. */
  directory: string
  /** null = all. */
  accountIds: readonly string[] | null
  basis: RunBasis
  mapping: Mapping
  progress: RunProgress
}

/** The renewals that were decided; null = the org names no renewals. @throws Problem also when the mapping cannot be used */
export type ReadDecided = () => Promise<readonly ClosedRenewal[] | null>

/** Renewals decided longer ago teach nothing any more. */
const learnedDays = 1_096

/**
 * The decided renewals that all parts of a run look at, read when the first of them asks: those of three years, and for a few accounts those
 * that an outcome can rest on.
 */
export function decidedRenewalsOnce(request: DecidedRequest): ReadDecided {
  let read: ReturnType<ReadDecided> | null = null
  return () => (read ??= readDecided(request))
}

async function readDecided({ salesforce, directory, accountIds, basis, mapping, progress }: DecidedRequest): ReturnType<ReadDecided> {
  const { asOfDate, rates, organization } = basis
  if (mapping.renewalSource === null) return null
  const rows = toRowsRequest(accountIds, directory, (count) => void (progress.rowsRead += count))
  const from = accountIds === null ? addDays(asOfDate, -learnedDays) : firstDecisionAsked(asOfDate)
  const span = { from, to: asOfDate, scopeFilter: mapping.scopeFilter, isMultiCurrency: rates !== null, timeZone: organization.timeZone }
  return await readClosedRenewals(salesforce, mapping.renewalSource, span, rows)
}

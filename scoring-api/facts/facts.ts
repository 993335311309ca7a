import type { MeasuredValue, Scorecard } from '../health-score/scorecard.ts'

/**
 * The column engine's edge: CSV pages in, measured values out. Runs in a child process (DuckDB fills libuv's pool).
 * Everything it stages lives below `workDirectory` and is deleted by `close`.
 */
export interface Facts {
  /**
   * Loads one source object.
   * @param pages CSV files as the Bulk API wrote them, header line first in each; the header must be `columns` in that order, and the rows together `expectedRows`
   * @throws FactsError naming object and file when a header, row count or value does not fit
   */
  load(source: FactSource): Promise<{ rows: number }>
  /**
   * Measures every account for every scorecard that could match it.
   * @returns chunks of accounts in ascending id; values per scorecard version key and measure key
   */
  measure(plan: MeasurePlan): AsyncIterable<MeasuredAccount[]>
  close(): Promise<void>
}

export interface FactSource {
  sobject: string
  /** In the order of the CSV header; paths keep their dots (`Opportunity.AccountId`). */
  columns: FactColumn[]
  pages: string[]
  expectedRows: number
}

export interface FactColumn {
  name: string
  /** Describe's type of the field. */
  type: string
  /** Decimal places of double, currency and percent. */
  scale: number
}

export interface MeasurePlan {
  scorecards: Scorecard[]
  /** Instant of the run. */
  asOf: Date
  /** The org's IANA time zone: days are counted in it. */
  timeZone: string
  /** Columns of Account to hand through unchanged (`text`): stage, customer since, stored health fields. */
  accountColumns: string[]
  /** The column of Account that holds the life-cycle stage; null = no account has one. */
  stageColumn: string | null
  /** First day of the org's week, 0 = Sunday; its locale decides. Default 0, as in English (US) and Japanese. */
  weekStartsOn?: number
  /** 1-12, `Organization.FiscalYearStartMonth`. Default 1. */
  fiscalYearStartMonth?: number
}

export interface MeasuredAccount {
  accountId: string
  /** Text as the org gave it; null = empty. */
  columns: Record<string, string | null>
  /** The scorecard whose stage and segment filter match, by sort order; null = none. */
  scorecardVersionKey: string | null
  values: Record<string, MeasuredValue>
}

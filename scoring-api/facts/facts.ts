import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { macrosSql } from '../health-score/aggregate-sql.ts'
import type { CurrencyRates } from '../health-score/currency.ts'
import type { FeedDays } from '../health-score/feeds.ts'
import type { QuantileTable } from '../health-score/percentiles.ts'
import type { MeasuredValue, Scorecard } from '../health-score/scorecard.ts'
import { startEngine, type Engine } from './engine.ts'
import { feedDays } from './feed-days.ts'
import { FactsError, toFactsError } from './facts-error.ts'
import { loadSource } from './load-source.ts'
import { measureAccounts } from './measure-accounts.ts'
import type { PassOptions } from './measure-passes.ts'
import { missingRates } from './missing-rates.ts'
import { quantileTables } from './quantile-tables.ts'
import { StagedSources } from './staged-source.ts'

/**
 * The column engine's edge: CSV pages in, measured values out. Runs in a child process (DuckDB fills libuv's pool).
 * Everything it stages lives below `workDirectory` and is deleted by `close`. One call at a time.
 */
export interface Facts {
  /**
   * Loads one source object; loading it again replaces it.
   * @param source CSV files as the Bulk API wrote them, below `workDirectory`, header line first in each; the header must be `columns` in that order, and the
   *   rows together `expectedRows`
   * @throws FactsError naming object and file when a header, row count or value does not fit
   */
  load(source: FactSource): Promise<{ rows: number; milliseconds: number }>
  /**
   * Measures every loaded account for the scorecard that matches it. Account must be loaded; a measure whose source or columns are not is missing.
   * @returns chunks of 2,000 accounts in ascending id; values by measure key
   * @throws FactsError
   */
  measure(plan: MeasurePlan): AsyncIterable<MeasuredAccount[]>
  /**
   * What measures with a percentile are compared with: a table for each scorecard, measure and segment that has ten accounts with a known value. A full run asks
   * for them once and measures with them (`MeasurePlan.quantiles`); a run for one account brings those that the last full run stored.
   * @returns ordered by scorecard (matching order), measure and segment; none when no measure has a percentile, and then nothing is read
   * @throws FactsError
   */
  quantiles(plan: MeasurePlan): Promise<QuantileTable[]>
  /**
   * The days of the last 400 on which each feed brought rows, over everything loaded; `stoppedFeeds` tells which have stopped. Only a full run has the whole book.
   * @throws FactsError
   */
  feedDays(plan: MeasurePlan): Promise<FeedDays[]>
  /**
   * ISO codes, ascending, of amounts that the plan measures and has no rate for: those rows' amounts are null. None without `MeasurePlan.rates`.
   * @throws FactsError
   */
  missingRates(plan: MeasurePlan): Promise<string[]>
  /** What was spent so far: the engine's time alone, and its process's highest memory. */
  timings(): Promise<FactsTimings>
  close(): Promise<void>
}

export interface FactsTimings {
  loadMilliseconds: number
  measureMilliseconds: number
  peakMemoryBytes: number
}

export interface FactsOptions {
  /** Must exist; the engine can read and write nothing else. */
  workDirectory: string
  memoryLimitMb: number
  threads: number
  /** For each statement; default ten minutes. */
  timeoutMilliseconds?: number
  /** So many accounts are measured at once; more need several passes over the staged rows. Default 200,000. */
  accountsPerPass?: number
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
  /** Whether the org tells `A` from `a` in it. Default false. */
  caseSensitive?: boolean
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
  /** What measures with a percentile are compared with; one without a table is missing, its raw value is there all the same. Default none. */
  quantiles?: readonly QuantileTable[]
  /** Amounts are measured in the corporate currency by these; null, the default = the org has one currency. */
  rates?: CurrencyRates | null
}

export interface MeasuredAccount {
  accountId: string
  /** Text as the org gave it; null = empty. */
  columns: Record<string, string | null>
  /** The scorecard whose stage and segment filter match, by sort order; null = none. */
  scorecardVersionKey: string | null
  values: Record<string, MeasuredValue>
}

const defaultTimeoutMilliseconds = 600_000
const defaultAccountsPerPass = 200_000

/** Starts the engine's process. @throws FactsError when it cannot be started */
export async function openFacts(options: FactsOptions): Promise<Facts> {
  const { memoryLimitMb, threads } = options
  const workDirectory = resolve(options.workDirectory)
  const engine = timed(startEngine(options.timeoutMilliseconds ?? defaultTimeoutMilliseconds))
  const directory = join(workDirectory, `facts-${randomUUID()}`)
  const sources = new StagedSources()
  const spent = { load: 0, measure: 0 }
  let files = 0

  await guarded(async () => {
    await makeDirectory(directory, workDirectory)
    await engine.ask({ kind: 'open', settings: { workDirectory, spillDirectory: join(directory, 'spill'), memoryLimitMb, threads } })
    await engine.ask({ kind: 'run', statements: macrosSql })
  }).catch(async (err: unknown) => {
    await close()
    throw err
  })
  return {
    load,
    measure,
    quantiles: (plan) =>
      measuring(() =>
        withDirectory('quantiles', (valuesDirectory) =>
          withDirectory('split', (splitDirectory) =>
            quantileTables(engine, sources, plan, { ...passOptions(splitDirectory), valuesDirectory }),
          ),
        ),
      ),
    feedDays: (plan) => measuring(() => feedDays(engine, sources, plan)),
    missingRates: (plan) => measuring(() => missingRates(engine, sources, plan)),
    timings,
    close,
  }

  async function load(source: FactSource): Promise<{ rows: number; milliseconds: number }> {
    const before = engine.milliseconds()
    const staged = await guarded(() => loadSource(engine, source, join(directory, `source-${files++}.parquet`), workDirectory))
    sources.set(staged)
    const milliseconds = engine.milliseconds() - before
    spent.load += milliseconds
    return { rows: staged.rows, milliseconds }
  }

  async function* measure(plan: MeasurePlan): AsyncGenerator<MeasuredAccount[], void, void> {
    const splitDirectory = join(directory, `split-${randomUUID()}`)
    const chunks = measureAccounts(engine, sources, plan, passOptions(splitDirectory))
    try {
      for (;;) {
        const before = engine.milliseconds()
        const { value, done } = await guarded(() => chunks.next())
        spent.measure += engine.milliseconds() - before
        if (done) return
        yield value
      }
    } finally {
      await rm(splitDirectory, { recursive: true, force: true })
    }
  }

  function passOptions(splitDirectory: string): PassOptions {
    return { accountsPerPass: options.accountsPerPass ?? defaultAccountsPerPass, splitDirectory }
  }

  /** The name of a directory that is not there yet, and not there any more afterwards. */
  async function withDirectory<Result>(name: string, work: (path: string) => Promise<Result>): Promise<Result> {
    const path = join(directory, `${name}-${randomUUID()}`)
    try {
      return await work(path)
    } finally {
      await rm(path, { recursive: true, force: true })
    }
  }

  async function measuring<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = engine.milliseconds()
    try {
      return await guarded(work)
    } finally {
      spent.measure += engine.milliseconds() - before
    }
  }

  async function timings(): Promise<FactsTimings> {
    const { peakMemoryBytes } = await guarded(() => engine.ask({ kind: 'usage' }))
    return { loadMilliseconds: spent.load, measureMilliseconds: spent.measure, peakMemoryBytes }
  }

  async function close(): Promise<void> {
    await engine.stop()
    await rm(directory, { recursive: true, force: true })
  }

  async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (err) {
      if (err instanceof TypeError || !(err instanceof Error)) throw err
      throw toFactsError(err, { workDirectory, memoryLimitMb })
    }
  }
}

async function makeDirectory(directory: string, workDirectory: string): Promise<void> {
  try {
    await mkdir(directory)
  } catch (err) {
    const code = err instanceof Error && 'code' in err ? String(err.code) : ''
    if (code === 'ENOSPC') throw err
    throw new FactsError(
      'work-directory',
      `The work directory ${workDirectory} cannot be written (${code}): create it, or choose another.`,
      { cause: err },
    )
  }
}

/** Adds up the time until each answer. */
function timed(engine: Engine): Engine & { milliseconds(): number } {
  let total = 0
  return {
    stop: () => engine.stop(),
    milliseconds: () => total,
    ask: async (request) => {
      const before = performance.now()
      try {
        return await engine.ask(request)
      } finally {
        total += performance.now() - before
      }
    },
  }
}

import type { Facts, MeasurePlan } from '../facts/facts.ts'
import { readStoppedFeeds } from '../operations/run-records.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import { benchmarkChanges, readBenchmarks, toQuantileTables } from './benchmark-records.ts'
import { stoppedFeeds, stoppedFeedSentence } from './feeds.ts'
import type { QuantileTable } from './percentiles.ts'
import type { Scorecard } from './scorecard.ts'

/** What only the whole book tells. A full run finds it out; a run for one account takes what the last full run left in the org. */
export interface BookFacts {
  /** As `CsUsage__c.Month__c`. */
  stoppedFeeds: ReadonlySet<string>
  quantiles: QuantileTable[]
}

export interface MeasuredBook extends BookFacts {
  /** One for each stopped feed. */
  warnings: { english: string; japanese: string }[]
}

/** @param asOfDate `yyyy-mm-dd`, the org's time zone. @throws FactsError */
export async function measureBook(engine: Facts, plan: MeasurePlan, asOfDate: string): Promise<MeasuredBook> {
  const stopped = stoppedFeeds(await engine.feedDays(plan), asOfDate)
  return {
    stoppedFeeds: new Set(stopped.map(({ feed }) => feed)),
    quantiles: await engine.quantiles(plan),
    warnings: stopped.map(stoppedFeedSentence),
  }
}

/** @throws Problem */
export async function readBook(salesforce: Salesforce, scorecards: readonly Scorecard[]): Promise<BookFacts> {
  const [feeds, benchmarks] = await Promise.all([readStoppedFeeds(salesforce), readBenchmarks(salesforce, comparedVersions(scorecards))])
  return { stoppedFeeds: new Set(feeds), quantiles: toQuantileTables(benchmarks) }
}

/** What a full run has to write so that runs for one account find its tables. @throws Problem */
export async function quantileChanges(
  salesforce: Salesforce,
  scorecards: readonly Scorecard[],
  tables: readonly QuantileTable[],
  at: string,
): Promise<WriteRow[]> {
  return benchmarkChanges(tables, await readBenchmarks(salesforce, comparedVersions(scorecards)), at)
}

/** Version keys of the scorecards that compare accounts with each other. */
export const comparedVersions = (scorecards: readonly Scorecard[]): string[] =>
  scorecards.flatMap(({ versionKey, measures }) => (measures.some(({ percentileWithin }) => percentileWithin !== null) ? [versionKey] : []))

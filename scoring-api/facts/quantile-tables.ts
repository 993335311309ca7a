import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { cellKey, measureSql, type MeasureSql } from '../health-score/measure-sql.ts'
import { fewestPeers, type QuantileTable } from '../health-score/percentiles.ts'
import type { Scorecard } from '../health-score/scorecard.ts'
import { segmentSql } from '../health-score/segment-sql.ts'
import { quoteText } from '../soql/duckdb-literal.ts'
import type { FieldLookup } from '../soql/schema.ts'
import type { Engine } from './engine.ts'
import type { MeasurePlan } from './facts.ts'
import { measurePasses, type PassOptions } from './measure-passes.ts'
import { planBasis } from './plan-basis.ts'
import type { StagedSources } from './staged-source.ts'

/** A measure with a percentile. */
interface Benchmark {
  scorecardVersionKey: string
  measureKey: string
  /** Place of its scorecard in matching order. */
  match: number
  segment: string
  value: string
}

/**
 * Quantile tables of every measure with a percentile, over the loaded accounts. Only those measures' sources are read, and an account's raw
 * values wait on disk, so that the book may be larger than the memory.
 */
export async function quantileTables(
  engine: Engine,
  sources: StagedSources,
  plan: MeasurePlan,
  options: PassOptions & { valuesDirectory: string },
): Promise<QuantileTable[]> {
  const { calendar, scorecards, matchSql } = planBasis(plan, sources)
  const compared = scorecards.map(withPercentiles)
  const measured = measureSql(compared, sources.lookup, calendar, plan.rates ?? null)
  const benchmarks = benchmarksOf(compared, measured.cells, sources.lookup)
  if (benchmarks.length === 0) return []

  await mkdir(options.valuesDirectory)
  const columns = benchmarks.map(({ segment, value }, index) => `${segment} AS s${index}, ${value} AS v${index}`)
  const selected = [`${matchSql} AS match`, ...columns].join(', ')
  let ranges = 0
  for await (const from of measurePasses(engine, sources, measured, options)) {
    const file = quoteText(join(options.valuesDirectory, `${ranges++}.parquet`))
    await engine.ask({ kind: 'run', statements: [`COPY (SELECT ${selected} FROM ${from}) TO ${file} (FORMAT parquet)`] })
  }
  const values = `read_parquet(${quoteText(join(options.valuesDirectory, '*.parquet'))})`
  const tables: QuantileTable[] = []
  for (const [index, benchmark] of benchmarks.entries()) {
    const rows = await engine.ask({ kind: 'run', statements: [quantilesSql(values, index, benchmark.match)] })
    tables.push(...rows.map(([segment, accounts, quantiles]) => toTable(benchmark, String(segment), Number(accounts), String(quantiles))))
  }
  return tables
}

const withPercentiles = (scorecard: Scorecard): Scorecard => ({
  ...scorecard,
  measures: scorecard.measures.filter(({ percentileWithin }) => percentileWithin !== null),
})

function benchmarksOf(scorecards: readonly Scorecard[], cells: MeasureSql['cells'], lookup: FieldLookup): Benchmark[] {
  return scorecards.flatMap(({ versionKey, measures }, match) =>
    measures.flatMap(({ key, percentileWithin }) => {
      const segment = percentileWithin === null ? null : segmentSql(percentileWithin, lookup)
      const cell = cells.get(cellKey(versionKey, key))
      return segment === null || !cell ? [] : [{ scorecardVersionKey: versionKey, measureKey: key, match, segment, value: cell.value }]
    }),
  )
}

/** Nearest rank: of n values in ascending order, the k-th quantile is the one at place ceil(k·n/100), the 0th the first. Whole numbers throughout. */
function quantilesSql(values: string, index: number, match: number): string {
  const peers = `SELECT s${index} AS segment, count(*) AS accounts, list(v${index} ORDER BY v${index}) AS sorted
    FROM ${values} WHERE match = ${match} AND v${index} IS NOT NULL GROUP BY 1 HAVING count(*) >= ${fewestPeers}`
  const places = `list_transform(range(0, 101), lambda k: sorted[greatest((k * accounts + 99) // 100, 1)])`
  return `SELECT segment, accounts, array_to_string(${places}, ' ') FROM (${peers}) ORDER BY 1`
}

const toTable = ({ scorecardVersionKey, measureKey }: Benchmark, segment: string, accounts: number, quantiles: string): QuantileTable => ({
  scorecardVersionKey,
  measureKey,
  segment,
  accounts,
  quantiles: quantiles.split(' ').map(Number),
})

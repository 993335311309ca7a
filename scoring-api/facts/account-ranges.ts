import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import type { Engine } from './engine.ts'
import { stagedRowsSql, type StagedSource } from './staged-source.ts'

/** Accounts that are measured at once, by id; null = no bound. */
export interface AccountRange {
  index: number
  from: string | null
  before: string | null
}

/** Ranges of at most so many accounts, ascending; a single one without bounds when all fit. */
export async function accountRanges(engine: Engine, account: StagedSource, accountsPerPass: number): Promise<AccountRange[]> {
  if (account.rows <= accountsPerPass) return [{ index: 0, from: null, before: null }]
  const placed = `SELECT "Id", row_number() OVER (ORDER BY "Id") - 1 AS place FROM ${stagedRowsSql(account)}`
  const statement = `SELECT "Id" FROM (${placed}) WHERE place > 0 AND place % ${accountsPerPass} = 0 ORDER BY 1`
  const starts = (await engine.ask({ kind: 'run', statements: [statement] })).map(([id]) => String(id))
  return [null, ...starts].map((from, index) => ({ index, from, before: starts[index] ?? null }))
}

/** Rows of a source split by the range that their account falls in, so that each range reads its own only. */
export async function splitByRange(
  engine: Engine,
  source: StagedSource,
  accountPath: string,
  ranges: readonly AccountRange[],
  directory: string,
): Promise<(range: AccountRange) => string> {
  const path = quoteName(accountPath)
  const branches = ranges.flatMap(({ index, before }) => (before === null ? [] : [`WHEN ${path} < ${quoteText(before)} THEN ${index}`]))
  const rows = `SELECT *, CASE ${branches.join(' ')} ELSE ${ranges.length - 1} END AS range FROM ${stagedRowsSql(source)} WHERE ${path} IS NOT NULL`
  await engine.ask({ kind: 'run', statements: [`COPY (${rows}) TO ${quoteText(directory)} (FORMAT parquet, PARTITION_BY (range))`] })
  return ({ index }) => {
    const part = join(directory, `range=${index}`)
    if (!existsSync(part)) return `(SELECT * FROM ${stagedRowsSql(source)} LIMIT 0)`
    return `read_parquet(${quoteText(join(part, '*.parquet'))}, hive_partitioning = false)`
  }
}

/** SQL that holds for the accounts of the range. */
export function rangeSql({ from, before }: AccountRange): string {
  const bounds = [from === null ? [] : [`"Id" >= ${quoteText(from)}`], before === null ? [] : [`"Id" < ${quoteText(before)}`]].flat()
  return bounds.length === 0 ? 'true' : bounds.join(' AND ')
}

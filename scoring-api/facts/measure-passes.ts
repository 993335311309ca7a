import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { MeasureSql, PassSql } from '../health-score/measure-sql.ts'
import { accountRanges, rangeSql, splitByRange, type AccountRange } from './account-ranges.ts'
import type { Engine } from './engine.ts'
import { stagedRowsSql, type StagedSource, type StagedSources } from './staged-source.ts'

export interface PassOptions {
  accountsPerPass: number
  /** For what a large book is split into; a new directory, removed by the caller. */
  splitDirectory: string
}

/**
 * Range by range of the accounts, what a statement selects from: `account` with the exact columns beside its own, until the next range is asked for.
 * Each source is read once.
 */
export async function* measurePasses(
  engine: Engine,
  sources: StagedSources,
  { passes, exact }: MeasureSql,
  { accountsPerPass, splitDirectory }: PassOptions,
): AsyncGenerator<string, void, void> {
  const account = sources.get('Account')
  if (!account) throw new TypeError('Account must be loaded before it is measured')
  const ranges = await accountRanges(engine, account, accountsPerPass)
  const relations = await relationsOf(engine, sources, passes, ranges, splitDirectory)
  for (const range of ranges) {
    const tables = passes.map(
      (pass, index) => `CREATE OR REPLACE TEMP TABLE ${pass.table} AS ${pass.toSelect(relations[index]?.(range) ?? '')}`,
    )
    await engine.ask({ kind: 'run', statements: tables })
    const joins = passes.map(({ table }) => `LEFT JOIN ${table} ON ${table}.account_id = account."Id"`)
    const accounts = `(SELECT * FROM ${stagedRowsSql(account)} WHERE ${rangeSql(range)}) AS account`
    yield `(SELECT account.*${exact} FROM ${[accounts, ...joins].join(' ')}) AS account`
  }
}

async function relationsOf(
  engine: Engine,
  sources: StagedSources,
  passes: readonly PassSql[],
  ranges: readonly AccountRange[],
  splitDirectory: string,
): Promise<((range: AccountRange) => string)[]> {
  const relations: ((range: AccountRange) => string)[] = []
  const isWhole = ranges.length === 1
  if (!isWhole) await mkdir(splitDirectory)
  for (const { table, sourceObject, accountPath } of passes) {
    const source = stagedOf(sources, sourceObject)
    relations.push(
      isWhole ? () => stagedRowsSql(source) : await splitByRange(engine, source, accountPath, ranges, join(splitDirectory, table)),
    )
  }
  return relations
}

function stagedOf(sources: StagedSources, sobject: string): StagedSource {
  const source = sources.get(sobject)
  if (source) return source
  throw new TypeError(`${sobject} was resolved, but is not loaded`)
}

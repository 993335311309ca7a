import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { matchingScorecardSql, inMatchingOrder } from '../health-score/matching-scorecard-sql.ts'
import { measureSql, type PassSql } from '../health-score/measure-sql.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { OrgCalendar } from '../soql/period.ts'
import { accountRanges, rangeSql, splitByRange, type AccountRange } from './account-ranges.ts'
import { accountRows } from './account-rows.ts'
import type { Engine } from './engine.ts'
import type { MeasuredAccount, MeasurePlan } from './facts.ts'
import { textColumn } from './stage-sql.ts'
import { stagedRowsSql, type StagedSource, type StagedSources } from './staged-source.ts'

const chunkRows = 2_000

export interface MeasureOptions {
  accountsPerPass: number
  /** For what a large book is split into; a new directory, removed with the staged files. */
  splitDirectory: string
}

/** One row an account, in ascending id, from passes that read each source once. */
export async function* measureAccounts(
  engine: Engine,
  sources: StagedSources,
  plan: MeasurePlan,
  { accountsPerPass, splitDirectory }: MeasureOptions,
): AsyncGenerator<MeasuredAccount[], void, void> {
  const account = sources.get('Account')
  if (!account) throw new TypeError('Account must be loaded before it is measured')
  const calendar = calendarOf(plan)
  const scorecards = inMatchingOrder(plan.scorecards)
  const { passes, cells } = measureSql(scorecards, sources.lookup, calendar)
  const stageSql = plan.stageColumn === null ? 'CAST(NULL AS VARCHAR)' : textSql(sources, plan.stageColumn)
  const rows = accountRows({
    scorecards,
    cells,
    matchSql: matchingScorecardSql(scorecards, stageSql, sources.lookup, calendar),
    textColumns: plan.accountColumns.map((name) => ({ name, sql: textSql(sources, name) })),
  })

  const ranges = await accountRanges(engine, account, accountsPerPass)
  const relations = await relationsOf(engine, sources, passes, ranges, splitDirectory)
  for (const range of ranges) {
    const tables = passes.map(
      (pass, index) => `CREATE OR REPLACE TEMP TABLE ${pass.table} AS ${pass.toSelect(relations[index]?.(range) ?? '')}`,
    )
    await engine.ask({ kind: 'run', statements: tables })
    const joins = passes.map(({ table }) => `LEFT JOIN ${table} ON ${table}.account_id = account."Id"`)
    const accounts = `(SELECT * FROM ${stagedRowsSql(account)} WHERE ${rangeSql(range)}) AS account`
    const statement = `SELECT ${rows.expressions.join(', ')} FROM ${[accounts, ...joins].join(' ')} ORDER BY account."Id"`
    await engine.ask({ kind: 'stream', statement })
    for (;;) {
      const taken = await engine.ask({ kind: 'take', rows: chunkRows })
      if (taken.rows > 0) yield rows.toAccounts(taken)
      if (taken.rows < chunkRows) break
    }
  }
}

const calendarOf = ({ asOf, timeZone, weekStartsOn = 0, fiscalYearStartMonth = 1 }: MeasurePlan): OrgCalendar => ({
  today: dateIn(timeZone, asOf),
  timeZone,
  weekStartsOn,
  fiscalYearStartMonth,
})

function textSql(sources: StagedSources, path: string): string {
  const resolved = sources.lookup('Account', path)
  if ('path' in resolved) return `account.${textColumn(resolved.path)}`
  throw new TypeError(`Account.${path} was not loaded`)
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

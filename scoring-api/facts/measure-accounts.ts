import { measureSql } from '../health-score/measure-sql.ts'
import { accountRows } from './account-rows.ts'
import type { Engine } from './engine.ts'
import type { MeasuredAccount, MeasurePlan } from './facts.ts'
import { measurePasses, type PassOptions } from './measure-passes.ts'
import { accountTextSql, planBasis } from './plan-basis.ts'
import type { StagedSources } from './staged-source.ts'

const chunkRows = 2_000

/** One row an account, in ascending id, from passes that read each source once. */
export async function* measureAccounts(
  engine: Engine,
  sources: StagedSources,
  plan: MeasurePlan,
  options: PassOptions,
): AsyncGenerator<MeasuredAccount[], void, void> {
  const { calendar, scorecards, matchSql } = planBasis(plan, sources)
  const measured = measureSql(scorecards, sources.lookup, calendar, plan.rates ?? null)
  const rows = accountRows({
    scorecards,
    cells: measured.cells,
    matchSql,
    lookup: sources.lookup,
    quantiles: plan.quantiles ?? [],
    textColumns: plan.accountColumns.map((name) => ({ name, sql: accountTextSql(sources, name) })),
  })
  for await (const from of measurePasses(engine, sources, measured, options)) {
    const statement = `SELECT ${rows.expressions.join(', ')} FROM ${from} ORDER BY account."Id"`
    await engine.ask({ kind: 'stream', statement })
    for (;;) {
      const taken = await engine.ask({ kind: 'take', rows: chunkRows })
      if (taken.rows > 0) yield rows.toAccounts(taken)
      if (taken.rows < chunkRows) break
    }
  }
}

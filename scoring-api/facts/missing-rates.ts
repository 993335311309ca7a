import { DefinitionError, resolveAggregate, type ResolvedAggregate } from '../health-score/resolve-aggregate.ts'
import { definitionsOf } from '../health-score/scorecard.ts'
import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import type { Engine } from './engine.ts'
import type { MeasurePlan } from './facts.ts'
import { stagedRowsSql, type StagedSources } from './staged-source.ts'

/** ISO codes of loaded amounts that the plan measures and has no rate for, ascending; none in an org with one currency. */
export async function missingRates(engine: Engine, sources: StagedSources, plan: MeasurePlan): Promise<string[]> {
  const { rates } = plan
  if (!rates) return []
  const known = [...rates].flatMap(([isoCode, rate]) => (rate > 0 ? [quoteText(isoCode)] : []))
  const statements = new Set(
    plan.scorecards
      .flatMap(({ measures }) => measures.flatMap(definitionsOf))
      .flatMap((definition) => {
        const resolved = resolvedOrNull(() => resolveAggregate(definition, sources.lookup, true))
        return resolved ? codesSql(resolved, sources, known) : []
      }),
  )
  if (statements.size === 0) return []
  const rows = await engine.ask({ kind: 'run', statements: [`${[...statements].join(' UNION ')} ORDER BY 1`] })
  return rows.map(([isoCode]) => String(isoCode))
}

function codesSql({ sourceObject, field, currency }: ResolvedAggregate, sources: StagedSources, known: readonly string[]): string[] {
  const source = sources.get(sourceObject)
  if (!source || !field || !currency) return []
  const code = quoteName(currency.path)
  const unknown = known.length === 0 ? 'true' : `${code} NOT IN (${known.join(', ')})`
  return [
    `SELECT DISTINCT ${code} AS code FROM ${stagedRowsSql(source)} WHERE ${quoteName(field.path)} IS NOT NULL AND ${code} IS NOT NULL AND ${unknown}`,
  ]
}

/** null = it cannot be measured, so its amounts do not matter. */
function resolvedOrNull(resolve: () => ResolvedAggregate): ResolvedAggregate | null {
  try {
    return resolve()
  } catch (err) {
    if (err instanceof DefinitionError) return null
    throw err
  }
}

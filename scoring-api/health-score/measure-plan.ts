import { kindOf, type FieldKind } from '../soql/field-kind.ts'
import { resolveField, type BrokenPath, type DescribedObject, type FieldLookup, type ResolvedField } from '../soql/schema.ts'
import { currencyField } from './currency.ts'
import { allAccounts } from './percentiles.ts'
import { PlanSources, type SourcePlan } from './plan-sources.ts'
import { DefinitionError, fieldsOf, filterFieldsOf, resolveAggregate, resolveFilter, type ResolvedAggregate } from './resolve-aggregate.ts'
import type { AggregateDefinition, Measure, Scorecard } from './scorecard.ts'

/** What a run has to read from the org. */
export interface ExtractionPlan {
  /** Account first, then by name; one a source object, whatever the number of measures. */
  sources: SourcePlan[]
  /** Definitions that cannot be measured: a measure counts as missing, a scorecard with a broken segment filter matches no account. */
  problems: PlanProblem[]
  /** Whether records have a currency of their own: then amounts are measured by the org's rates, which the caller brings (`MeasurePlan.rates`). */
  isMultiCurrency: boolean
}

/** A mistake in a definition: who is at fault, and what is wrong. */
export interface PlanProblem {
  /** null = no scorecard is at fault, but the account columns. */
  scorecardVersionKey: string | null
  /** null = the scorecard itself. */
  measureKey: string | null
  /** Path in the definition: `segmentFilter`, `percentileWithin`, `aggregate.field`, `over.filter` …; `accountColumns` without a scorecard. */
  property: string
  /** One English sentence that names object and field; neither who is at fault nor what follows, which depends on who asks. */
  sentence: string
  /** The same in Japanese. */
  japanese: string
}

export interface PlanOptions {
  /** What the integration user may read; a describe result of the org fits as it is. */
  schema: readonly DescribedObject[]
  /** Fields and parent paths of Account to hand through, the life-cycle stage among them. */
  accountColumns: readonly string[]
  /** SOQL condition of the accounts in scope; null = all. */
  scopeFilter: string | null
}

const account = 'Account'

/** From definitions to what must be read, and to a sentence for each definition that does not fit this org. Never throws for a definition. */
export function planMeasures(scorecards: readonly Scorecard[], { schema, accountColumns, scopeFilter }: PlanOptions): ExtractionPlan {
  const lookup: FieldLookup = (object, path) => resolveField(schema, object, path)
  const isMultiCurrency = 'path' in lookup(account, currencyField)
  const sources = new PlanSources(schema)
  const problems: PlanProblem[] = []

  sources.add(account, [resolvedOr(lookup(account, 'Id'))])
  for (const path of accountColumns) attempt(nobody('accountColumns'), () => sources.add(account, [resolvedOr(lookup(account, path))]))
  for (const scorecard of scorecards) {
    attempt({ ...nobody('segmentFilter'), scorecardVersionKey: scorecard.versionKey }, () => {
      const filter = resolveFilter(account, scorecard.segmentFilter, lookup)
      if (filter) sources.add(account, filterFieldsOf(filter, account, lookup))
    })
    for (const measure of scorecard.measures) planMeasure(scorecard.versionKey, measure)
  }
  return { sources: sources.toPlans(scopeFilter), problems, isMultiCurrency }

  /** All or nothing: a measure with one broken half reads neither. */
  function planMeasure(scorecardVersionKey: string, { key, aggregate, over, percentileWithin }: Measure): void {
    const place = (property: string): Place => ({ scorecardVersionKey, measureKey: key, property })
    const resolve = (part: 'aggregate' | 'over', definition: AggregateDefinition) =>
      attempt(place(part), () => resolveAggregate(definition, lookup, isMultiCurrency))
    const parts = [resolve('aggregate', aggregate), ...(over ? [resolve('over', over)] : [])]
    const segment = attempt(place('percentileWithin'), () => segmentFields(percentileWithin, lookup))
    if (parts.includes(null) || segment === null) return
    sources.add(account, segment)
    for (const resolved of parts) if (resolved) addAggregate(sources, resolved, lookup)
  }

  /** null = it failed, and is among the problems. */
  function attempt<Result>(place: Place, work: () => Result): Result | null {
    try {
      return work()
    } catch (err) {
      if (!(err instanceof DefinitionError)) throw err
      const isPart = place.property === 'aggregate' || place.property === 'over'
      problems.push({
        ...place,
        property: isPart ? `${place.property}.${err.property}` : place.property,
        sentence: err.message,
        japanese: err.japanese,
      })
      return null
    }
  }
}

type Place = Pick<PlanProblem, 'scorecardVersionKey' | 'measureKey' | 'property'>

const nobody = (property: string): Place => ({ scorecardVersionKey: null, measureKey: null, property })

function addAggregate(sources: PlanSources, aggregate: ResolvedAggregate, lookup: FieldLookup): void {
  const { sourceObject, accountPath } = aggregate
  sources.add(sourceObject, [resolvedOr(lookup(sourceObject, 'Id')), ...fieldsOf(aggregate, lookup)])
  sources.addAccountPath(sourceObject, accountPath.path)
}

function resolvedOr(result: ResolvedField | BrokenPath): ResolvedField {
  if ('path' in result) return result
  throw new DefinitionError(
    result.reason === 'notDescribed' ? 'sourceObject' : 'field',
    `${result.object} has no "${result.name}" that the integration user may read.`,
    `${result.object}に連携ユーザーが参照できる「${result.name}」がありません。`,
  )
}

/** A segment has few values that accounts share; numbers and days would make one of every account. */
const segmentKinds: FieldKind[] = ['text', 'id', 'boolean']

/** @throws DefinitionError */
function segmentFields(percentileWithin: string | null, lookup: FieldLookup): ResolvedField[] {
  if (percentileWithin === null || percentileWithin === allAccounts) return []
  const segment = resolvedOr(lookup(account, percentileWithin))
  if (!segmentKinds.includes(kindOf(segment.type))) {
    throw new DefinitionError(
      'field',
      `${account}.${segment.path} makes no segments (${segment.type}): choose a text, picklist, lookup or checkbox.`,
      `${account}.${segment.path}（${segment.type}）はセグメントに使えません。テキスト、選択リスト、参照関係、チェックボックスのいずれかを選んでください。`,
    )
  }
  return [segment]
}

import { resolveField, type BrokenPath, type DescribedObject, type FieldLookup, type ResolvedField } from '../soql/schema.ts'
import { PlanSources, type SourcePlan } from './plan-sources.ts'
import { DefinitionError, fieldsOf, filterFieldsOf, resolveAggregate, resolveFilter } from './resolve-aggregate.ts'
import { definitionsOf, type Measure, type Scorecard } from './scorecard.ts'

/** What a run has to read from the org. */
export interface ExtractionPlan {
  /** Account first, then by name; one a source object, whatever the number of measures. */
  sources: SourcePlan[]
  /** Definitions that cannot be measured: a measure counts as missing, a scorecard with a broken segment filter matches no account. */
  problems: PlanProblem[]
}

export interface PlanProblem {
  /** null = no scorecard is at fault, but the account columns. */
  scorecardVersionKey: string | null
  /** null = the scorecard itself. */
  measureKey: string | null
  /** Property of the definition at fault. */
  property: string
  /** Names scorecard, measure, object and field, and what follows. */
  english: string
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
  const sources = new PlanSources(schema)
  const problems: PlanProblem[] = []
  const attempt = (place: Place, work: () => void): void => {
    try {
      work()
    } catch (err) {
      if (!(err instanceof DefinitionError)) throw err
      problems.push(toProblem(place, err))
    }
  }

  sources.add(account, [resolvedOr(lookup(account, 'Id'))])
  for (const path of accountColumns) attempt({}, () => sources.add(account, [resolvedOr(lookup(account, path))]))
  for (const scorecard of scorecards) {
    attempt({ scorecard }, () => {
      const filter = resolveFilter(account, scorecard.segmentFilter, lookup)
      if (filter) sources.add(account, filterFieldsOf(filter, account, lookup))
    })
    for (const measure of scorecard.measures) attempt({ scorecard, measure }, () => addMeasure(sources, measure, lookup))
  }
  return { sources: sources.toPlans(scopeFilter), problems }
}

/** All or nothing: a measure with one broken half reads neither. */
function addMeasure(sources: PlanSources, measure: Measure, lookup: FieldLookup): void {
  const resolved = definitionsOf(measure).map((definition) => resolveAggregate(definition, lookup))
  for (const aggregate of resolved) {
    sources.add(aggregate.sourceObject, [resolvedOr(lookup(aggregate.sourceObject, 'Id')), ...fieldsOf(aggregate, lookup)])
    sources.addAccountPath(aggregate.sourceObject, aggregate.accountPath.path)
  }
}

function resolvedOr(result: ResolvedField | BrokenPath): ResolvedField {
  if ('path' in result) return result
  throw new DefinitionError(
    result.reason === 'notDescribed' ? 'sourceObject' : 'field',
    `${result.object} has no "${result.name}" that the integration user may read.`,
    `${result.object}に連携ユーザーが参照できる「${result.name}」がありません。`,
  )
}

interface Place {
  scorecard?: Scorecard
  measure?: Measure
}

function toProblem({ scorecard, measure }: Place, error: DefinitionError): PlanProblem {
  const place = { scorecardVersionKey: scorecard?.versionKey ?? null, measureKey: measure?.key ?? null, property: error.property }
  if (!scorecard) return { ...place, english: error.message, japanese: error.japanese }
  if (!measure) {
    return {
      ...place,
      property: 'segmentFilter',
      english: `Scorecard ${scorecard.versionKey}: ${error.message} It matches no account.`,
      japanese: `スコアカード${scorecard.versionKey}：${error.japanese}このスコアカードはどの取引先にも適用されません。`,
    }
  }
  return {
    ...place,
    english: `Scorecard ${scorecard.versionKey}, measure ${measure.key}: ${error.message} It counts as missing.`,
    japanese: `スコアカード${scorecard.versionKey}、指標${measure.key}：${error.japanese}この指標はデータなしとして扱われます。`,
  }
}

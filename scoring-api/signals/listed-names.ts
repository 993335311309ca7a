import type { Measure, Unit } from '../health-score/scorecard.ts'
import { kindOf } from '../soql/field-kind.ts'
import type { NamedFact, NameLookup } from './condition-names.ts'
import { nameOfMeasure, scoreNames } from './condition-names.ts'
import { hasHistory } from './name-history.ts'

/** A name as somebody picks it who writes a condition. */
export interface ListedName {
  /** As it stands in a condition. */
  name: string
  label: string
  japaneseLabel: string
  /** null = none, as of texts and percentile ranks. */
  unit: Unit | null
  type: 'number' | 'text' | 'date' | 'boolean'
  /** Only whole numbers occur. */
  isWhole: boolean
  /** Whether snapshots keep it, so that a test knows it in the past. */
  hasHistory: boolean
}

const scoreUnits: Record<string, Unit> = { Score: 'points', Coverage: 'percent', Change30Days: 'points', DaysAsCustomer: 'days' }

/**
 * Everything a condition may ask for but the fields of Account, which describe knows: first what the score gives, then each measure once.
 * @param measures of the active scorecards
 */
export function listNames(measures: readonly Measure[], lookup: NameLookup): ListedName[] {
  const byName = new Map(measures.toReversed().map((measure) => [nameOfMeasure(measure.key), measure]))
  const keys = [...new Set(measures.map(({ key }) => nameOfMeasure(key)))]
  return [
    ...scoreNames.map((fact) => toListed(fact, scoreUnits[fact.path] ?? null)),
    ...keys.flatMap((key) => {
      const measure = byName.get(key)
      const unit = measure?.percentileWithin === null ? measure.unit : null
      return [...listed(lookup(`Value.${key}`), unit), ...listed(lookup(`Points.${key}`), 'points')]
    }),
  ]
}

const listed = (fact: ReturnType<NameLookup>, unit: Unit | null): ListedName[] => ('reason' in fact ? [] : [toListed(fact, unit)])

const toListed = (fact: NamedFact, unit: Unit | null): ListedName => ({
  name: fact.path,
  label: fact.english,
  japaneseLabel: fact.japanese,
  unit,
  type: typeOf(fact),
  isWhole: fact.isWhole,
  hasHistory: hasHistory(fact.path),
})

function typeOf({ type }: NamedFact): ListedName['type'] {
  const kind = kindOf(type)
  if (kind === 'number' || kind === 'boolean') return kind
  return kind === 'date' || kind === 'datetime' ? 'date' : 'text'
}

import { checkFilter } from '../soql/check-filter.ts'
import { conditionsOf, FilterError, type Condition, type Filter } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { brokenPathSentence } from '../soql/schema.ts'
import { unescapeText } from '../soql/soql-text.ts'
import type { NamedFact, NameLookup, UnknownName } from './condition-names.ts'

/** Why a condition cannot be used; says the place in it. */
export interface ConditionMistake {
  english: string
  japanese: string
}

/** A condition whose names and types are right, names spelled as the facts row spells them. */
export interface CheckedCondition {
  filter: Filter
  /** By canonical name, in the order of the text. */
  facts: ReadonlyMap<string, NamedFact>
}

/** Parses and checks a condition over facts; every mistake is named, not only the first. */
export function checkCondition(text: string, lookup: NameLookup): CheckedCondition | { mistakes: ConditionMistake[] } {
  let filter: Filter
  try {
    filter = parseFilter(text)
  } catch (err) {
    return { mistakes: [toMistake(err)] }
  }
  const facts = new Map<string, NamedFact>()
  const mistakes: ConditionMistake[] = []
  const spelled = new Map<Condition, Condition>()
  for (const condition of conditionsOf(filter)) {
    const fact = lookup(condition.field)
    if ('reason' in fact) {
      mistakes.push(unknownName(condition, fact))
      continue
    }
    facts.set(fact.path, fact)
    spelled.set(condition, { ...condition, field: fact.path })
    mistakes.push(...misfits(condition, fact), ...unknownChoices(condition, fact))
  }
  return mistakes.length > 0 ? { mistakes } : { filter: respell(filter, spelled), facts }
}

/** The condition of a segment, which names fields of Account without `Account.` in front. */
export function checkSegment(text: string, lookup: NameLookup): CheckedCondition | { mistakes: ConditionMistake[] } {
  return checkCondition(text, (name) => lookup(`Account.${name}`))
}

function respell(filter: Filter, spelled: ReadonlyMap<Condition, Condition>): Filter {
  switch (filter.kind) {
    case 'condition':
      return spelled.get(filter) ?? filter
    case 'not':
      return { kind: 'not', term: respell(filter.term, spelled) }
    default:
      return { kind: filter.kind, terms: filter.terms.map((term) => respell(term, spelled)) }
  }
}

/** Compared in a way that its type does not allow. */
function misfits(condition: Condition, fact: NamedFact): ConditionMistake[] {
  const [head = '', ...rest] = fact.path.split('.')
  const [object, field] = rest.length === 0 ? ['', head] : [head, rest.join('.')]
  try {
    checkFilter({ ...condition, field }, object, () => ({ ...fact, path: field }))
    return []
  } catch (err) {
    return [toMistake(err)]
  }
}

/** Misspelled values of a name that has only a few. */
function unknownChoices({ place, values, operator }: Condition, { choices, path }: NamedFact): ConditionMistake[] {
  if (choices === null || operator === 'like') return []
  const known = Object.keys(choices)
  return values.flatMap((value) => {
    if (value.type !== 'text' || value.raw === '') return []
    const text = unescapeText(value.raw)
    if (known.some((choice) => choice.toLowerCase() === text.toLowerCase())) return []
    return [
      {
        english: `Condition ${place}: ${path} is never "${text}"; it is one of ${known.join(', ')}.`,
        japanese: `${place}番目の条件：${path}は「${text}」になりません。${known.join('、')}のいずれかを指定してください。`,
      },
    ]
  })
}

function unknownName({ place, field }: Condition, unknown: UnknownName): ConditionMistake {
  const { english, japanese } = unknownNameSentence(field, unknown)
  return { english: `Condition ${place}: ${english}`, japanese: `${place}番目の条件：${japanese}` }
}

/** Why a name means nothing. */
export function unknownNameSentence(name: string, unknown: UnknownName): ConditionMistake {
  switch (unknown.reason) {
    case 'noName':
      return {
        english: `"${name}" cannot be asked for; there are Value.<measure>, Points.<measure>, Score, Coverage, Band, Change30Days, Stage, DaysAsCustomer and Account.<field>.`,
        japanese: `「${name}」は使えません。使えるのは、Value.<指標>、Points.<指標>、Score、Coverage、Band、Change30Days、Stage、DaysAsCustomer、Account.<項目>です。`,
      }
    case 'noMeasure':
      return {
        english: `no active scorecard has a measure "${unknown.key}" ("-" of its key is written "_").`,
        japanese: `有効なスコアカードに指標「${unknown.key}」がありません（キーの「-」は「_」と書きます）。`,
      }
    default:
      return brokenPathSentence(unknown)
  }
}

function toMistake(err: unknown): ConditionMistake {
  if (err instanceof FilterError) return { english: err.message, japanese: err.japanese }
  throw err
}

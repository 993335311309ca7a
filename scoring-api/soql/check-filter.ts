import { kindOf, type FieldKind } from './field-kind.ts'
import { FilterError, type Condition, type Filter, type Literal, type Operator } from './filter.ts'
import { periodDays, type OrgCalendar } from './period.ts'
import { brokenPathSentence, type FieldLookup } from './schema.ts'

const anyCalendar: OrgCalendar = { today: '2000-01-01', timeZone: 'UTC', weekStartsOn: 0, fiscalYearStartMonth: 1 }

/**
 * The same condition with its fields spelled as the org spells them, once every field exists and every comparison fits its type.
 * @throws FilterError naming the object, the field and the place
 */
export function checkFilter(filter: Filter, object: string, lookup: FieldLookup): Filter {
  switch (filter.kind) {
    case 'condition':
      return checkCondition(filter, object, lookup)
    case 'not':
      return { kind: 'not', term: checkFilter(filter.term, object, lookup) }
    default:
      return { kind: filter.kind, terms: filter.terms.map((term) => checkFilter(term, object, lookup)) }
  }
}

function checkCondition(condition: Condition, object: string, lookup: FieldLookup): Condition {
  const resolved = lookup(object, condition.field)
  if ('reason' in resolved) {
    const { english, japanese } = brokenPathSentence(resolved)
    throw new FilterError(`Condition ${condition.place}: ${english}`, `${condition.place}番目の条件：${japanese}`)
  }
  const kind = kindOf(resolved.type)
  if (kind === 'unsupported' || resolved.filterable === false) {
    throw misfit(object, condition, `cannot be used in a condition (${resolved.type})`, `条件に使えない型です（${resolved.type}）`)
  }
  checkOperator(object, condition, kind, resolved.type)
  for (const literal of condition.values) checkLiteral(object, condition, kind, literal)
  return { ...condition, field: resolved.path }
}

function checkOperator(object: string, condition: Condition, kind: FieldKind, type: string): void {
  const takesNull = equality.includes(condition.operator)
  // The empty text is null to the org, but may stand in a pattern or a list.
  const isAbsence = (literal: Literal): boolean =>
    isNull(literal) || (order.includes(condition.operator) && literal.type === 'text' && literal.raw === '')
  if (comparisons[kind].includes(condition.operator) && (takesNull || !condition.values.some(isAbsence))) return
  throw misfit(object, condition, `cannot be compared so (${type})`, `この演算子では比較できません（${type}）`)
}

const equality: Operator[] = ['=', '!=', 'in', 'notIn']
const order: Operator[] = ['<', '<=', '>', '>=']

const comparisons: Record<FieldKind, Operator[]> = {
  text: [...equality, ...order, 'like'],
  id: equality,
  multipicklist: ['=', '!=', 'includes', 'excludes'],
  boolean: ['=', '!='],
  number: [...equality, ...order],
  date: [...equality, ...order],
  datetime: [...equality, ...order],
  unsupported: [],
}

const isNull = ({ type }: Literal): boolean => type === 'null'

/** The empty text asks for absence. */
const recordId = /^(?:[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?)?$/

function checkLiteral(object: string, condition: Condition, kind: FieldKind, literal: Literal): void {
  if (isNull(literal)) return
  const expected = expectations[kind]
  if (!expected.types.includes(literal.type))
    throw misfit(object, condition, `needs ${expected.english}`, `${expected.japanese}で比較してください`)
  if (kind === 'id' && literal.type === 'text' && !recordId.test(literal.raw)) {
    throw misfit(
      object,
      condition,
      `is compared with "${literal.raw}", which is no record id`,
      `レコードIDと比較してください（「${literal.raw}」はレコードIDではありません）`,
    )
  }
  if (literal.type === 'period' && !periodDays(literal.name, literal.count, anyCalendar)) {
    throw misfit(object, condition, `is compared with an unknown period ${literal.name}`, `不明な期間「${literal.name}」です`)
  }
}

const expectations: Record<FieldKind, { types: Literal['type'][]; english: string; japanese: string }> = {
  text: { types: ['text'], english: 'a text in quotes', japanese: '引用符で囲んだ文字列' },
  id: { types: ['text'], english: 'an id in quotes', japanese: '引用符で囲んだID' },
  multipicklist: { types: ['text'], english: 'a text in quotes', japanese: '引用符で囲んだ文字列' },
  boolean: { types: ['boolean'], english: 'TRUE or FALSE', japanese: 'TRUEまたはFALSE' },
  number: { types: ['number'], english: 'a number without quotes', japanese: '引用符のない数値' },
  date: { types: ['date', 'period'], english: 'a date such as 2026-01-31 or TODAY', japanese: '2026-01-31やTODAYのような日付' },
  datetime: {
    types: ['datetime', 'period'],
    english: 'a time such as 2026-01-31T00:00:00Z or a period such as TODAY',
    japanese: '2026-01-31T00:00:00ZやTODAYのような日時',
  },
  unsupported: { types: [], english: 'another field', japanese: '別の項目' },
}

/** @param object empty for a name that belongs to no object */
function misfit(object: string, { place, field }: Condition, english: string, japanese: string): FilterError {
  const name = object === '' ? field : `${object}.${field}`
  return new FilterError(`Condition ${place}: ${name} ${english}.`, `${place}番目の条件：${name}は${japanese}。`)
}

import { kindOf } from '../soql/field-kind.ts'
import type { Condition, Filter, Literal, Operator } from '../soql/filter.ts'
import { unescapeText } from '../soql/soql-text.ts'
import type { CheckedCondition } from './condition.ts'
import type { NamedFact } from './condition-names.ts'
import { booleanText, cutSentence, factText, grouped, withUnit } from './fact-text.ts'
import { periodText } from './period-text.ts'
import type { Language } from './signal-decision.ts'

/** What ends a signal, as a sentence: the condition as it must become, or must no longer be. */
export function resolvesSentence(condition: CheckedCondition, mustBecome: boolean): { english: string; japanese: string } {
  return {
    english: cutSentence(`Resolves when ${clause(condition, !mustBecome, 'en')}.`),
    japanese: cutSentence(`${clause(condition, !mustBecome, 'ja')}になると解消されます。`),
  }
}

/** @param negated whether the opposite is meant */
function clause({ filter, facts }: CheckedCondition, negated: boolean, language: Language): string {
  return phrase(filter, negated, true)

  function phrase(part: Filter, isNegated: boolean, isOutermost: boolean): string {
    switch (part.kind) {
      case 'condition': {
        const fact = facts.get(part.field)
        if (!fact) throw new RangeError(`No fact ${part.field}`)
        return language === 'ja' ? inJapanese(part, fact, isNegated) : inEnglish(part, fact, isNegated)
      }
      case 'not':
        return phrase(part.term, !isNegated, isOutermost)
      default: {
        const [english, japanese] = (part.kind === 'and') === isNegated ? [' or ', '、または'] : [' and ', '、かつ']
        const text = part.terms.map((term) => phrase(term, isNegated, false)).join(language === 'ja' ? japanese : english)
        if (isOutermost) return text
        return language === 'ja' ? `（${text}）` : `(${text})`
      }
    }
  }
}

const opposites: Record<Operator, Operator | null> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'notIn',
  notIn: 'in',
  includes: 'excludes',
  excludes: 'includes',
  like: null,
}

function inEnglish({ operator, values }: Condition, fact: NamedFact, isNegated: boolean): string {
  const meant = (isNegated ? opposites[operator] : operator) ?? operator
  const texts = values.map((value) => literalText(fact, meant, value, 'en'))
  const isDay = isDayLike(fact)
  const list = texts.join(', ')
  const subject = fact.english
  switch (meant) {
    case '=':
      return `${subject} is ${list}`
    case '!=':
      return `${subject} is not ${list}`
    case '<':
      return `${subject} is ${isDay ? 'before' : 'less than'} ${list}`
    case '<=':
      return `${subject} is ${isDay ? 'on or before' : 'at most'} ${list}`
    case '>':
      return `${subject} is ${isDay ? 'after' : 'more than'} ${list}`
    case '>=':
      return `${subject} is ${isDay ? 'on or after' : 'at least'} ${list}`
    case 'in':
      return `${subject} is one of ${list}`
    case 'notIn':
      return `${subject} is none of ${list}`
    case 'like':
      return `${subject} is ${isNegated ? 'not ' : ''}like ${list}`
    case 'includes':
      return `${subject} includes ${list}`
    case 'excludes':
      return `${subject} does not include ${list}`
  }
}

function inJapanese({ operator, values }: Condition, fact: NamedFact, isNegated: boolean): string {
  const meant = (isNegated ? opposites[operator] : operator) ?? operator
  const texts = values.map((value) => literalText(fact, meant, value, 'ja'))
  const isDay = isDayLike(fact)
  const list = texts.join('、')
  const subject = `「${fact.japanese}」が`
  switch (meant) {
    case '=':
      return `${subject}${list}`
    case '!=':
      return `${subject}${list}以外`
    case '<':
      return `${subject}${list}${isDay ? 'より前' : '未満'}`
    case '<=':
      return `${subject}${list}${isDay ? '以前' : '以下'}`
    case '>':
      return `${subject}${list}${isDay ? 'より後' : '超'}`
    case '>=':
      return `${subject}${list}${isDay ? '以降' : '以上'}`
    case 'in':
      return `${subject}${list}のいずれか`
    case 'notIn':
      return `${subject}${list}以外`
    case 'like':
      return `${subject}${list}に${isNegated ? '一致しない値' : '一致する値'}`
    case 'includes':
      return `${subject}${list}を含む値`
    case 'excludes':
      return `${subject}${list}を含まない値`
  }
}

const isDayLike = ({ type }: NamedFact): boolean => ['date', 'datetime'].includes(kindOf(type))

function literalText(fact: NamedFact, operator: Operator, literal: Literal, language: Language): string {
  switch (literal.type) {
    case 'null':
      return language === 'ja' ? '空' : 'empty'
    case 'text': {
      const text = unescapeText(literal.raw)
      if (text === '') return language === 'ja' ? '空' : 'empty'
      const shown = operator === 'like' ? text : factText(fact, text, language)
      return language === 'ja' ? `「${shown}」` : `"${shown}"`
    }
    case 'number':
      return withUnit(fact, grouped(levelText(fact, operator, literal.text)), language)
    case 'boolean':
      return booleanText(literal.value, language)
    case 'date':
      return literal.date
    case 'datetime':
      return literal.instant.toISOString()
    case 'period':
      return periodText(literal.name, literal.count, language)
  }
}

/** A level of what occurs in whole numbers alone is said as one: at most 2.85 is at most 2. */
function levelText({ isWhole }: NamedFact, operator: Operator, text: string): string {
  const level = Number(text)
  if (!isWhole || Number.isInteger(level)) return String(level)
  switch (operator) {
    case '<=':
    case '>':
      return String(Math.floor(level))
    case '<':
    case '>=':
      return String(Math.ceil(level))
    default:
      return String(level)
  }
}

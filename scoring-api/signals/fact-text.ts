import type { NamedFact } from './condition-names.ts'
import type { FactValue } from './facts-row.ts'
import type { Language } from './signal-decision.ts'

/** A value as a reader of the sentence sees it: rounded to two decimals, with its unit; null is unknown. */
export function factText(fact: NamedFact, value: FactValue | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return language === 'ja' ? '不明' : 'unknown'
  if (typeof value === 'number') return withUnit(fact, numberText(value), language)
  if (typeof value === 'boolean') return booleanText(value, language)
  const choice = Object.entries(fact.choices ?? {}).find(([name]) => name.toLowerCase() === value.toLowerCase())?.[1]
  return choice ? choice[language === 'ja' ? 'japanese' : 'english'] : value
}

export function booleanText(value: boolean, language: Language): string {
  if (language === 'ja') return value ? 'はい' : 'いいえ'
  return value ? 'yes' : 'no'
}

export function withUnit({ englishUnit, japaneseUnit }: NamedFact, text: string, language: Language): string {
  if (language === 'ja') return text + japaneseUnit
  return text + (/^-?1$/.test(text) ? englishUnit.replace(/s$/, '') : englishUnit)
}

/** Two decimals at most, four where that would be 0 of something that is not; thousands apart. */
function numberText(value: number): string {
  const rounded = trimmed(value.toFixed(2))
  return grouped(Number(rounded) === 0 && value !== 0 ? trimmed(value.toFixed(4)) : rounded)
}

const trimmed = (text: string): string => text.replace(/\.?0+$/, '').replace(/^-0$/, '0')

/** `1234567.8` as `1,234,567.8`. */
export function grouped(text: string): string {
  const [integer = '', fraction] = text.split('.')
  const thousands = integer.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

const longest = 255

/** At most 255 characters; a longer one ends in `…`. */
export function cutSentence(sentence: string): string {
  if (sentence.length <= longest) return sentence
  const kept = sentence.slice(0, longest - 1)
  // Half of a character of two code units is left out whole.
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

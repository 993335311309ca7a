import type { NamedFact } from './condition-names.ts'
import { cutSentence, factText } from './fact-text.ts'
import type { FactsRow } from './facts-row.ts'
import type { Indicator } from './indicator.ts'
import type { Language } from './signal-decision.ts'

const place = /\{([^{}]*)\}/g

/** Names that stand in braces, as written, each once. */
export const placesOf = (template: string): string[] => [...new Set([...template.matchAll(place)].map(([, name = '']) => name.trim()))]

/**
 * Why a signal opened, as a sentence of at most 255 characters: the indicator's own with the values in its places, else its name with the
 * names and values of the condition.
 * @param facts of the condition and of the places, by the name as written and as spelled in the row
 * @param asked canonical names of the condition
 */
export function reasonSentence(
  indicator: Indicator,
  facts: ReadonlyMap<string, NamedFact>,
  asked: readonly string[],
  row: FactsRow,
  language: Language,
): string {
  const template = (language === 'ja' ? indicator.japaneseReasonText : null) ?? indicator.reasonText
  return cutSentence(template === null || template.trim() === '' ? plainReason(indicator, facts, asked, row, language) : filled(template))

  function filled(text: string): string {
    return text.replace(place, (written, name: string) => {
      const fact = facts.get(name.trim())
      return fact ? factText(fact, row[fact.path], language) : written
    })
  }
}

function plainReason(
  { name, japaneseName }: Indicator,
  facts: ReadonlyMap<string, NamedFact>,
  asked: readonly string[],
  row: FactsRow,
  language: Language,
): string {
  const values = valuesText(facts, asked, row, language)
  return language === 'ja' ? `${japaneseName ?? name}：${values}` : `${name}: ${values}`
}

function valuesText(facts: ReadonlyMap<string, NamedFact>, asked: readonly string[], row: FactsRow, language: Language): string {
  const parts = asked.flatMap((name) => {
    const fact = facts.get(name)
    if (!fact) return []
    const text = factText(fact, row[name], language)
    return [language === 'ja' ? `${fact.japanese} ${text}` : `${fact.english} ${text}`]
  })
  return parts.join(language === 'ja' ? '、' : ', ')
}

/** Why a signal ended, as a sentence of at most 255 characters: what changed between the two values, else the values now. */
export function resolvedSentence(
  facts: ReadonlyMap<string, NamedFact>,
  asked: readonly string[],
  before: FactsRow,
  now: FactsRow,
  language: Language,
): string {
  const changes = asked.flatMap((name) => {
    const fact = facts.get(name)
    const [from, to] = fact ? [factText(fact, before[name], language), factText(fact, now[name], language)] : ['', '']
    if (!fact || from === to) return []
    return [language === 'ja' ? `${fact.japanese} ${from} → ${to}` : `${fact.english} ${from} → ${to}`]
  })
  const text = changes.length > 0 ? changes.join(language === 'ja' ? '、' : ', ') : valuesText(facts, asked, now, language)
  return cutSentence(language === 'ja' ? `条件が解消しました：${text}` : `The condition is gone: ${text}`)
}

import { describe, expect, test } from 'vitest'
import { readLibrary, type IndicatorEntry } from '../../scripts/default-indicators/library-file.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'
import { toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import type { Measure } from '../../scoring-api/health-score/scorecard.ts'
import { resolveSignal, type Ending } from '../../scoring-api/signals/close-signal.ts'
import { readConditions } from '../../scoring-api/signals/compile-indicator.ts'
import { conditionNames, nameOfMeasure } from '../../scoring-api/signals/condition-names.ts'
import { resolvesSentence } from '../../scoring-api/signals/condition-sentence.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { Signal } from '../../scoring-api/signals/signal.ts'
import type { Language } from '../../scoring-api/signals/signal-decision.ts'
import { resolveField } from '../../scoring-api/soql/schema.ts'
import { account, accountSchema, compiled, indicator, run, today } from '../signals/builders.ts'
import { loadPageSentences, type PageMeasure } from './page-sentences.ts'

/**
 * The service writes what ends a signal in the org's language, the page says it in the user's from the definition: the same facts by the same
 * names, the same levels, the same order, whatever the phrases between them.
 */

/** Opened on 12 open cases. */
const [opened] = decideSignals(run(), account()).openings.map(({ signal }) => signal)

const pages = { en: await loadPageSentences('en-US'), ja: await loadPageSentences('ja') }
const library = await readLibrary()
const measures = (await readScorecardFiles()).flatMap((definition) => toScorecard(definition).measures)
const calendar = { today, timeZone: 'Asia/Tokyo', weekStartsOn: 0, fiscalYearStartMonth: 1 }
const names = conditionNames(measures, (object, path) => resolveField(accountSchema, object, path))

const isWhole = (measure: Measure): boolean => {
  const fact = names(`Value.${nameOfMeasure(measure.key)}`)
  return 'isWhole' in fact && fact.isWhole
}

function pageMeasures(language: Language): Map<string, PageMeasure> {
  const known = new Map<string, PageMeasure>()
  for (const measure of measures) {
    const { key, name, japaneseName, unit, percentileWithin } = measure
    const label = language === 'ja' ? (japaneseName ?? name) : name
    const shown = unit.charAt(0).toUpperCase() + unit.slice(1)
    if (!known.has(nameOfMeasure(key)))
      known.set(nameOfMeasure(key), { key, label, unit: shown, percentileWithin, isWhole: isWhole(measure) })
  }
  return known
}

const asIndicator = ({ key, when, until, marginPercent }: Pick<IndicatorEntry, 'key' | 'when' | 'until' | 'marginPercent'>) =>
  indicator({ key, when, until, margin: Math.round(marginPercent * 100), reasonText: null, japaneseReasonText: null, segmentFilter: null })

/** null = a name of the condition has no measure yet. */
function ofService(entry: IndicatorEntry, language: Language): string | null {
  const { conditions } = readConditions(asIndicator(entry), names, calendar)
  if (conditions === null) return null
  const { english, japanese } = resolvesSentence(conditions.until ?? conditions.widened, conditions.until !== null)
  return language === 'ja' ? japanese : english
}

const ofPage = (entry: IndicatorEntry, language: Language): string | null => {
  const page = pages[language]
  return page.resolvesText({ resolves: null }, entry, page.createFactBook({ measures: pageMeasures(language) }))
}

/** Phrases that differ between the two and mean the same. */
const phrases: Record<Language, [RegExp, string][]> = {
  en: [
    [/^Resolves when /, 'Resolved when '],
    [/is less than/g, 'is below'],
    [/is more than/g, 'is above'],
    [/"/g, ''],
  ],
  ja: [
    [/解消されます/, '解消します'],
    [/[「」]/g, ''],
  ],
}

/** Of what occurs in whole numbers, "below 2" is "at most 1". */
const wholeNames: Record<Language, string[]> = {
  en: [...measures.filter(isWhole).map(({ name }) => name), 'Days as a customer'],
  ja: [...measures.filter(isWhole).map(({ name, japaneseName }) => japaneseName ?? name), '顧客になってからの日数'],
}

function plain(sentence: string | null, language: Language): string | null {
  if (sentence === null) return null
  let text = sentence.replaceAll('−', '-').replaceAll(/(\d) (?=日|点)/g, '$1')
  for (const [phrase, meant] of phrases[language]) text = text.replace(phrase, meant)
  for (const name of wholeNames[language]) {
    text =
      language === 'en'
        ? text.replaceAll(`${name} is below `, `${name} is at most -1+`).replaceAll(`${name} is above `, `${name} is at least 1+`)
        : text.replaceAll(new RegExp(`${name}が(-?[\\d.]+)(日?)(未満|超)`, 'g'), (_, level: string, unit: string, phrase: string) =>
            phrase === '未満' ? `${name}が${Number(level) - 1}${unit}以下` : `${name}が${Number(level) + 1}${unit}以上`,
          )
  }
  return text
    .replaceAll(/(-?1)\+(-?\d+(?:\.\d+)?)/g, (_, step: string, level: string) => String(Number(level) + Number(step)))
    .replaceAll(/(?<= -?1 day)s\b/g, '')
}

describe.each(['en', 'ja'] as const)('what ends a signal, in the language %s', (language) => {
  const known = library.indicators.filter((entry) => ofService(entry, language) !== null)

  test('is asked of most of the standard library', () => {
    expect(known.length).toBeGreaterThan(20)
  })

  test.each(known.map((entry) => [entry.key, entry] as const))('says the same of %s', (_key, entry) => {
    expect(plain(ofPage(entry, language), language)).toBe(plain(ofService(entry, language), language))
  })
})

test.each(['noLongerApplies', 'retired', 'merged'] as const)(
  'an ending other than the condition reads in the language of the user: %s',
  (ending: Ending) => {
    const noteIn = (language: Language): string | null =>
      resolveSignal(opened as Signal, ending, compiled(), account().row, run({ language })).closingNote
    const shownIn = (language: Language, note: string | null): string | null =>
      pages[language].closingText(
        { closingNote: note, closedOn: today, evidence: null, closingEvidence: null },
        pages[language].createFactBook({ measures: new Map() }),
      )
    expect(shownIn('en', noteIn('ja'))).toBe(noteIn('en'))
    expect(shownIn('ja', noteIn('en'))).toBe(noteIn('ja'))
  },
)

test.each(['en', 'ja'] as const)('a condition that is gone is proven by its values alone: %s', (language) => {
  const row = { 'Value.open_cases': 1 }
  const evidence = { asOf: today, values: { 'Value.open_cases': 12 } }
  const { closingNote } = resolveSignal(opened as Signal, 'resolved', compiled(), row, run({ language }))
  expect(closingNote).toMatch(/12 → 1/)
  const book = pages.en.createFactBook({ measures: new Map() })
  const shown = pages.en.closingText({ closingNote, closedOn: today, evidence, closingEvidence: { asOf: today, values: row } }, book)
  expect(shown).toBe('Open cases 12 → 1 on Sep 30, 2026.')
})

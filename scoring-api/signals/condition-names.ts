import { bandValues } from '../health-score/picklist-values.ts'
import type { Measure } from '../health-score/scorecard.ts'
import { englishUnits, japaneseUnits } from '../health-score/unit-text.ts'
import type { BrokenPath, FieldLookup, ResolvedField } from '../soql/schema.ts'

/** A name that a condition may ask for. */
export interface NamedFact extends ResolvedField {
  english: string
  japanese: string
  englishUnit: string
  japaneseUnit: string
  /** Only whole numbers occur. */
  isWhole: boolean
  /** Bounds of its numbers; null = none. */
  lowest: number | null
  highest: number | null
  /** All texts that occur, with how they read; null = any text. */
  choices: Readonly<Record<string, { english: string; japanese: string }>> | null
  /** Where time alone takes it; null = anywhere. */
  drift: 'up' | 'down' | null
}

export type UnknownName = { reason: 'noName' } | { reason: 'noMeasure'; key: string } | BrokenPath

export type NameLookup = (name: string) => NamedFact | UnknownName

/** What a field of Account is called; null = by its path. */
export type FieldLabels = (path: string) => { english: string; japanese: string } | null

/** `open-cases` as it stands in a condition: `open_cases`. */
export const nameOfMeasure = (key: string): string => key.replaceAll('-', '_')

/**
 * The names that the measures of the active scorecards, the score itself and the fields of Account have in conditions. Upper and lower case
 * are the same; what is found is spelled as the facts row spells it.
 * @param measures of all active scorecards; of several with one key the first gives the words
 */
export function conditionNames(measures: readonly Measure[], accountFields: FieldLookup, labels: FieldLabels = () => null): NameLookup {
  const byName = new Map<string, Measure>()
  for (const measure of measures) {
    const name = nameOfMeasure(measure.key).toLowerCase()
    if (!byName.has(name)) byName.set(name, measure)
  }
  return (name) => {
    const [head = '', ...rest] = name.split('.')
    const path = rest.join('.')
    if (rest.length === 0) return scoreNames.find(({ path }) => path.toLowerCase() === name.toLowerCase()) ?? { reason: 'noName' }
    switch (head.toLowerCase()) {
      case 'value':
      case 'points': {
        const measure = byName.get(path.toLowerCase())
        if (!measure) return { reason: 'noMeasure', key: path }
        return head.toLowerCase() === 'value' ? valueOf(measure) : pointsOf(measure)
      }
      case 'account': {
        const field = accountFields('Account', path)
        return 'reason' in field ? field : accountField(field, labels)
      }
      default:
        return { reason: 'noName' }
    }
  }
}

const number = { type: 'double', scale: 4, englishUnit: '', japaneseUnit: '', isWhole: false, choices: null, drift: null }
const text = { ...number, type: 'string', scale: 0, lowest: null, highest: null }
const outOf100 = { ...number, lowest: 0, highest: 100 }

const bands: Record<keyof typeof bandValues, { english: string; japanese: string }> = {
  healthy: { english: 'Healthy', japanese: '健全' },
  watch: { english: 'Watch', japanese: '注意' },
  atRisk: { english: 'At Risk', japanese: '危険' },
  unknown: { english: 'Unknown', japanese: '不明' },
}

/** Of the score itself, whatever the scorecard. */
export const scoreNames: NamedFact[] = [
  { ...outOf100, path: 'Score', english: 'Health Score', japanese: 'ヘルススコア' },
  { ...outOf100, path: 'Coverage', english: 'Coverage', japanese: 'カバレッジ', englishUnit: '%', japaneseUnit: '%' },
  {
    ...text,
    path: 'Band',
    english: 'Band',
    japanese: '区分',
    choices: Object.fromEntries((Object.keys(bands) as (keyof typeof bands)[]).map((band) => [bandValues[band], bands[band]])),
  },
  {
    ...number,
    path: 'Change30Days',
    english: 'Change, 30 days',
    japanese: '変化（30 日）',
    lowest: -100,
    highest: 100,
  },
  { ...text, path: 'Stage', english: 'Stage', japanese: 'ステージ' },
  {
    ...number,
    path: 'DaysAsCustomer',
    english: 'Days as a customer',
    japanese: '顧客になってからの日数',
    englishUnit: englishUnits.days,
    japaneseUnit: japaneseUnits.days,
    isWhole: true,
    lowest: null,
    highest: null,
    drift: 'up',
  },
]

const valueOf = (measure: Measure): NamedFact => ({
  ...number,
  path: `Value.${nameOfMeasure(measure.key)}`,
  english: measure.name,
  japanese: measure.japaneseName ?? measure.name,
  englishUnit: measure.percentileWithin === null ? englishUnits[measure.unit] : '',
  japaneseUnit: measure.percentileWithin === null ? japaneseUnits[measure.unit] : '',
  isWhole: isWhole(measure),
  lowest: countsOnly(measure) ? 0 : null,
  highest: null,
})

const pointsOf = (measure: Measure): NamedFact => ({
  ...outOf100,
  path: `Points.${nameOfMeasure(measure.key)}`,
  english: `Points of ${measure.name}`,
  japanese: `${measure.japaneseName ?? measure.name}の点数`,
})

const isPlain = ({ over, changeAgainstPreviousWindow, percentileWithin }: Measure): boolean =>
  over === null && !changeAgainstPreviousWindow && percentileWithin === null

const countsOnly = (measure: Measure): boolean => isPlain(measure) && ['count', 'distinct'].includes(measure.aggregate.aggregate)

const isWhole = (measure: Measure): boolean =>
  isPlain(measure) && ['count', 'distinct', 'daysSince', 'daysUntil'].includes(measure.aggregate.aggregate)

function accountField(field: ResolvedField, labels: FieldLabels): NamedFact {
  const label = labels(field.path) ?? { english: field.path, japanese: field.path }
  return {
    ...text,
    ...label,
    ...field,
    path: `Account.${field.path}`,
    isWhole: field.scale === 0 && ['int', 'long', 'double'].includes(field.type),
    drift: field.path === 'CreatedDate' ? 'down' : null,
  }
}

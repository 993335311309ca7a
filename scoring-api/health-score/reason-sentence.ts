import { toDecimalText } from '../metric/decimal.ts'
import type { Measure, Scorecard, Unit } from './scorecard.ts'
import type { TopReason } from './top-reason.ts'

export type Language = 'en' | 'ja'

const longest = 255
const namedAtMost = 3

/** The top reason as a sentence of at most 255 characters; a longer one ends in `…`. */
export function reasonSentence(reason: TopReason, scorecard: Scorecard, language: Language): string {
  const sentence = language === 'ja' ? inJapanese(reason, scorecard) : inEnglish(reason, scorecard)
  return sentence.length <= longest ? sentence : `${cutTo(sentence, longest - 1)}…`
}

function inEnglish(reason: TopReason, scorecard: Scorecard): string {
  switch (reason.kind) {
    case 'knockOut':
      return `${measureOf(scorecard, reason.key)?.knockOut?.reason ?? reason.key} (score at most ${pointsText(reason.cap)})`
    case 'loss':
      return reason.value === null
        ? `${nameOf(scorecard, reason.key, 'en')}: no data, counted as ${pointsText(reason.points)} of 100 points`
        : `${nameOf(scorecard, reason.key, 'en')}: ${valueText(reason.value, scorecard, reason.key, englishUnits)} gives ${pointsText(reason.points)} of 100 points`
    case 'noData':
      return `No data for ${namesText(reason.keys, scorecard, 'en')}`
    case 'tooEarly':
      return `Too early to measure ${namesText(reason.keys, scorecard, 'en')}`
    case 'noLoss':
      return 'Every measure has full points'
  }
}

function inJapanese(reason: TopReason, scorecard: Scorecard): string {
  switch (reason.kind) {
    case 'knockOut': {
      const knockOut = measureOf(scorecard, reason.key)?.knockOut
      return `${knockOut?.japaneseReason ?? knockOut?.reason ?? reason.key}（スコアの上限${pointsText(reason.cap)}）`
    }
    case 'loss':
      return reason.value === null
        ? `${nameOf(scorecard, reason.key, 'ja')}：データなし、100点中${pointsText(reason.points)}点として計算`
        : `${nameOf(scorecard, reason.key, 'ja')}：${valueText(reason.value, scorecard, reason.key, japaneseUnits)}で100点中${pointsText(reason.points)}点`
    case 'noData':
      return `データなし：${namesText(reason.keys, scorecard, 'ja')}`
    case 'tooEarly':
      return `測定には早すぎます：${namesText(reason.keys, scorecard, 'ja')}`
    case 'noLoss':
      return 'すべての指標が満点です'
  }
}

const englishUnits: Record<Unit, string> = {
  count: '',
  percent: '%',
  days: ' days',
  ratio: '',
  currency: '',
  points: ' points',
  hours: ' hours',
}
const japaneseUnits: Record<Unit, string> = { count: '', percent: '%', days: '日', ratio: '', currency: '', points: '点', hours: '時間' }

function valueText(value: number, scorecard: Scorecard, key: string, unitTexts: Record<Unit, string>): string {
  const unit = measureOf(scorecard, key)?.unit
  return `${toDecimalText(value, 4)}${unit ? unitTexts[unit] : ''}`
}

const pointsText = (points: number): string => toDecimalText(points, 2)

function namesText(keys: readonly string[], scorecard: Scorecard, language: Language): string {
  const names = keys.slice(0, namedAtMost).map((key) => nameOf(scorecard, key, language))
  const more = keys.length - names.length
  if (language === 'ja') return names.join('、') + (more > 0 ? `、ほか${more}件` : '')
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function nameOf(scorecard: Scorecard, key: string, language: Language): string {
  const measure = measureOf(scorecard, key)
  return (language === 'ja' ? measure?.japaneseName : null) ?? measure?.name ?? key
}

const measureOf = (scorecard: Scorecard, key: string): Measure | undefined => scorecard.measures.find((measure) => measure.key === key)

/** The characters that fit into so many UTF-16 units, none of them halved. */
function cutTo(sentence: string, units: number): string {
  let text = ''
  for (const character of sentence) {
    if (text.length + character.length > units) break
    text += character
  }
  return text
}

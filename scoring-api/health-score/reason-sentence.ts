import { toDecimalText } from '../metric/decimal.ts'
import { divideHalfEven } from '../metric/divide-half-even.ts'
import type { Measure, Scorecard } from './scorecard.ts'
import type { TopReason } from './top-reason.ts'
import { englishUnits, japaneseUnits } from './unit-text.ts'

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
    case 'rollUp':
      return rollUpInEnglish(reason)
    case 'loss':
      return reason.value === null
        ? `${nameOf(scorecard, reason.key, 'en')}: no data, counted as ${pointsText(reason.points)} of 100 points`
        : `${nameOf(scorecard, reason.key, 'en')}: ${valueInEnglish(reason, scorecard)} gives ${pointsText(reason.points)} of 100 points`
    case 'feedStopped':
      return `No new data arrives for ${namesText(reason.keys, scorecard, 'en')}`
    case 'noData':
      return `No data for ${namesText(reason.keys, scorecard, 'en')}`
    case 'noChildData':
      return 'Too little data for the child accounts'
    case 'tooEarly':
      return `Too early to measure ${namesText(reason.keys, scorecard, 'en')}`
    case 'noLoss':
      return 'Every measure has full points'
  }
}

function rollUpInEnglish({ method, ownScore, score }: RollUpReason): string {
  if (method === 'worstOf') return `The lowest child account has a score of ${pointsText(score)}`
  if (ownScore === null) return `Child accounts alone, weighted by ARR, make the score ${pointsText(score)}`
  return `Child accounts, weighted by ARR, turn the score of ${pointsText(ownScore)} into ${pointsText(score)}`
}

function inJapanese(reason: TopReason, scorecard: Scorecard): string {
  switch (reason.kind) {
    case 'knockOut': {
      const knockOut = measureOf(scorecard, reason.key)?.knockOut
      return `${knockOut?.japaneseReason ?? knockOut?.reason ?? reason.key}（スコアの上限${pointsText(reason.cap)}）`
    }
    case 'rollUp':
      return rollUpInJapanese(reason)
    case 'loss':
      return reason.value === null
        ? `${nameOf(scorecard, reason.key, 'ja')}：データなし、100点中${pointsText(reason.points)}点として計算`
        : `${nameOf(scorecard, reason.key, 'ja')}：${valueInJapanese(reason, scorecard)}で100点中${pointsText(reason.points)}点`
    case 'feedStopped':
      return `新しいデータが届いていません：${namesText(reason.keys, scorecard, 'ja')}`
    case 'noData':
      return `データなし：${namesText(reason.keys, scorecard, 'ja')}`
    case 'noChildData':
      return '子取引先のデータが足りません'
    case 'tooEarly':
      return `測定には早すぎます：${namesText(reason.keys, scorecard, 'ja')}`
    case 'noLoss':
      return 'すべての指標が満点です'
  }
}

function rollUpInJapanese({ method, ownScore, score }: RollUpReason): string {
  if (method === 'worstOf') return `子取引先の最低スコアが${pointsText(score)}点です`
  if (ownScore === null) return `子取引先のみのスコアです（ARR加重）：${pointsText(score)}点`
  return `子取引先を含めたスコアです（ARR加重）：${pointsText(ownScore)}点から${pointsText(score)}点に変わりました`
}

type RollUpReason = Extract<TopReason, { kind: 'rollUp' }>
type LossReason = Extract<TopReason, { kind: 'loss' }>

function valueInEnglish({ key, value, rawValue }: LossReason, scorecard: Scorecard): string {
  const text = valueText(rawValue ?? value ?? 0, about.en) + englishUnits[measureOf(scorecard, key)?.unit ?? 'count']
  return rawValue === null || value === null ? text : `${text} (percentile ${valueText(value, about.en)} of its peers)`
}

function valueInJapanese({ key, value, rawValue }: LossReason, scorecard: Scorecard): string {
  const text = valueText(rawValue ?? value ?? 0, about.ja) + japaneseUnits[measureOf(scorecard, key)?.unit ?? 'count']
  return rawValue === null || value === null ? text : `${text}（比較対象の中で${valueText(value, about.ja)}パーセンタイル）`
}

const about: Record<Language, string> = { en: 'about 0', ja: '約0' }

/** With one decimal at most; what is not 0 but rounds to it is about 0. @param value ten-thousandths */
function valueText(value: number, aboutZero: string): string {
  const tenths = Number(divideHalfEven(BigInt(value), 1_000n))
  return tenths === 0 && value !== 0 ? aboutZero : toDecimalText(tenths, 1)
}

/** With one decimal at most; less than 100 is never shown as 100. @param points hundredths */
function pointsText(points: number): string {
  const tenths = Number(divideHalfEven(BigInt(points), 10n))
  return toDecimalText(tenths === 1_000 && points < 10_000 ? 999 : tenths, 1)
}

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

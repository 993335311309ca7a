import { findingOf, type Finding } from './finding.ts'
import type { Measure, Scorecard } from './scorecard.ts'

/**
 * What a scorecard leaves its readers without: names and meanings in English and Japanese, and measures that say something. It could score
 * all the same; a definition that is kept as a file must not have any. Empty = nothing.
 */
export function lintScorecard(scorecard: Scorecard): Finding[] {
  const finding = findingOf(null)
  return [
    ...(isBlank(scorecard.name) ? [finding('name', 'The scorecard has no name.', 'スコアカードに名前がありません。')] : []),
    ...(isBlank(scorecard.japaneseName)
      ? [finding('japaneseName', 'The scorecard has no Japanese name.', 'スコアカードに日本語の名前がありません。')]
      : []),
    ...scorecard.measures.flatMap(lintMeasure),
  ]
}

function lintMeasure({ key, name, japaneseName, meaning, japaneseMeaning, weight, knockOut }: Measure): Finding[] {
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (isBlank(name)) findings.push(finding('name', 'The measure has no name.', '指標に名前がありません。'))
  if (isBlank(japaneseName)) findings.push(finding('japaneseName', 'The measure has no Japanese name.', '指標に日本語の名前がありません。'))
  if (isBlank(meaning)) {
    findings.push(
      finding(
        'meaning',
        'Nobody wrote down what the measure tells of a customer.',
        '指標が顧客について何を示すのか、英語の説明がありません。',
      ),
    )
  }
  if (isBlank(japaneseMeaning)) {
    findings.push(
      finding(
        'japaneseMeaning',
        'What the measure tells of a customer is not said in Japanese.',
        '指標が顧客について何を示すのか、日本語の説明がありません。',
      ),
    )
  }
  if (weight === 0 && knockOut === null) {
    findings.push(
      finding(
        'weight',
        'The measure has neither a weight nor a knock-out: no score depends on it.',
        '指標に重みもノックアウトもありません。どのスコアにも影響しません。',
      ),
    )
  }
  if (knockOut !== null && isBlank(knockOut.japaneseReason)) {
    findings.push(finding('knockOut.japaneseReason', 'The knock-out has no Japanese reason.', 'ノックアウトに日本語の理由がありません。'))
  }
  return findings
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''

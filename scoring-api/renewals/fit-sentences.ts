import type { LikelihoodFinding } from './likelihood-finding.ts'
import type { RowCounts, Validation } from './likelihood-model.ts'
import type { Sentence } from './renewal.ts'

/** Source: Salesforce's Scoring Framework asks for 400 records and 100 of each outcome. */
export const fewestOutcomes = 400
export const fewestOfRarer = 100

export function tooFew({ renewals, renewed }: RowCounts): Sentence {
  const lost = renewals - renewed
  return {
    english: `Too few outcomes to learn from: ${renewals} (${renewed} renewed, ${lost} lost), a model needs ${fewestOutcomes} with ${fewestOfRarer} of each.`,
    japanese: `学習に必要な実績が足りません：${renewals}件（更新${renewed}件、失注${lost}件）。モデルには${fewestOutcomes}件、かつ各結果${fewestOfRarer}件が必要です。`,
  }
}

export const tooShort: Sentence = {
  english: 'The outcomes do not reach over enough time: too few of both kinds came after a day to judge what was learned before it.',
  japanese: '実績の期間が短すぎます：ある日までに学習した内容を、その後の更新と失注で検証できません。',
}

export function tooManyRepeated(repeated: number, rows: number): Sentence {
  return {
    english: `${repeated} of ${rows} earlier renewals come again later under another id, so nothing learned from them can be judged: remove the copies first.`,
    japanese: `以前の更新${rows}件中${repeated}件が、後の期間に別のIDで重複しています。正しく検証できないため、先に重複を取り除いてください。`,
  }
}

export function repeatedFinding(repeated: number, rows: number): LikelihoodFinding {
  return {
    kind: 'repeatedRows',
    feature: null,
    rows: repeated,
    english: `Left out: earlier rows that come again later under another id, alike in outcome and every feature (${repeated} of ${rows}).`,
    japanese: `使わない行：後の期間に別のIDで、結果も全項目も同じ行があるもの（${rows}件中${repeated}件）。`,
  }
}

export function byChance({ auc: { value, interval } }: Validation): Sentence {
  const range = [value, interval.low, interval.high].map((figure) => figure.toFixed(2))
  return {
    english: `Cannot predict: on later renewals the model tells renewed from lost no better than chance (AUC ${range[0]}, ${range[1]} to ${range[2]}, chance is 0.50).`,
    japanese: `予測できません：その後の更新で、モデルは偶然と変わらない精度でした（AUC ${range[0]}、95%区間 ${range[1]}～${range[2]}、偶然は0.50）。`,
  }
}

export function noBetter({ brier, baseRateBrier }: Validation): Sentence {
  return {
    english: `Cannot predict better than base rates: on later renewals the model's Brier score is ${brier.toFixed(3)}, theirs ${baseRateBrier.toFixed(3)}.`,
    japanese: `基準率を上回る予測はできません：その後の更新でのブライアスコアは、モデル${brier.toFixed(3)}、基準率${baseRateBrier.toFixed(3)}でした。`,
  }
}

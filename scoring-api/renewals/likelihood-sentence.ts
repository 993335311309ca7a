import type { BaseRate, RateGroup } from './base-rates.ts'
import { featureLabel } from './likelihood-finding.ts'
import type { LikelihoodModel } from './likelihood-model.ts'
import { percentText } from './percent-text.ts'
import type { Contribution } from './predict-likelihood.ts'
import type { FeatureLabels, FeatureValue, Sentence } from './renewal.ts'

/** What a likelihood rests on, e.g. `Base rate: 18 of 20 renewals with band healthy were renewed; likelihood 87 % (70 to 96 %).` */
export function baseRateSentence({ basis, likelihood, interval }: BaseRate, labels: FeatureLabels): Sentence {
  const [value, low, high] = [likelihood, interval.low, interval.high].map(percentText)
  const group = groupText(basis, labels)
  return {
    english: `Base rate: ${basis.renewed} of ${basis.renewals} renewals${group.english} were renewed; likelihood ${value} % (${low} to ${high} %).`,
    japanese: `基準率：${group.japanese}更新${basis.renewals}件中${basis.renewed}件が更新されました。更新確度${value}%（${low}～${high}%）。`,
  }
}

/** What a model rests on and how good it was on renewals that came later. */
export function modelSentence({ learnedFrom, validation: { auc, judgedOn } }: LikelihoodModel): Sentence {
  const [value, low, high] = [auc.value, auc.interval.low, auc.interval.high].map((figure) => figure.toFixed(2))
  return {
    english: `Model of ${learnedFrom.renewals} outcomes; on ${judgedOn.renewals} later renewals its AUC was ${value} (${low} to ${high}).`,
    japanese: `実績${learnedFrom.renewals}件によるモデル。その後の更新${judgedOn.renewals}件でのAUCは${value}（${low}～${high}）でした。`,
  }
}

/** What a feature does to one account's likelihood, e.g. `Open risks (3) lowers the likelihood by 12 points.` */
export function contributionSentence({ feature, value, effect }: Contribution, labels: FeatureLabels): Sentence {
  const label = featureLabel(feature, labels)
  const points = Math.round(Math.abs(effect) * 100)
  const shown = valueText(value)
  if (points === 0) {
    return {
      english: `${label.english} (${shown.english}) hardly changes the likelihood.`,
      japanese: `${label.japanese}（${shown.japanese}）は更新確度をほとんど変えません。`,
    }
  }
  return {
    english: `${label.english} (${shown.english}) ${effect > 0 ? 'raises' : 'lowers'} the likelihood by ${points} ${points === 1 ? 'point' : 'points'}.`,
    japanese: `${label.japanese}（${shown.japanese}）により更新確度が${points}ポイント${effect > 0 ? '上がります' : '下がります'}。`,
  }
}

function groupText({ values }: RateGroup, labels: FeatureLabels): Sentence {
  const parts = values.map(({ feature, value }) => ({ label: featureLabel(feature, labels), value: valueText(value) }))
  if (parts.length === 0) return { english: ' of the whole book', japanese: '全体の' }
  return {
    english: ` with ${parts.map(({ label, value }) => `${label.english} ${value.english}`).join(', ')}`,
    japanese: `${parts.map(({ label, value }) => `${label.japanese}が「${value.japanese}」`).join('、')}の`,
  }
}

function valueText(value: FeatureValue): Sentence {
  if (value === null) return { english: 'not known', japanese: '不明' }
  if (typeof value === 'boolean') return value ? { english: 'yes', japanese: 'はい' } : { english: 'no', japanese: 'いいえ' }
  const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value
  return { english: text, japanese: text }
}

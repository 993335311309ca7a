import { aucOf } from './auc.ts'
import { featureNames, isNumeric, valueOf } from './feature-columns.ts'
import { featureLabel, type LikelihoodFinding } from './likelihood-finding.ts'
import type { FeatureLabels, FeatureValue, RenewalRow } from './renewal.ts'

/** Rows of one kind that are too few to say anything. */
const fewestRows = 10
/** What chance alone would not bring about in a book. */
const byChance = 1e-6
/** Of the rows with one value, the share with the rarer outcome that no honest early sign has. */
const telltaleShare = 0.98
/** Our judgement: no single sign of customers' renewals that we know of comes near it. */
const tooGood = 0.95
const slices = 20

/**
 * Features that know the outcome: their value came to be after the day they tell of, they are filled or empty only for one outcome, one of
 * their values is nearly only there for the rarer outcome, or alone they separate renewed from lost nearly always. Each found once, named.
 * Source of the kinds: Kaufman, Rosset & Perlich (2012), Leakage in Data Mining, ACM TKDD 6(4)
 */
export function leakedFeatures(rows: readonly RenewalRow[], labels: FeatureLabels): LikelihoodFinding[] {
  const renewedShare = rows.filter(({ isRenewed }) => isRenewed).length / rows.length
  return featureNames(rows).flatMap((name) => {
    const values = rows.map((row) => ({ value: valueOf(row.features, name), isRenewed: row.isRenewed }))
    const finding = knownTooLate(name, rows, labels) ?? oneSided(name, values, renewedShare, labels) ?? separates(name, values, labels)
    return finding ? [finding] : []
  })
}

interface Seen {
  value: FeatureValue
  isRenewed: boolean
}

function knownTooLate(feature: string, rows: readonly RenewalRow[], labels: FeatureLabels): LikelihoodFinding | null {
  const late = rows.filter(({ asOf, knownOn }) => (knownOn[feature] ?? '') > asOf)
  const afterDecision = late.filter(({ decidedOn, knownOn }) => (knownOn[feature] ?? '') > decidedOn).length
  if (late.length === 0) return null
  const { english, japanese } = featureLabel(feature, labels)
  return {
    kind: 'knownTooLate',
    feature,
    rows: late.length,
    english: `${english} is left out: for ${late.length} of ${rows.length} renewals its value came after the day it is taken for (${afterDecision} after the decision).`,
    japanese: `「${japanese}」は使いません：更新${rows.length}件中${late.length}件で、値が基準日より後に入力されています（うち決定後${afterDecision}件）。`,
  }
}

function oneSided(feature: string, values: readonly Seen[], renewedShare: number, labels: FeatureLabels): LikelihoodFinding | null {
  const { english, japanese } = featureLabel(feature, labels)
  const known = values.filter(({ value }) => value !== null)
  const empty = values.filter(({ value }) => value === null)
  for (const [members, kind, fewOther] of [
    [known, 'filled', empty],
    [empty, 'empty', known],
  ] as const) {
    const side = fewOther.length === 0 ? null : sideOf(members, renewedShare, false)
    if (side === null) continue
    const outcome = side.isRenewed ? 'renewed' : 'lost'
    return {
      kind: 'oneSided',
      feature,
      rows: members.length,
      english: `${english} is left out: it is ${kind} only for ${outcome} renewals (${side.count} of ${members.length}), so it was written after the outcome.`,
      japanese: `「${japanese}」は使いません：${side.isRenewed ? '更新済み' : '失注'}の更新だけで${kind === 'filled' ? '入力されて' : '空になって'}おり（${members.length}件中${side.count}件）、結果の後に書かれたと考えられます。`,
    }
  }
  if (isNumeric(values.map(({ value }) => value))) return null
  for (const [choice, members] of Map.groupBy(known, ({ value }) => String(value))) {
    const side = sideOf(members, renewedShare, true)
    if (side === null) continue
    return {
      kind: 'oneSided',
      feature,
      rows: members.length,
      english: `${english} is left out: “${choice}” is there only for ${side.isRenewed ? 'renewed' : 'lost'} renewals (${side.count} of ${members.length}), so it tells the outcome itself.`,
      japanese: `「${japanese}」は使いません：「${choice}」は${side.isRenewed ? '更新済み' : '失注'}の更新だけにあり（${members.length}件中${side.count}件）、結果そのものを表しています。`,
    }
  }
  return null
}

/** The outcome that nearly all of these have where chance would not; of the more frequent outcome, all of them. */
function sideOf(members: readonly Seen[], renewedShare: number, rarerOnly: boolean): { isRenewed: boolean; count: number } | null {
  if (members.length < fewestRows) return null
  const renewed = members.filter(({ isRenewed }) => isRenewed).length
  const isRenewed = renewed * 2 > members.length
  const count = isRenewed ? renewed : members.length - renewed
  const share = isRenewed ? renewedShare : 1 - renewedShare
  const isRarer = share < 0.5
  const isPure = isRarer ? count / members.length >= telltaleShare : !rarerOnly && count === members.length
  return isPure && share ** count < byChance ? { isRenewed, count } : null
}

function separates(feature: string, values: readonly Seen[], labels: FeatureLabels): LikelihoodFinding | null {
  const auc = aloneAuc(values)
  if (auc === null || auc < tooGood) return null
  const { english, japanese } = featureLabel(feature, labels)
  return {
    kind: 'separates',
    feature,
    rows: values.length,
    english: `${english} is left out: alone it tells renewed from lost in ${percent(auc)} % of pairs, which no early sign does; it probably knows the outcome.`,
    japanese: `「${japanese}」は使いません：単独で組の${percent(auc)}%について更新と失注を見分けており、早期の兆候としては不自然です。結果を含んでいると考えられます。`,
  }
}

/** Of its values, numbers in twentieths, each as likely as its renewals were renewed; values of few rows are one. */
function aloneAuc(values: readonly Seen[]): number | null {
  const numbers = values.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])).toSorted((a, b) => a - b)
  const isNumber = isNumeric(values.map(({ value }) => value))
  const edges = Array.from({ length: slices - 1 }, (_, index) => numbers[Math.floor((numbers.length * (index + 1)) / slices)] ?? 0)
  const sliceOf = (value: FeatureValue): string =>
    value === null ? '' : isNumber ? String(edges.filter((edge) => Number(value) >= edge).length) : `=${String(value)}`
  const groups = Map.groupBy(values, ({ value }) => sliceOf(value))
  const rest = [...groups.values()].filter((members) => members.length < fewestRows).flat()
  const kept = [...groups.values()].filter((members) => members.length >= fewestRows)
  const judged = [...kept, rest].flatMap((members) => {
    const likelihood = (members.filter(({ isRenewed }) => isRenewed).length + 1) / (members.length + 2)
    return members.map(({ isRenewed }) => ({ likelihood, isRenewed }))
  })
  return aucOf(judged.map((one, index) => ({ ...one, accountId: String(index) })))?.value ?? null
}

const percent = (share: number): string => (Math.round(share * 1000) / 10).toString()

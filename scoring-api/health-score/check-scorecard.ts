import { checkMeasure } from './check-measure.ts'
import { findingOf, full, isWithin, type Finding } from './finding.ts'
import { rollUpMethods, type Scorecard } from './scorecard.ts'

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longestKey = 80

/** What is wrong with a scorecard's definition as such; whether its objects and fields exist is `planMeasures`'s question. Empty = sound. */
export function checkScorecard(scorecard: Scorecard): Finding[] {
  return [
    ...checkIdentity(scorecard),
    ...checkBands(scorecard),
    ...checkRollUp(scorecard),
    ...checkWeights(scorecard),
    ...checkKeys(scorecard),
    ...scorecard.measures.flatMap((measure) => checkMeasure(measure, scorecard.stage)),
  ]
}

function checkIdentity({ key, version }: Scorecard): Finding[] {
  const findings = checkKey(null, key)
  if (Number.isSafeInteger(version) && version >= 1) return findings
  const finding = findingOf(null)
  return [...findings, finding('version', 'The version must be a whole number, 1 or more.', 'バージョンは1以上の整数で指定してください。')]
}

function checkKey(measureKey: string | null, key: string): Finding[] {
  const finding = findingOf(measureKey)
  if (!kebabCase.test(key)) {
    return [
      finding(
        'key',
        `The key "${key}" must be small letters, digits and single hyphens, like "open-cases", and begin with a letter.`,
        `キー「${key}」は「open-cases」のように、英小文字で始め、英小文字・数字・単独のハイフンだけで指定してください。`,
      ),
    ]
  }
  if (key.length <= longestKey) return []
  return [
    finding(
      'key',
      `The key "${key}" is longer than ${longestKey} characters.`,
      `キー「${key}」は${longestKey}文字以内で指定してください。`,
    ),
  ]
}

function checkBands({ healthyFrom, watchFrom, bandMargin, minimumCoverage }: Scorecard): Finding[] {
  const finding = findingOf(null)
  const findings: Finding[] = []
  if (!isWithin(healthyFrom, 0, full)) {
    findings.push(finding('healthyFrom', 'Healthy must start from 0 to 100.', '「健全」の下限は0から100の範囲で指定してください。'))
  }
  if (!isWithin(watchFrom, 0, full)) {
    findings.push(finding('watchFrom', 'Watch must start from 0 to 100.', '「注意」の下限は0から100の範囲で指定してください。'))
  }
  if (watchFrom === 0) {
    findings.push(
      finding(
        'watchFrom',
        'Watch must start above 0, or no score can be At risk.',
        '「注意」の下限は0より大きくしてください。「危険」になるスコアがありません。',
      ),
    )
  }
  if (watchFrom >= healthyFrom) {
    findings.push(
      finding(
        'watchFrom',
        'Watch must start below Healthy, or no score can be Watch.',
        '「注意」の下限は「健全」の下限より小さくしてください。「注意」になるスコアがありません。',
      ),
    )
  } else if (!isWithin(bandMargin, 0, healthyFrom - watchFrom - 1)) {
    findings.push(
      finding(
        'bandMargin',
        'The margin must be 0 or more and smaller than the Watch band, or the bands overlap.',
        '余裕幅は0以上で「注意」の幅より小さくしてください。バンドが重なります。',
      ),
    )
  }
  if (!isWithin(minimumCoverage, 0, full)) {
    findings.push(
      finding(
        'minimumCoverage',
        'The minimum coverage must be from 0 to 100 percent.',
        '最低カバー率は0から100%の範囲で指定してください。',
      ),
    )
  }
  return findings
}

function checkRollUp({ rollUp }: Scorecard): Finding[] {
  if (rollUpMethods.includes(rollUp)) return []
  return [
    findingOf(null)(
      'rollUp',
      `The roll-up "${String(rollUp)}" is not known: choose ${rollUpMethods.join(', ')}.`,
      `ロールアップ「${String(rollUp)}」は使えません。${rollUpMethods.join('、')}から選択してください。`,
    ),
  ]
}

function checkWeights({ measures }: Scorecard): Finding[] {
  const finding = findingOf(null)
  if (measures.length === 0) {
    return [
      finding(
        'measures',
        'The scorecard has no measures: nothing can be scored.',
        'スコアカードに指標がありません。スコアを計算できません。',
      ),
    ]
  }
  if (measures.every(({ weight }) => weight === 0)) {
    return [
      finding(
        'measures',
        'Every measure has weight 0: give at least one a weight.',
        'すべての指標の重みが0です。少なくとも1つに重みを設定してください。',
      ),
    ]
  }
  return []
}

function checkKeys({ measures }: Scorecard): Finding[] {
  const keys = measures.map(({ key }) => key)
  const repeated = new Set(keys.filter((key, index) => keys.indexOf(key) !== index))
  const repetitions = [...repeated].map((key) =>
    findingOf(key)('key', `The key "${key}" is used by more than one measure.`, `キー「${key}」が複数の指標で使われています。`),
  )
  return [...new Set(keys)].flatMap((key) => checkKey(key, key)).concat(repetitions)
}

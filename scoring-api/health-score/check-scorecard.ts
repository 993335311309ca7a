import type { AggregateDefinition, Breakpoint, Measure, Scorecard } from './scorecard.ts'

/** A mistake in a scorecard's definition, said in both languages. */
export interface Finding {
  /** null = the scorecard itself. */
  measureKey: string | null
  /** Property of the scorecard or measure at fault, e.g. `watchFrom`. */
  field: string
  english: string
  japanese: string
}

const fullScore = 10_000

/** What is wrong with a scorecard's definition as such; whether its objects and fields exist is `planMeasures`'s question. Empty = sound. */
export function checkScorecard(scorecard: Scorecard): Finding[] {
  return [...checkBands(scorecard), ...checkWeights(scorecard), ...checkKeys(scorecard), ...scorecard.measures.flatMap(checkMeasure)]
}

function checkBands({ healthyFrom, watchFrom, bandMargin, minimumCoverage }: Scorecard): Finding[] {
  const finding = findingOf(null)
  const findings: Finding[] = []
  if (!isWithin(healthyFrom, 0, fullScore)) {
    findings.push(finding('healthyFrom', 'Healthy must start from 0 to 100.', '「健全」の下限は0から100の範囲で指定してください。'))
  }
  if (!isWithin(watchFrom, 0, fullScore)) {
    findings.push(finding('watchFrom', 'Watch must start from 0 to 100.', '「注意」の下限は0から100の範囲で指定してください。'))
  }
  if (watchFrom >= healthyFrom) {
    findings.push(
      finding(
        'watchFrom',
        'Watch must start below Healthy, or no score can be Watch.',
        '「注意」の下限は「健全」の下限より小さくしてください。「注意」になるスコアがありません。',
      ),
    )
  } else if (bandMargin < 0 || bandMargin >= healthyFrom - watchFrom) {
    findings.push(
      finding(
        'bandMargin',
        'The margin must be 0 or more and smaller than the Watch band, or the bands overlap.',
        '余裕幅は0以上で「注意」の幅より小さくしてください。バンドが重なります。',
      ),
    )
  }
  if (!isWithin(minimumCoverage, 0, fullScore)) {
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
  return [...repeated].map((key) =>
    findingOf(key)('key', `The key "${key}" is used by more than one measure.`, `キー「${key}」が複数の指標で使われています。`),
  )
}

function checkMeasure(measure: Measure): Finding[] {
  return [
    ...checkWeight(measure),
    ...checkPoints(measure),
    ...checkAges(measure),
    ...checkKnockOut(measure),
    ...checkAggregate(measure, measure.aggregate, 'aggregate'),
    ...(measure.over ? checkAggregate(measure, measure.over, 'over') : []),
    ...checkChange(measure),
  ]
}

function checkWeight({ key, weight }: Measure): Finding[] {
  if (Number.isSafeInteger(weight) && weight >= 0) return []
  return [findingOf(key)('weight', 'The weight must be a whole number, 0 or more.', '重みは0以上の整数で指定してください。')]
}

function checkPoints({ key, points, missingPoints }: Measure): Finding[] {
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (points.length === 0) findings.push(finding('points', 'The measure has no points.', '指標に点数がありません。'))
  if (points.some(isNotAbove))
    findings.push(finding('points', 'The values of the points must ascend, each only once.', '点数の値は重複なく昇順で指定してください。'))
  if (points.some((breakpoint) => !isWithin(breakpoint.points, 0, fullScore))) {
    findings.push(finding('points', 'Points must be from 0 to 100.', '点数は0から100の範囲で指定してください。'))
  }
  if (missingPoints !== null && !isWithin(missingPoints, 0, fullScore)) {
    findings.push(
      finding(
        'missingPoints',
        'The points of a missing value must be from 0 to 100.',
        '値がない場合の点数は0から100の範囲で指定してください。',
      ),
    )
  }
  return findings
}

const isNotAbove = (breakpoint: Breakpoint, index: number, all: Breakpoint[]): boolean => {
  const previous = all[index - 1]
  return previous !== undefined && previous.value >= breakpoint.value
}

function checkAges({ key, maxAgeDays, minAccountAgeDays, aggregate }: Measure): Finding[] {
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (maxAgeDays !== null && maxAgeDays < 0)
    findings.push(finding('maxAgeDays', 'The maximum age must be 0 days or more.', '最大経過日数は0以上で指定してください。'))
  if (maxAgeDays !== null && aggregate.dateField === null) {
    findings.push(
      finding('maxAgeDays', 'A maximum age needs a date field to tell the age by.', '最大経過日数を使うには日付項目が必要です。'),
    )
  }
  if (minAccountAgeDays !== null && minAccountAgeDays < 0) {
    findings.push(
      finding('minAccountAgeDays', 'The minimum account age must be 0 days or more.', '取引先の最小経過日数は0以上で指定してください。'),
    )
  }
  return findings
}

function checkKnockOut({ key, knockOut }: Measure): Finding[] {
  if (!knockOut) return []
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (knockOut.operator !== 'missing' && knockOut.value === null) {
    findings.push(finding('knockOut', 'The knock-out needs a value to compare with.', 'ノックアウトの比較値を指定してください。'))
  }
  if (!isWithin(knockOut.cap, 0, fullScore)) {
    findings.push(
      finding('knockOut', "The knock-out's cap must be from 0 to 100.", 'ノックアウトの上限は0から100の範囲で指定してください。'),
    )
  }
  return findings
}

function checkAggregate({ key }: Measure, definition: AggregateDefinition, field: 'aggregate' | 'over'): Finding[] {
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (definition.windowDays !== null && definition.windowDays < 1) {
    findings.push(finding(field, 'The window must be 1 day or more.', '期間は1日以上で指定してください。'))
  }
  if (definition.windowDays !== null && definition.dateField === null) {
    findings.push(finding(field, 'A window needs a date field.', '期間を使うには日付項目が必要です。'))
  }
  if (needsField(definition) && definition.field === null) {
    findings.push(
      finding(field, `The aggregate "${definition.aggregate}" needs a field.`, `集計「${definition.aggregate}」には項目が必要です。`),
    )
  }
  return findings
}

function needsField({ aggregate, dateField }: AggregateDefinition): boolean {
  if (aggregate === 'daysSince' || aggregate === 'daysUntil') return dateField === null
  return aggregate !== 'count'
}

function checkChange({ key, changeAgainstPreviousWindow, aggregate, over }: Measure): Finding[] {
  if (!changeAgainstPreviousWindow || aggregate.windowDays !== null || (over !== null && over.windowDays !== null)) return []
  return [
    findingOf(key)(
      'changeAgainstPreviousWindow',
      'A change against the previous window needs a window.',
      '前期間との比較には期間の指定が必要です。',
    ),
  ]
}

const findingOf =
  (measureKey: string | null) =>
  (field: string, english: string, japanese: string): Finding => ({ measureKey, field, english, japanese })

const isWithin = (value: number, lowest: number, highest: number): boolean => value >= lowest && value <= highest

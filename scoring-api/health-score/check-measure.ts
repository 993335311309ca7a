import { checkBreakpoints } from './check-breakpoints.ts'
import { checkVariants } from './check-variants.ts'
import { findingOf, full, isWithin, type Finding } from './finding.ts'
import type { AggregateDefinition, Breakpoint, Measure } from './scorecard.ts'

const heaviest = 99_999
const percentileFull = 1_000_000
const fieldPath = /^([A-Za-z]\w*\.)*[A-Za-z]\w*$/

/** What is wrong with one measure as such. @param stage of its scorecard; null = several */
export function checkMeasure(measure: Measure, stage: string | null): Finding[] {
  return [
    ...checkWeight(measure),
    ...checkPoints(measure),
    ...checkVariants(measure, stage),
    ...checkPercentile(measure),
    ...checkAges(measure),
    ...checkKnockOut(measure),
    ...checkAggregate(measure, measure.aggregate, 'aggregate'),
    ...(measure.over ? checkAggregate(measure, measure.over, 'over') : []),
    ...checkChange(measure),
  ]
}

function checkWeight({ key, weight }: Measure): Finding[] {
  if (Number.isSafeInteger(weight) && isWithin(weight, 0, heaviest)) return []
  return [
    findingOf(key)(
      'weight',
      `The weight must be a whole number from 0 to ${heaviest}.`,
      `重みは0から${heaviest}の整数で指定してください。`,
    ),
  ]
}

function checkPoints({ key, points, missingPoints }: Measure): Finding[] {
  const finding = findingOf(key)
  const findings = checkBreakpoints(points).map(([english, japanese]) => finding('points', english, japanese))
  if (missingPoints !== null && !isWithin(missingPoints, 0, full)) {
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

function checkPercentile({ key, percentileWithin, points, variants, knockOut }: Measure): Finding[] {
  if (percentileWithin === null) return []
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (percentileWithin !== '*' && !fieldPath.test(percentileWithin)) {
    findings.push(
      finding(
        'percentileWithin',
        `"${percentileWithin}" is no field of Account: name one, like "Industry", or "*" for all accounts.`,
        `「${percentileWithin}」は取引先の項目ではありません。「Industry」のような項目名か、全取引先を表す「*」を指定してください。`,
      ),
    )
  }
  const isBeyond = ({ value }: Breakpoint) => !isWithin(value, 0, percentileFull)
  const beyond = (field: string) =>
    finding(
      field,
      'The value is a percentile: its points must be given for 0 to 100.',
      '値はパーセンタイルです。点数は0から100の値に対して指定してください。',
    )
  if (points.some(isBeyond)) findings.push(beyond('points'))
  variants.forEach((variant, index) => variant.points.some(isBeyond) && findings.push(beyond(`variants[${index}].points`)))
  if (knockOut !== null && knockOut.value !== null && !isWithin(knockOut.value, 0, percentileFull)) {
    findings.push(
      finding(
        'knockOut.value',
        'The value is a percentile: the knock-out must compare it with 0 to 100, not with the value before.',
        '値はパーセンタイルです。ノックアウトは元の値ではなく0から100の値と比較してください。',
      ),
    )
  }
  return findings
}

function checkAges({ key, maxAgeDays, minAccountAgeDays, aggregate }: Measure): Finding[] {
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (maxAgeDays !== null && !isDayCount(maxAgeDays)) {
    findings.push(
      finding('maxAgeDays', 'The maximum age must be a whole number of days, 0 or more.', '最大経過日数は0以上の整数で指定してください。'),
    )
  }
  if (maxAgeDays !== null && aggregate.dateField === null) {
    findings.push(
      finding('maxAgeDays', 'A maximum age needs a date field to tell the age by.', '最大経過日数を使うには日付項目が必要です。'),
    )
  }
  if (minAccountAgeDays !== null && !isDayCount(minAccountAgeDays)) {
    findings.push(
      finding(
        'minAccountAgeDays',
        'The minimum account age must be a whole number of days, 0 or more.',
        '取引先の最小経過日数は0以上の整数で指定してください。',
      ),
    )
  }
  return findings
}

const isDayCount = (days: number): boolean => Number.isSafeInteger(days) && days >= 0

function checkKnockOut({ key, knockOut }: Measure): Finding[] {
  if (!knockOut) return []
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (knockOut.operator !== 'missing' && knockOut.value === null) {
    findings.push(finding('knockOut.value', 'The knock-out needs a value to compare with.', 'ノックアウトの比較値を指定してください。'))
  }
  if (!isWithin(knockOut.cap, 0, full)) {
    findings.push(
      finding('knockOut.cap', "The knock-out's cap must be from 0 to 100.", 'ノックアウトの上限は0から100の範囲で指定してください。'),
    )
  }
  if (knockOut.reason.trim() === '') {
    findings.push(
      finding(
        'knockOut.reason',
        'The knock-out needs a reason that users will read.',
        '利用者に表示するノックアウトの理由を指定してください。',
      ),
    )
  }
  return findings
}

function checkAggregate({ key }: Measure, definition: AggregateDefinition, half: 'aggregate' | 'over'): Finding[] {
  const { aggregate, dateField, field, windowDays, windowPeriod } = definition
  const finding = findingOf(key)
  const findings: Finding[] = []
  if (windowDays !== null && !(Number.isSafeInteger(windowDays) && windowDays >= 1)) {
    findings.push(
      finding(`${half}.windowDays`, 'The window must be a whole number of days, 1 or more.', '期間は1日以上の整数で指定してください。'),
    )
  }
  if (windowDays !== null && windowPeriod !== null) {
    findings.push(
      finding(
        `${half}.windowPeriod`,
        'A window is either a number of days or a calendar period, not both.',
        '期間は日数か暦の期間のどちらか一方だけを指定してください。',
      ),
    )
  }
  if (hasWindow(definition) && dateField === null) {
    findings.push(finding(`${half}.dateField`, 'A window needs a date field.', '期間を使うには日付項目が必要です。'))
  }
  if (needsField(definition) && field === null) {
    findings.push(finding(`${half}.field`, `The aggregate "${aggregate}" needs a field.`, `集計「${aggregate}」には項目が必要です。`))
  }
  return findings
}

const hasWindow = ({ windowDays, windowPeriod }: AggregateDefinition): boolean => windowDays !== null || windowPeriod !== null

function needsField({ aggregate, dateField }: AggregateDefinition): boolean {
  if (aggregate === 'daysSince' || aggregate === 'daysUntil') return dateField === null
  return aggregate !== 'count'
}

function checkChange({ key, changeAgainstPreviousWindow, aggregate, over }: Measure): Finding[] {
  if (!changeAgainstPreviousWindow || hasWindow(aggregate) || (over !== null && hasWindow(over))) return []
  return [
    findingOf(key)(
      'changeAgainstPreviousWindow',
      'A change against the previous window needs a window.',
      '前期間との比較には期間の指定が必要です。',
    ),
  ]
}

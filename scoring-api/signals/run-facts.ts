import type { JudgedAccount } from '../health-score/judge-account.ts'
import { toDay } from '../health-score/judge-account.ts'
import { bandValues } from '../health-score/picklist-values.ts'
import type { RunBasis } from '../health-score/run-basis.ts'
import { fromHundredths, fromTenThousandths } from '../health-score/scaled-number.ts'
import type { ScoredMeasure } from '../health-score/health.ts'
import { daysBetween } from '../metric/calendar-day.ts'
import { kindOf } from '../soql/field-kind.ts'
import type { ResolvedField } from '../soql/schema.ts'
import { nameOfMeasure } from './condition-names.ts'
import type { FactsRow, FactValue } from './facts-row.ts'

export interface FactsBasis extends Pick<RunBasis, 'asOfDate' | 'stageColumn' | 'customerSinceColumn' | 'organization'> {
  /** Fields of Account that conditions ask for; each is a column of the judged account. */
  accountFields: readonly ResolvedField[]
}

/**
 * What a run found out about an account, by the names of conditions.
 * @param scoreMonthAgo hundredths; null = not known
 */
export function toFactsRow({ found, scored, columns }: JudgedAccount, scoreMonthAgo: number | null, basis: FactsBasis): FactsRow {
  const customerSince = toDay(columns[basis.customerSinceColumn] ?? null, basis.organization.timeZone)
  const row: Record<string, FactValue> = {
    Stage: textOrNull(columns[basis.stageColumn]),
    DaysAsCustomer: customerSince === null ? null : daysBetween(customerSince, basis.asOfDate),
  }
  for (const { path, type } of basis.accountFields) row[`Account.${path}`] = toFact(columns[path] ?? null, type)
  if (scored === null) return row
  row['Score'] = fromHundredths(found.score)
  row['Coverage'] = fromHundredths(found.coverage)
  row['Band'] = bandValues[found.band]
  row['Change30Days'] = found.score === null || scoreMonthAgo === null ? null : fromHundredths(found.score - scoreMonthAgo)
  // Nobody knows the value while its feed stands still.
  for (const measure of scored.health.measures) if (!measure.isFeedStopped) noteMeasure(row, measure)
  return row
}

/** Value and points of a measure whose feed has not stopped. An account too young for it has none yet: that is not the same as empty. */
export function noteMeasure(row: Record<string, FactValue>, measure: Omit<ScoredMeasure, 'isFeedStopped'>): void {
  if (measure.status === 'tooEarly') return
  const name = nameOfMeasure(measure.key)
  row[`Value.${name}`] = measure.status === 'present' ? fromTenThousandths(measure.value) : null
  row[`Points.${name}`] = fromHundredths(measure.points)
}

const textOrNull = (text: string | null | undefined): string | null => (text === undefined || text === '' ? null : text)

function toFact(text: string | null, type: string): FactValue {
  if (text === null || text === '') return null
  switch (kindOf(type)) {
    case 'number':
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'datetime':
      return new Date(text).toISOString()
    default:
      return text
  }
}

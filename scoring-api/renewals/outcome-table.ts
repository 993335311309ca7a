import { addDays } from '../metric/calendar-day.ts'
import type { FeatureValue, RenewalRow, Sentence } from './renewal.ts'

/** Which column of a table tells what of a renewal that was decided. */
export interface OutcomeTableMapping {
  renewalId: string
  /** null = every renewal is an account of its own. */
  accountId: string | null
  outcome: string
  /** What stands in `outcome`, as written. */
  renewedTexts: readonly string[]
  lostTexts: readonly string[]
  /** Column with a `yyyy-mm-dd` date. */
  decidedOn: string
  /** How many days before the decision the features tell of; 0 = the same day. */
  horizonDays: number
  features: readonly string[]
}

/** A row that cannot be used; the others can. */
export interface RefusedRow extends Sentence {
  /** From 1, without the header. */
  row: number
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/
const day = /^\d{4}-\d\d-\d\d$/

/**
 * Outcomes from a table of texts, such as a CSV file's. A column in which every text that is not blank is a decimal is a number; a blank
 * is not known. Rows without an id, with an outcome of neither kind or without a date are refused by name.
 */
export function toRenewalRows(table: readonly Readonly<Record<string, string>>[], mapping: OutcomeTableMapping) {
  const numeric = new Set(mapping.features.filter((name) => table.every((row) => isDecimalOrBlank(row[name] ?? ''))))
  const rows: RenewalRow[] = []
  const refused: RefusedRow[] = []
  for (const [index, record] of table.entries()) {
    const textOf = (column: string): string => (record[column] ?? '').trim()
    const [renewalId, outcome, decidedOn] = [textOf(mapping.renewalId), textOf(mapping.outcome), textOf(mapping.decidedOn)]
    const isRenewed = mapping.renewedTexts.includes(outcome)
    const fault = faultOf(mapping, renewalId, decidedOn, outcome, isRenewed || mapping.lostTexts.includes(outcome))
    if (fault) {
      refused.push({ row: index + 1, ...fault })
      continue
    }
    const features = mapping.features.map((name): [string, FeatureValue] => [name, toValue(textOf(name), numeric.has(name))])
    const accountId = mapping.accountId === null ? renewalId : textOf(mapping.accountId)
    const asOf = addDays(decidedOn, -mapping.horizonDays)
    rows.push({ renewalId, accountId, asOf, decidedOn, isRenewed, features: Object.fromEntries(features), knownOn: {} })
  }
  return { rows, refused }
}

function faultOf(mapping: OutcomeTableMapping, renewalId: string, decidedOn: string, outcome: string, isKnown: boolean): Sentence | null {
  if (renewalId === '') return { english: `${mapping.renewalId} is blank.`, japanese: `${mapping.renewalId}が空です。` }
  if (!isKnown) {
    return {
      english: `${mapping.outcome} is “${outcome}”, which stands for neither renewed nor lost.`,
      japanese: `${mapping.outcome}の「${outcome}」は更新にも失注にも当てはまりません。`,
    }
  }
  if (day.test(decidedOn) && !Number.isNaN(Date.parse(decidedOn))) return null
  return {
    english: `${mapping.decidedOn} is “${decidedOn}”, not a date like 2026-11-22.`,
    japanese: `${mapping.decidedOn}の「${decidedOn}」は2026-11-22のような日付ではありません。`,
  }
}

const isDecimalOrBlank = (text: string): boolean => text.trim() === '' || decimal.test(text.trim())
const toValue = (text: string, isNumber: boolean): FeatureValue => (text === '' ? null : isNumber ? Number(text) : text)

import type { FactsRow, FactValue } from '../../scoring-api/signals/facts-row.ts'
import { createRandom } from './random.ts'

/** A condition in a form that every engine's language can be written from. */
export interface BenchCondition {
  all: boolean
  comparisons: BenchComparison[]
}

export type BenchComparison =
  | { name: string; operator: '<' | '<=' | '>' | '>='; value: number }
  | { name: string; operator: '=' | '!='; value: string }
  | { name: string; operator: 'in'; value: string[] }

export const benchMeasures = Array.from({ length: 40 }, (_, index) => `measure_${index + 1}`)
const types = ['Customer', 'Partner', 'Prospect', 'Former']
const industries = ['Banking', 'Retail', 'Energy', 'Media', 'Health']
const bands = ['Healthy', 'Watch', 'AtRisk', 'Unknown']
const stages = ['Onboarding', 'Operation', 'Renewal', 'Trial']

/** One to four comparisons each, joined by AND or by OR, as indicators have them: mostly levels of measures. */
export function benchConditions(count: number): BenchCondition[] {
  const random = createRandom(4)
  const pick = <Item>(items: readonly Item[]): Item => items[random(0, items.length - 1)] as Item
  const comparison = (): BenchComparison => {
    switch (random(0, 7)) {
      case 0:
        return { name: 'Band', operator: '=', value: pick(bands) }
      case 1:
        return { name: 'Account.Type', operator: '!=', value: pick(types) }
      case 2:
        return { name: 'Account.Industry', operator: 'in', value: [pick(industries), 'Banking'] }
      case 3:
        return { name: 'Score', operator: pick(['<', '>=']), value: random(5, 95) }
      default:
        return { name: `Value.${pick(benchMeasures)}`, operator: pick(['<', '<=', '>', '>=']), value: random(1, 999) / 10 }
    }
  }
  return Array.from({ length: count }, () => ({
    all: random(0, 3) > 0,
    comparisons: Array.from({ length: random(1, 4) }, comparison),
  }))
}

/** Every value is known: one of the peers refuses to compare what is not. */
export function benchRows(count: number): FactsRow[] {
  const random = createRandom(40)
  const pick = (items: readonly string[]): string => items[random(0, items.length - 1)] ?? ''
  return Array.from({ length: count }, () => {
    const row: Record<string, FactValue> = {}
    for (const measure of benchMeasures) row[`Value.${measure}`] = random(0, 1_000) / 10
    for (const measure of benchMeasures) row[`Points.${measure}`] = random(0, 10_000) / 100
    return Object.assign(row, {
      Score: random(0, 10_000) / 100,
      Coverage: random(0, 10_000) / 100,
      Band: pick(bands),
      Change30Days: random(-2_000, 2_000) / 100,
      Stage: pick(stages),
      DaysAsCustomer: random(0, 3_000),
      'Account.Type': pick(types),
      'Account.Industry': pick(industries),
    })
  })
}

const soqlText = (text: string): string => `'${text}'`

/** As a CSM writes it. */
export function toSoql({ all, comparisons }: BenchCondition): string {
  const terms = comparisons.map((comparison) => {
    switch (comparison.operator) {
      case 'in':
        return `${comparison.name} IN (${comparison.value.map(soqlText).join(', ')})`
      case '=':
      case '!=':
        return `${comparison.name} ${comparison.operator} ${soqlText(comparison.value)}`
      default:
        return `${comparison.name} ${comparison.operator} ${comparison.value}`
    }
  })
  return terms.join(all ? ' AND ' : ' OR ')
}

const jsonOperators = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '=': 'equal',
  '!=': 'notEqual',
  in: 'in',
} as const

/** As `json-rules-engine` takes it. */
export function toJsonRule({ all, comparisons }: BenchCondition): Record<string, unknown> {
  const terms = comparisons.map(({ name, operator, value }) => ({ fact: name, operator: jsonOperators[operator], value }))
  return all ? { all: terms } : { any: terms }
}

/** As an expression of `@gorules/zen-engine`. */
export function toZen({ all, comparisons }: BenchCondition): string {
  const terms = comparisons.map(({ name, operator, value }) => `${name} ${operator === '=' ? '==' : operator} ${JSON.stringify(value)}`)
  return terms.join(all ? ' and ' : ' or ')
}

/** The row with its names as nested objects, as that engine wants its context. */
export function toContext(row: FactsRow): Record<string, unknown> {
  const context: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    const [head = '', tail] = name.split('.')
    if (tail === undefined) context[head] = value
    else ((context[head] ??= {}) as Record<string, unknown>)[tail] = value
  }
  return context
}

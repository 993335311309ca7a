import type { ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import type { Language } from './language.ts'

/** What is different in a file, a line each; none = both say the same. The version's number is no difference: an import chooses it. */
export function diffDefinitions(org: ScorecardDefinition, file: ScorecardDefinition, language: Language): string[] {
  const inOrg = new Map(org.measures.map((measure) => [measure.key, measure]))
  const inFile = new Map(file.measures.map((measure) => [measure.key, measure]))
  const keys = [...new Set([...inOrg.keys(), ...inFile.keys()])]
  const lines = keys.flatMap((key) => {
    const path = language === 'ja' ? `指標${key}` : `measure ${key}`
    if (!inFile.has(key)) return [language === 'ja' ? `${path}：削除` : `${path}: removed`]
    if (!inOrg.has(key)) return [language === 'ja' ? `${path}：追加` : `${path}: added`]
    return differences(inOrg.get(key), inFile.get(key), '').map((line) => `${path}: ${line}`)
  })
  const order =
    orderOf(org, inFile) === orderOf(file, inOrg) ? [] : [language === 'ja' ? '指標の順序が違います' : 'the measures are in another order']
  return [...differences(withoutMeasures(org), withoutMeasures(file), ''), ...lines, ...order]
}

const withoutMeasures = (definition: ScorecardDefinition) => ({ ...definition, version: 0, measures: [] })

/** Keys of the measures that the other side has too. */
const orderOf = ({ measures }: ScorecardDefinition, other: ReadonlyMap<string, unknown>): string =>
  measures
    .map(({ key }) => key)
    .filter((key) => other.has(key))
    .join()

function differences(before: unknown, after: unknown, path: string): string[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => differences(before[key], after[key], path === '' ? key : `${path}.${key}`))
  }
  const [from, to] = [JSON.stringify(before), JSON.stringify(after)]
  return from === to ? [] : [`${path}: ${from} → ${to}`]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

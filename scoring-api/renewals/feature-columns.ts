import type { Matrix } from './logistic-regression.ts'
import { byText, type Features, type FeatureValue } from './renewal.ts'

/** A number as it is, or one value of a choice as 1 and all others as 0. A value that is not known has a column of its own. */
export type ColumnMeaning =
  | { kind: 'number'; feature: string; lowest: number; highest: number; whenMissing: number }
  | { kind: 'choice'; feature: string; choice: string }
  | { kind: 'missing'; feature: string }

/** A column of a model's matrix: what it tells, less its mean, in standard deviations. */
export type FeatureColumn = ColumnMeaning & { mean: number; deviation: number }

/** A choice of fewer rows says nothing that lasts. */
const fewestRows = 10
const mostChoices = 30

/** A feature whose every known value is a number is a number; any other is a choice. */
export const isNumeric = (values: readonly FeatureValue[]): boolean => values.every((value) => value === null || typeof value === 'number')

/** Every name that some row has, in order. */
export const featureNames = (rows: readonly { features: Features }[]): string[] =>
  [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].toSorted(byText)

export const valueOf = (features: Features, name: string): FeatureValue => {
  const value = features[name] ?? null
  return typeof value === 'number' && !Number.isFinite(value) ? null : value
}

/** The columns that these rows give the features, each standardised over the rows; one that is the same everywhere is none. */
export function columnsFrom(rows: readonly { features: Features }[], names: readonly string[]): FeatureColumn[] {
  return names.flatMap((feature) => {
    const values = rows.map(({ features }) => valueOf(features, feature))
    return meaningsOf(feature, values).flatMap((meaning) => {
      const numbers = values.map((value) => numberOf(meaning, value))
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
      const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length
      return variance > 0 ? [{ ...meaning, mean, deviation: Math.sqrt(variance) }] : []
    })
  })
}

export function toMatrix(rows: readonly { features: Features }[], columns: readonly FeatureColumn[]): Matrix {
  return { rows: rows.length, columns: columns.map((column) => Float64Array.from(rows, ({ features }) => standardised(column, features))) }
}

export const standardised = (column: FeatureColumn, features: Features): number =>
  (numberOf(column, valueOf(features, column.feature)) - column.mean) / column.deviation

function meaningsOf(feature: string, values: readonly FeatureValue[]): ColumnMeaning[] {
  const known = values.filter((value) => value !== null)
  const isMissingOften = values.length - known.length >= fewestRows
  const missing: ColumnMeaning[] = isMissingOften ? [{ kind: 'missing', feature }] : []
  if (known.length === 0) return []
  if (isNumeric(known)) {
    const numbers = known.map(Number).toSorted((a, b) => a - b)
    const whenMissing = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    return [{ kind: 'number', feature, lowest: numbers[0] ?? 0, highest: numbers.at(-1) ?? 0, whenMissing }, ...missing]
  }
  const choices = [...Map.groupBy(known, String)]
    .filter(([, members]) => members.length >= fewestRows)
    .toSorted(([a, inA], [b, inB]) => inB.length - inA.length || byText(a, b))
    .slice(0, mostChoices)
  // Of two that are always one or the other, the second says all.
  const isEither = choices.length === 2 && choices.reduce((sum, [, members]) => sum + members.length, 0) === values.length
  return [...choices.slice(isEither ? 1 : 0).map(([choice]): ColumnMeaning => ({ kind: 'choice', feature, choice })), ...missing]
}

/** A number beyond those that were learned from counts as the nearest of them. */
function numberOf(meaning: ColumnMeaning, value: FeatureValue): number {
  if (meaning.kind === 'missing') return value === null ? 1 : 0
  if (meaning.kind === 'choice') return value !== null && String(value) === meaning.choice ? 1 : 0
  return typeof value === 'number' ? Math.min(Math.max(value, meaning.lowest), meaning.highest) : meaning.whenMissing
}

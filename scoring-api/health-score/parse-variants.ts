import { toDecimalText } from '../metric/decimal.ts'
import { parsePoints, PointsError } from './parse-points.ts'
import type { Breakpoint, PointsVariant } from './scorecard.ts'

/** Points by stage and age that cannot be understood, said in both languages; `line` counts from 1. */
export class VariantsError extends Error {
  override readonly name = 'VariantsError'
  readonly japanese: string
  readonly line: number

  constructor(line: number, english: string, japanese: string) {
    super(`Line ${line}: ${english}`)
    this.japanese = `${line}行目：${japanese}`
    this.line = line
  }
}

/**
 * Points by stage and age from text, one variant a line: `stage Onboarding, age 0-90: 0=0; 30=60`, `age 180+: …`, `age up to 90: …`,
 * `stage Trial: …`. Ages in days, inclusive. Empty lines are passed over; no text is no variant.
 * @throws VariantsError naming the line at fault
 */
export function parseVariants(text: string): PointsVariant[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseVariant(line.trim(), index + 1)]))
}

function parseVariant(text: string, line: number): PointsVariant {
  const colon = text.lastIndexOf(':')
  if (colon < 0) {
    throw new VariantsError(
      line,
      `"${text}" has no ":" between the accounts and their points, as in "age 0-90: 0=0; 30=60".`,
      `「${text}」には、対象と点数を区切る「:」がありません。「age 0-90: 0=0; 30=60」の形で入力してください。`,
    )
  }
  return { ...parseAccounts(text.slice(0, colon).trim(), line), points: parseBreakpoints(text.slice(colon + 1), line) }
}

const conditions = /^(?:stage\s+(?<stage>.+?))?\s*(?:(?:^|,)\s*age\s+(?:(?<from>\d+)\s*(?:-\s*(?<to>\d+)|\+)|up\s+to\s+(?<upTo>\d+)))?$/i

/** An age that was meant as one, but reads as part of the stage's name. */
const withAge = /(^|,)\s*age\b|\bage\s+(\d|up\s)/i

function parseAccounts(text: string, line: number): Omit<PointsVariant, 'points'> {
  const { stage, from, to, upTo } = conditions.exec(text)?.groups ?? {}
  if (stage === undefined && from === undefined && upTo === undefined) throw notUnderstood(text, line)
  if (stage !== undefined && withAge.test(stage)) throw notUnderstood(text, line)
  return { stage: stage?.trim() ?? null, minAgeDays: toDays(from), maxAgeDays: toDays(to ?? upTo) }
}

const notUnderstood = (text: string, line: number): VariantsError =>
  new VariantsError(
    line,
    `"${text}" names neither a stage nor an age: write "stage Onboarding", "age 0-90", "age 180+", "age up to 90", or "stage Onboarding, age 0-90".`,
    `「${text}」はステージでも経過日数でもありません。「stage Onboarding」「age 0-90」「age 180+」「age up to 90」「stage Onboarding, age 0-90」の形で入力してください。`,
  )

const toDays = (text: string | undefined): number | null => (text === undefined ? null : Number(text))

function parseBreakpoints(text: string, line: number): Breakpoint[] {
  try {
    return parsePoints(text)
  } catch (err) {
    if (err instanceof PointsError) throw new VariantsError(line, err.message, err.japanese)
    throw err
  }
}

/** The text that `parseVariants` reads back as the same; '' for none. */
export const variantsText = (variants: readonly PointsVariant[]): string =>
  variants.map((variant) => `${accountsText(variant)}: ${pointsText(variant.points)}`).join('\n')

/** The text that `parsePoints` reads back as the same: `0=0; 30=60`. */
export const pointsText = (points: readonly Breakpoint[]): string =>
  points.map((breakpoint) => `${toDecimalText(breakpoint.value, 4)}=${toDecimalText(breakpoint.points, 2)}`).join('; ')

const accountsText = (variant: PointsVariant): string =>
  [variant.stage === null ? null : `stage ${variant.stage}`, ageText(variant)].filter((part) => part !== null).join(', ')

function ageText({ minAgeDays, maxAgeDays }: PointsVariant): string | null {
  if (minAgeDays === null) return maxAgeDays === null ? null : `age up to ${maxAgeDays}`
  return maxAgeDays === null ? `age ${minAgeDays}+` : `age ${minAgeDays}-${maxAgeDays}`
}

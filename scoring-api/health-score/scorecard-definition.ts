import { z } from 'zod'
import type { Finding } from './finding.ts'
import { toShapeFindings } from './definition-findings.ts'
import { parsePoints, PointsError } from './parse-points.ts'
import { pointsText } from './parse-variants.ts'
import { fromHundredths, fromTenThousandths } from './scaled-number.ts'
import {
  aggregates,
  groups,
  rollUpMethods,
  units,
  windowPeriods,
  type AggregateDefinition,
  type Breakpoint,
  type KnockOut,
  type Measure,
  type PointsVariant,
  type Scorecard,
} from './scorecard.ts'

/**
 * A scorecard as JSON, in the units people speak in: what files, the command line, the routes and the builder exchange.
 * Lengths are those of the org's fields. Values of choices are those of the TypeScript types.
 */

const text = (longest: number) => z.string().max(longest)
const optionalText = (longest: number) => z.string().min(1).max(longest).nullable()
const points = z.string().max(255).describe('value=points; value=points, ascending by value')
const decimal = (digits: number) =>
  z.number().refine((value) => Math.round(value * 10 ** digits) / 10 ** digits === value, { params: { digits } })
const days = z.int().nullable()

const aggregate = z.strictObject({
  sourceObject: text(80),
  accountPath: text(255),
  filter: optionalText(4000).describe('SOQL condition; null = every row'),
  dateField: optionalText(80),
  aggregate: z.enum(aggregates),
  field: optionalText(80),
  windowDays: days,
  windowPeriod: z.enum(windowPeriods).nullable().default(null),
})

const knockOut = z.strictObject({
  operator: z.enum(['atMost', 'lessThan', 'atLeast', 'greaterThan', 'equals', 'missing']),
  value: decimal(4).nullable(),
  cap: decimal(2),
  reason: text(255),
  japaneseReason: optionalText(255),
})

const variant = z.strictObject({
  stage: optionalText(80),
  minAgeDays: days,
  maxAgeDays: days,
  points,
})

const measure = z.strictObject({
  key: text(80),
  name: text(80),
  japaneseName: optionalText(80),
  group: z.enum(groups),
  weight: z.int(),
  aggregate,
  over: aggregate.nullable(),
  changeAgainstPreviousWindow: z.boolean(),
  percentileWithin: optionalText(80).default(null).describe('Field path of Account, * = all accounts; null = no percentile'),
  unit: z.enum(units),
  points,
  variants: z.array(variant).default([]),
  maxAgeDays: days,
  minAccountAgeDays: days,
  missingPoints: decimal(2).nullable(),
  knockOut: knockOut.nullable(),
  meaning: optionalText(1000).default(null),
  japaneseMeaning: optionalText(1000).default(null),
})

export const scorecardDefinition = z.strictObject({
  key: text(80),
  version: z.int().max(9999),
  name: text(80),
  japaneseName: optionalText(80),
  stage: optionalText(80).describe('null = every account whose stage no other scorecard names'),
  segmentFilter: optionalText(4000).describe('SOQL condition on Account; null = every account of the stage'),
  sortOrder: z.int().min(-9999).max(9999).nullable().describe('Lowest matches first; null = last'),
  healthyFrom: decimal(2),
  watchFrom: decimal(2),
  bandMargin: decimal(2),
  minimumCoverage: decimal(2),
  rollUp: z.enum(rollUpMethods).default('independent'),
  notes: optionalText(4000),
  measures: z.array(measure),
})

export type ScorecardDefinition = z.infer<typeof scorecardDefinition>
export type MeasureDefinition = z.infer<typeof measure>

/** What a definition says, as far as it can be understood. */
export interface DefinitionReading {
  /** null = its form does not fit. */
  definition: ScorecardDefinition | null
  /** Without the points that cannot be read; null = its form does not fit. */
  scorecard: Scorecard | null
  /** Each one sentence with the path, in both languages. */
  findings: Finding[]
}

/** Reads what somebody wrote or sent. Whether it makes sense is `checkScorecard`'s question. */
export function readDefinition(value: unknown): DefinitionReading {
  const parsed = scorecardDefinition.safeParse(value, { reportInput: true })
  if (!parsed.success) return { definition: null, scorecard: null, findings: toShapeFindings(parsed.error.issues, value) }
  return { definition: parsed.data, ...interpret(parsed.data, '') }
}

/**
 * @param id of the record, where there is one
 * @throws PointsError when points cannot be read: `readDefinition` says where
 */
export function toScorecard(definition: ScorecardDefinition, id = ''): Scorecard {
  return scorecardOf(definition, id, ({ points }) => parsePoints(points))
}

function interpret(definition: ScorecardDefinition, id: string): { scorecard: Scorecard; findings: Finding[] } {
  const findings: Finding[] = []
  const scorecard = scorecardOf(definition, id, ({ points, measureKey, field }) => {
    try {
      return parsePoints(points)
    } catch (err) {
      if (!(err instanceof PointsError)) throw err
      findings.push({ measureKey, field, english: err.message, japanese: err.japanese })
      return []
    }
  })
  return { scorecard, findings }
}

type ReadPoints = (written: { points: string; measureKey: string; field: string }) => Breakpoint[]

function scorecardOf(definition: ScorecardDefinition, id: string, read: ReadPoints): Scorecard {
  const { key, version, name, japaneseName, stage, segmentFilter, sortOrder, rollUp, measures } = definition
  return {
    id,
    key,
    version,
    name,
    japaneseName,
    stage,
    segmentFilter,
    rollUp,
    versionKey: versionKeyOf(definition),
    sortOrder: sortOrder ?? Number.MAX_SAFE_INTEGER,
    healthyFrom: scaled(definition.healthyFrom, 2),
    watchFrom: scaled(definition.watchFrom, 2),
    bandMargin: scaled(definition.bandMargin, 2),
    minimumCoverage: scaled(definition.minimumCoverage, 2),
    contentHash: null,
    measures: measures.map((written, index) => toMeasure(written, (index + 1) * 10, read)),
  }
}

export const versionKeyOf = ({ key, version }: { key: string; version: number }): string => `${key}-v${version}`

function toMeasure(written: MeasureDefinition, sortOrder: number, read: ReadPoints): Measure {
  const { knockOut, missingPoints, points, variants, key: measureKey } = written
  return {
    ...written,
    sortOrder,
    points: read({ points, measureKey, field: 'points' }),
    variants: variants.map((variant, index) => ({
      ...variant,
      points: read({ points: variant.points, measureKey, field: `variants[${index}].points` }),
    })),
    missingPoints: missingPoints === null ? null : scaled(missingPoints, 2),
    knockOut: knockOut && {
      ...knockOut,
      value: knockOut.value === null ? null : scaled(knockOut.value, 4),
      cap: scaled(knockOut.cap, 2),
    },
  }
}

const scaled = (value: number, digits: number): number => Math.round(value * 10 ** digits)

/**
 * The definition of a scorecard, measures in their order; keys always in the same order, so that two files compare line by line.
 * @param notes kept beside the scorecard, as no rule reads them
 */
export function toDefinition(scorecard: Scorecard, notes: string | null = null): ScorecardDefinition {
  const { key, version, name, japaneseName, stage, segmentFilter, sortOrder, rollUp, measures } = scorecard
  return {
    key,
    version,
    name,
    japaneseName,
    stage,
    segmentFilter,
    sortOrder: sortOrder === Number.MAX_SAFE_INTEGER ? null : sortOrder,
    healthyFrom: scorecard.healthyFrom / 100,
    watchFrom: scorecard.watchFrom / 100,
    bandMargin: scorecard.bandMargin / 100,
    minimumCoverage: scorecard.minimumCoverage / 100,
    rollUp,
    notes,
    measures: measures.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1)).map(toMeasureDefinition),
  }
}

function toMeasureDefinition(measure: Measure): MeasureDefinition {
  return {
    key: measure.key,
    name: measure.name,
    japaneseName: measure.japaneseName,
    group: measure.group,
    weight: measure.weight,
    aggregate: toAggregate(measure.aggregate),
    over: measure.over && toAggregate(measure.over),
    changeAgainstPreviousWindow: measure.changeAgainstPreviousWindow,
    percentileWithin: measure.percentileWithin,
    unit: measure.unit,
    points: pointsText(measure.points),
    variants: measure.variants.map(toVariant),
    maxAgeDays: measure.maxAgeDays,
    minAccountAgeDays: measure.minAccountAgeDays,
    missingPoints: fromHundredths(measure.missingPoints),
    knockOut: measure.knockOut && toKnockOut(measure.knockOut),
    meaning: measure.meaning,
    japaneseMeaning: measure.japaneseMeaning,
  }
}

const toAggregate = (definition: AggregateDefinition): MeasureDefinition['aggregate'] => ({
  sourceObject: definition.sourceObject,
  accountPath: definition.accountPath,
  filter: definition.filter,
  dateField: definition.dateField,
  aggregate: definition.aggregate,
  field: definition.field,
  windowDays: definition.windowDays,
  windowPeriod: definition.windowPeriod,
})

const toVariant = ({ stage, minAgeDays, maxAgeDays, points }: PointsVariant): MeasureDefinition['variants'][number] => ({
  stage,
  minAgeDays,
  maxAgeDays,
  points: pointsText(points),
})

const toKnockOut = ({ operator, value, cap, reason, japaneseReason }: KnockOut): NonNullable<MeasureDefinition['knockOut']> => ({
  operator,
  value: fromTenThousandths(value),
  cap: cap / 100,
  reason,
  japaneseReason,
})

import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'

/** What a file of a default scorecard holds, in the units people speak in. */

const aggregate = z.object({
  sourceObject: z.string(),
  accountPath: z.string(),
  filter: z.string().nullable(),
  dateField: z.string().nullable(),
  aggregate: z.enum(['count', 'sum', 'average', 'minimum', 'maximum', 'distinct', 'latest', 'daysSince', 'daysUntil']),
  field: z.string().nullable(),
  windowDays: z.int().positive().nullable(),
})

const knockOut = z.object({
  operator: z.enum(['atMost', 'lessThan', 'atLeast', 'greaterThan', 'equals', 'missing']),
  value: z.number().nullable(),
  cap: z.number().min(0).max(100),
  reason: z.string().min(1),
  japaneseReason: z.string().min(1),
})

const measure = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  japaneseName: z.string().min(1),
  group: z.enum(['process', 'relationship', 'outcome']),
  weight: z.int().positive(),
  aggregate,
  over: aggregate.nullable(),
  changeAgainstPreviousWindow: z.boolean(),
  unit: z.enum(['count', 'percent', 'days', 'ratio', 'currency', 'points', 'hours']),
  /** `value=points; value=points`, ascending by value. */
  points: z.string().regex(/^-?\d+(\.\d+)?=\d+(\.\d+)?(; -?\d+(\.\d+)?=\d+(\.\d+)?)*$/),
  maxAgeDays: z.int().positive().nullable(),
  minAccountAgeDays: z.int().positive().nullable(),
  missingPoints: z.number().min(0).max(100).nullable(),
  knockOut: knockOut.nullable(),
  meaning: z.string().min(1),
  japaneseMeaning: z.string().min(1),
})

const scorecard = z.strictObject({
  key: z.string(),
  version: z.int().positive(),
  name: z.string(),
  japaneseName: z.string(),
  /** null: every account whose stage no other scorecard names. */
  stage: z.enum(['Trial', 'Onboarding', 'Operation', 'Renewal']).nullable(),
  segmentFilter: z.string().nullable(),
  sortOrder: z.int(),
  healthyFrom: z.number(),
  watchFrom: z.number(),
  bandMargin: z.number(),
  minimumCoverage: z.number(),
  notes: z.string(),
  measures: z.array(measure).min(1),
})

export type ScorecardFile = z.infer<typeof scorecard>
export type MeasureFile = z.infer<typeof measure>

/**
 * The default scorecards, by sort order.
 * @throws Error naming the file and what does not fit
 */
export async function readScorecardFiles(directory: URL = new URL('./', import.meta.url)): Promise<ScorecardFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'))
  const files = await Promise.all(names.map((name) => readScorecardFile(directory, name)))
  return files.toSorted((a, b) => a.sortOrder - b.sortOrder)
}

async function readScorecardFile(directory: URL, name: string): Promise<ScorecardFile> {
  const parsed = scorecard.safeParse(JSON.parse(await readFile(new URL(name, directory), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`${name}: ${z.prettifyError(parsed.error)}`)
}

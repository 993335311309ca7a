import { z } from 'zod'
import type { Override, RollUpResult, ScoredMeasure } from './health.ts'
import { bandValues, groupValues, keyOfValue, rollUpValues } from './picklist-values.ts'
import { toHundredths, toTenThousandths } from './scaled-number.ts'
import type { Band } from './scorecard.ts'
import { snapshotSchema } from './snapshot-json.ts'

/** What a snapshot's JSON holds, in the units that scoring works in. */
export interface ParsedSnapshot {
  /** `yyyy-mm-dd`, the org's time zone. */
  asOf: string
  stage: string | null
  customerSince: string | null
  stoppedFeeds: string[]
  measures: StoredMeasure[]
  ownScore: number | null
  rollUp: RollUpResult | null
  calculatedScore: number | null
  knockOuts: { key: string; cap: number }[]
  override: Override | null
  previousBand: Band | null
}

export type StoredMeasure = Omit<ScoredMeasure, 'isFeedStopped'>

/** Why a snapshot's text cannot be read. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
}

/** @throws SnapshotError on text that is no JSON, on another schema than the present one, and on a figure that does not fit, by its place */
export function parseSnapshot(text: string): ParsedSnapshot {
  const { schema = null, ...content } = withSchema.safeParse(toJson(text)).data ?? {}
  if (schema !== snapshotSchema) {
    throw new SnapshotError(`The snapshot has schema ${JSON.stringify(schema)}; only ${snapshotSchema} can be read.`)
  }
  const parsed = snapshot.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new SnapshotError(['The snapshot', ...(issue?.path ?? [])].join(', ') + `: ${issue?.message ?? 'does not fit'}.`)
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (err) {
    throw new SnapshotError('The snapshot is no JSON.', { cause: err })
  }
}

const withSchema = z.looseObject({ schema: z.unknown() })

/** A decimal as a whole number of its last digit. */
const scaled = (toInteger: (value: number) => number | null, decimals: number) =>
  z.number().transform((value, context) => {
    const integer = toInteger(value)
    if (integer !== null) return integer
    context.addIssue({ code: 'custom', message: `${value} has more than ${decimals} decimals` })
    return z.NEVER
  })

const hundredths = scaled(toHundredths, 2)
const tenThousandths = scaled(toTenThousandths, 4)

const picked = <Key extends string>(values: Record<Key, string>) =>
  z.string().transform((value, context) => {
    const key = keyOfValue(values, value)
    if (key !== null) return key
    context.addIssue({ code: 'custom', message: `"${value}" is not known` })
    return z.NEVER
  })

const { arrWeighted, worstOf } = rollUpValues

const snapshot = z.strictObject({
  asOf: z.iso.date(),
  stage: z.string().nullable(),
  customerSince: z.iso.date().nullable(),
  stoppedFeeds: z.array(z.string()),
  measures: z.array(
    z.strictObject({
      key: z.string(),
      group: picked(groupValues),
      status: z.enum(['present', 'missing', 'stale', 'tooEarly', 'stated']),
      value: tenThousandths.nullable(),
      rawValue: tenThousandths.nullable(),
      points: hundredths.nullable(),
      weight: z.int(),
      contribution: hundredths.nullable(),
      latestOn: z.iso.date().nullable(),
    }),
  ),
  ownScore: hundredths.nullable(),
  rollUp: z
    .strictObject({
      method: picked({ arrWeighted, worstOf }),
      ownWeight: hundredths,
      members: z.array(z.strictObject({ accountId: z.string(), score: hundredths.nullable(), coverage: hundredths, weight: hundredths })),
    })
    .nullable(),
  calculatedScore: hundredths.nullable(),
  knockOuts: z.array(z.strictObject({ key: z.string(), cap: hundredths })),
  override: z
    .strictObject({ id: z.string(), score: hundredths.nullable(), band: picked(bandValues).nullable(), expiresOn: z.iso.date() })
    .nullable(),
  previousBand: picked(bandValues).nullable(),
})

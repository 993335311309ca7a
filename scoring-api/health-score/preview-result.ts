import { z } from 'zod'
import { bands } from './scorecard.ts'

/** What a draft would change, as the routes answer it. */

export const sides = [...bands, 'none'] as const
/** A band, or none: no scorecard is for the account. */
export type Side = (typeof sides)[number]

const count = z.int().min(0)
const side = z.enum(sides)
const score = z.number().min(0).max(100).nullable()
const percent = z.number().min(0).max(100).nullable()

const bandCounts = z.object({
  healthy: count,
  watch: count,
  atRisk: count,
  unknown: count,
  none: count.describe('No scorecard is for them'),
})
z.globalRegistry.add(bandCounts, { id: 'BandCounts' })

export const previewResult = z.object({
  asOf: z.string().describe('The instant the scores are for'),
  accounts: count.describe('Accounts that the draft would score, or that an active version of the same key scores today'),
  today: bandCounts,
  draft: bandCounts,
  movements: z.array(z.object({ from: side, to: side, accounts: count })).describe('From one band to another, the most accounts first'),
  accountsChangingBand: count,
  healthySharePercentToday: percent.describe('Of the accounts that a scorecard is for; null = there are none'),
  healthySharePercentDraft: percent,
  movers: z
    .array(
      z.object({
        accountId: z.string(),
        fromBand: side,
        toBand: side,
        fromScore: score,
        toScore: score,
        causes: z
          .array(z.object({ measureKey: z.string().nullable(), change: z.number() }))
          .describe(
            'Points of score, the largest first; together the change of the score. Without a measure: knock-outs, roll-up and override together',
          ),
      }),
    )
    .describe('At most 50: changes of band first, then the largest changes of score'),
  measures: z
    .array(
      z.object({
        key: z.string(),
        coveragePercent: percent.describe('Accounts with a value, of those the measure is not too early for; null = there are none'),
        meanPoints: percent.describe('Points, 0-100; null = no account has any'),
        distinctValues: count,
        lowest: z.number().nullable(),
        median: z.number().nullable(),
        highest: z.number().nullable(),
      }),
    )
    .describe("The draft's measures over the accounts it would score; values in the measure's unit"),
  correlations: z
    .array(
      z.object({
        measureA: z.string(),
        measureB: z.string(),
        coefficient: z.number().min(-1).max(1).nullable().describe("Pearson's, over points; null = one of them never varies"),
        accounts: count,
      }),
    )
    .describe('Pairs with points for ten accounts or more, the closest first'),
  warnings: z.array(z.object({ english: z.string(), japanese: z.string() })).describe('What the preview leaves out, or cannot know'),
})
z.globalRegistry.add(previewResult, { id: 'PreviewResult' })

export type PreviewResult = z.infer<typeof previewResult>
export type BandCounts = PreviewResult['today']
export type Mover = PreviewResult['movers'][number]
export type Warning = PreviewResult['warnings'][number]

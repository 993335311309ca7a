import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import type { Learned, LearnedLikelihoods } from './learned-likelihoods.ts'
import type { LeadTime } from './best-start.ts'
import type { Validation } from './likelihood-model.ts'
import { modelSentence } from './likelihood-sentence.ts'
import { modelStatusValues } from './renewal-picklists.ts'
import type { Sentence } from './renewal.ts'

/** Where Salesforce keeps what an org's renewals taught. */

const modelObject = 'CsRenewalModel__c'

export const modelColumnsWritten = [
  'Key__c',
  'FittedOn__c',
  'Status__c',
  'Outcomes__c',
  'Renewed__c',
  'Auc__c',
  'AucLow__c',
  'AucHigh__c',
  'Brier__c',
  'BaseRateBrier__c',
  'CalibrationError__c',
  'CalibrationSlope__c',
  'Model__c',
  'Explanation__c',
  'JapaneseExplanation__c',
]

export const modelFieldsUsed = modelColumnsWritten.map((field) => ({ object: modelObject, field }))
export const modelTarget: WriteTarget = { object: modelObject, key: { upsert: 'Key__c' } }

/** Form of the JSON; one of another form is learned anew. */
const modelSchema = 1
const explanationLength = 4_000
/** Of the figures: Number(6,4). */
const mostShown = 99.9999

const value = z.union([z.number(), z.string(), z.boolean(), z.null()])
const group = z.object({ values: z.array(z.object({ feature: z.string(), value })), renewals: z.int(), renewed: z.int() })
const standardised = { feature: z.string(), mean: z.number(), deviation: z.number(), coefficient: z.number() }
const column = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), lowest: z.number(), highest: z.number(), whenMissing: z.number(), ...standardised }),
  z.object({ kind: z.literal('choice'), choice: z.string(), ...standardised }),
  z.object({ kind: z.literal('missing'), ...standardised }),
])
const calibration = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none') }),
  z.object({ method: z.literal('platt'), intercept: z.number(), slope: z.number() }),
  z.object({ method: z.literal('isotonic'), points: z.array(z.object({ logOdds: z.number(), likelihood: z.number() })) }),
])
const storedModel = z.object({
  schema: z.literal(modelSchema),
  baseRates: z.object({
    strengths: z.array(z.number()),
    levels: z.array(z.array(z.string())),
    book: group,
    groups: z.array(z.array(group)),
  }),
  leadTime: z.object({ leadDays: z.int(), medianDays: z.int(), renewals: z.int() }).nullable().default(null),
  model: z
    .object({
      learnedFrom: z.object({ renewals: z.int(), renewed: z.int(), from: z.string(), to: z.string() }),
      formula: z.object({
        intercept: z.number(),
        columns: z.array(column),
        penalty: z.number(),
        calibration,
        choice: z.object({
          penalties: z.array(z.object({ penalty: z.number(), logLoss: z.number() })),
          calibrations: z.object({ none: z.number(), platt: z.number(), isotonic: z.number() }).nullable(),
        }),
      }),
    })
    .nullable(),
})

/**
 * What was learned last, by a day.
 * @returns null when nothing was, or in a form that is not known
 * @throws Problem
 */
export async function readNewestModel(
  salesforce: Salesforce,
  asOfDate: string,
): Promise<{ likelihoods: LearnedLikelihoods; leadTime: LeadTime | null } | null> {
  const newest = `FittedOn__c <= ${asOfDate} ORDER BY FittedOn__c DESC LIMIT 1`
  const [record] = await readAll(salesforce, `SELECT FittedOn__c, Model__c FROM ${modelObject} WHERE ${newest}`)
  const parsed = storedModel.safeParse(toJson(record?.['Model__c']))
  if (!parsed.success) return null
  const { baseRates, model, leadTime } = parsed.data
  return { likelihoods: { fittedOn: String(record?.['FittedOn__c']), baseRates, model }, leadTime }
}

function toJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}

export function toModelRow({ likelihoods, fit, withHealth }: Learned, leadTime: LeadTime | null): WriteRow {
  const { fittedOn, baseRates, model } = likelihoods
  const { validation, findings } = fit.status === 'fitted' ? fit.model : fit
  const sentences: Sentence[] = [historySentence(baseRates.book.renewals, withHealth), fitSentence(fit), ...findings]
  return {
    Key__c: fittedOn,
    FittedOn__c: fittedOn,
    Status__c: modelStatusValues[fit.status],
    Outcomes__c: baseRates.book.renewals,
    Renewed__c: baseRates.book.renewed,
    ...toFigures(validation),
    Model__c: JSON.stringify({ schema: modelSchema, baseRates, leadTime, model, validation, findings }),
    Explanation__c: toLines(sentences.map(({ english }) => english)),
    JapaneseExplanation__c: toLines(sentences.map(({ japanese }) => japanese)),
  }
}

function toFigures(validation: Validation | null): WriteRow {
  const shown = (figure: number | null | undefined): number | null =>
    figure === null || figure === undefined ? null : Math.min(Math.max(Math.round(figure * 10_000) / 10_000, -mostShown), mostShown)
  return {
    Auc__c: shown(validation?.auc.value),
    AucLow__c: shown(validation?.auc.interval.low),
    AucHigh__c: shown(validation?.auc.interval.high),
    Brier__c: shown(validation?.brier),
    BaseRateBrier__c: shown(validation?.baseRateBrier),
    CalibrationError__c: shown(validation?.calibrationError),
    CalibrationSlope__c: shown(validation?.calibrationSlope),
  }
}

const fitSentence = (fit: Learned['fit']): Sentence => (fit.status === 'fitted' ? modelSentence(fit.model) : fit)

const historySentence = (renewals: number, withHealth: number): Sentence => ({
  english: `${renewals} decided ${renewals === 1 ? 'renewal' : 'renewals'}; of ${withHealth} the health before the decision is known.`,
  japanese: `決着した更新は${renewals}件で、そのうち決着前のヘルスが分かるものは${withHealth}件です。`,
})

function toLines(sentences: readonly string[]): string {
  const text = sentences.join('\n')
  return text.length <= explanationLength ? text : `${text.slice(0, explanationLength - 1)}…`
}

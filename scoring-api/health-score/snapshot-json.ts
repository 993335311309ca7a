import { hash } from 'node:crypto'
import { fromHundredths, fromTenThousandths } from './scaled-number.ts'
import type { Health, ScoredMeasure } from './health.ts'
import { bandValues, groupValues } from './picklist-values.ts'

/** Form of the JSON in a snapshot; a reader must refuse a number it does not know. */
const schema = 1

/** The part of a health that lets anyone score it again: values, points and weights, in plain decimals. */
export function snapshotJson(health: Health, asOfDate: string): string {
  return JSON.stringify({
    schema,
    asOf: asOfDate,
    ...content(health),
    previousBand: health.presentBand === null ? null : bandValues[health.presentBand],
  })
}

/**
 * SHA-256 of what went into a health and came out of it, in hex. Two runs with the same facts have the same hash:
 * the day and the band shown before are left out, as neither is a fact about the account.
 */
export function inputHash(health: Health): string {
  const { scorecardVersionKey, score, band, coverage } = health
  return hash('sha256', JSON.stringify({ schema, scorecardVersionKey, score, band, coverage, ...content(health) }))
}

function content(health: Health) {
  const { override } = health
  return {
    measures: health.measures.map(toMeasure),
    calculatedScore: fromHundredths(health.calculatedScore),
    knockOuts: health.knockOuts.map(({ key, cap }) => ({ key, cap: fromHundredths(cap) })),
    override: override && {
      id: override.id,
      score: fromHundredths(override.score),
      band: override.band === null ? null : bandValues[override.band],
      expiresOn: override.expiresOn,
    },
  }
}

function toMeasure({ key, group, status, value, points, weight, contribution, latestOn }: ScoredMeasure) {
  return {
    key,
    group: groupValues[group],
    status,
    value: fromTenThousandths(value),
    points: fromHundredths(points),
    weight,
    contribution: fromHundredths(contribution),
    latestOn,
  }
}

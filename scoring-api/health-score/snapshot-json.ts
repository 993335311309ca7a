import { hash } from 'node:crypto'
import { fromHundredths, fromTenThousandths } from './scaled-number.ts'
import type { Health, RollUpMember, RollUpResult, ScoredMeasure } from './health.ts'
import { bandValues, groupValues, rollUpValues } from './picklist-values.ts'

/** Form of the JSON in a snapshot; a reader must refuse a number it does not know. */
export const snapshotSchema = 2

/** The part of a health that lets anyone score it again: values, points, weights and children, in plain decimals. */
export function snapshotJson(health: Health, asOfDate: string): string {
  return JSON.stringify({
    schema: snapshotSchema,
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
  return hash('sha256', JSON.stringify({ schema: snapshotSchema, scorecardVersionKey, score, band, coverage, ...content(health) }))
}

function content(health: Health) {
  const { stage, customerSince, stoppedFeeds, override } = health
  return {
    stage,
    customerSince,
    stoppedFeeds,
    measures: health.measures.map(toMeasure),
    ownScore: fromHundredths(health.ownScore),
    rollUp: health.rollUp && toRollUp(health.rollUp),
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

function toMeasure({ key, group, status, value, rawValue, points, weight, contribution, latestOn }: ScoredMeasure) {
  return {
    key,
    group: groupValues[group],
    status,
    value: fromTenThousandths(value),
    rawValue: fromTenThousandths(rawValue),
    points: fromHundredths(points),
    weight,
    contribution: fromHundredths(contribution),
    latestOn,
  }
}

const toRollUp = ({ method, ownWeight, members }: RollUpResult) => ({
  method: rollUpValues[method],
  ownWeight: fromHundredths(ownWeight),
  members: members.map(toMember),
})

const toMember = ({ accountId, score, coverage, weight }: RollUpMember) => ({
  accountId,
  score: fromHundredths(score),
  coverage: fromHundredths(coverage),
  weight: fromHundredths(weight),
})

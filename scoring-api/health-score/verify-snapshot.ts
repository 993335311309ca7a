import type { AccountContext, Health, RollUpResult } from './health.ts'
import { parseSnapshot, type ParsedSnapshot } from './parse-snapshot.ts'
import type { Family } from './roll-up.ts'
import { scoreHealth } from './score-health.ts'
import type { Band, MeasuredValue, Scorecard } from './scorecard.ts'
import { inputHash, snapshotJson } from './snapshot-json.ts'

/** A snapshot as its record holds it. */
export interface StoredSnapshot {
  accountId: string
  asOfDate: string
  scorecardVersionKey: string
  /** Hundredths. */
  score: number | null
  calculatedScore: number | null
  band: Band
  /** Hundredths of a percent; null = the field is empty. */
  coverage: number | null
  inputHash: string
  /** Of `Measures__c`. */
  content: ParsedSnapshot
}

/** A figure that scoring again does not give. */
export interface Mismatch {
  /** Its place, e.g. `score`, `measures.open-cases.points`. */
  figure: string
  stored: string
  recomputed: string
}

/**
 * Whether a snapshot is what its inputs and its scorecard version give: scores the stored values again, and compares every figure, the hash
 * of them all included. Empty = it is.
 * @param scorecard the version that the snapshot names
 */
export function verifySnapshot(stored: StoredSnapshot, scorecard: Scorecard): Mismatch[] {
  const { content } = stored
  const health = scoreHealth(scorecard, valuesOf(content), contextOf(stored), familyOf(content.rollUp))
  const recomputed = figuresOf(toStored(stored.accountId, content.asOf, health))
  const given = figuresOf(stored)
  const figures = new Set([...given.keys(), ...recomputed.keys()])
  return [...figures].flatMap((figure) => {
    const [one, other] = [given.get(figure) ?? 'absent', recomputed.get(figure) ?? 'absent']
    return one === other ? [] : [{ figure, stored: one, recomputed: other }]
  })
}

const valuesOf = ({ measures }: ParsedSnapshot): Record<string, MeasuredValue> =>
  Object.fromEntries(measures.map(({ key, value, rawValue, latestOn }) => [key, { value, rawValue, latestOn }]))

const contextOf = ({ accountId, content }: StoredSnapshot): AccountContext => ({
  accountId,
  asOfDate: content.asOf,
  customerSince: content.customerSince,
  stage: content.stage,
  stoppedFeeds: new Set(content.stoppedFeeds),
  presentBand: content.previousBand,
  override: content.override,
})

const familyOf = (rollUp: RollUpResult | null): Family | null => rollUp && { ownWeight: rollUp.ownWeight, members: rollUp.members }

/** The record that a run writes for a health. */
function toStored(accountId: string, asOfDate: string, health: Health): StoredSnapshot {
  const { scorecardVersionKey, score, calculatedScore, band, coverage } = health
  const content = parseSnapshot(snapshotJson(health, asOfDate))
  return { accountId, asOfDate, scorecardVersionKey, score, calculatedScore, band, coverage, inputHash: inputHash(health), content }
}

/** Every figure by its place. */
function figuresOf({ content, ...record }: StoredSnapshot): Map<string, string> {
  const { measures, knockOuts, rollUp, ...rest } = content
  return new Map([
    ...flatten('', record),
    ...flatten('content.', rest),
    ...measures.flatMap(({ key, ...measure }, place) => flatten(`measures.${key}.`, { ...measure, place })),
    ...knockOuts.flatMap(({ key, cap }, place) => flatten(`knockOuts.${key}.`, { cap, place })),
    ...flatten('rollUp.', rollUp && { method: rollUp.method, ownWeight: rollUp.ownWeight }),
    ...(rollUp?.members ?? []).flatMap(({ accountId, ...member }, place) => flatten(`rollUp.${accountId}.`, { ...member, place })),
  ])
}

const flatten = (prefix: string, figures: object | null): [string, string][] =>
  Object.entries(figures ?? {}).map(([name, figure]) => [`${prefix}${name}`, JSON.stringify(figure)])

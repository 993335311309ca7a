/** The score of a snapshot from what it holds: own measures, child accounts, knock-outs, override, in this order. */
import { fromHundredths, hundredths, round, weightedMean } from './integers';

/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */
/** @typedef {import('c/csHealthSnapshot').RollUp} RollUp */

/**
 * Scores a snapshot again.
 * @param {Snapshot} snapshot
 * @returns {{ ownScore: number | null, calculatedScore: number | null, score: number | null }} 0-100; null = nothing to score
 */
export function recomputeScore(snapshot) {
  const calculated = calculatedScore(snapshot);
  return {
    ownScore: toDecimal(meanOf(snapshot.measures)),
    calculatedScore: toDecimal(calculated),
    score: toDecimal(shownScore(calculated, snapshot)),
  };
}

/**
 * The weighted mean of some measures, as a group's score.
 * @param {Snapshot['measures']} measures
 * @returns {number | null} 0-100; null when none has points
 */
export function groupScore(measures) {
  return toDecimal(meanOf(measures));
}

/**
 * The score before knock-outs and override, in hundredths.
 * @param {Snapshot} snapshot
 */
export function calculatedScore(snapshot) {
  return rolledUp(meanOf(snapshot.measures), snapshot.rollUp);
}

/**
 * The weighted mean of measures, in hundredths.
 * @param {Snapshot['measures']} measures
 */
function meanOf(measures) {
  const scored = measures.filter(({ points }) => points !== null);
  const mean = weightedMean(
    scored.map(({ weight, points }) => ({ weight: BigInt(weight), points: hundredths(points ?? 0) })),
  );
  return mean && round(mean);
}

/**
 * The score with the child accounts in it: by ARR over the members with a score and ARR, or the worst of all.
 * @param {bigint | null} own hundredths
 * @param {RollUp | null} rollUp null = the account stands alone
 * @returns {bigint | null} hundredths; null when no member has a score, or none with a score has ARR
 */
export function rolledUp(own, rollUp) {
  if (!rollUp) return own;
  const scored = membersWithScore(own, rollUp);
  if (rollUp.method === 'WorstOf') return lowest(scored.map(({ points }) => points));
  const mean = weightedMean(scored);
  return mean && round(mean);
}

/**
 * The members of a roll-up that have a score, the account itself under the key ''.
 * @param {bigint | null} own hundredths
 * @param {RollUp} rollUp
 */
export function membersWithScore(own, { ownWeight, members }) {
  const children = members
    .filter(({ score }) => score !== null)
    .map(({ accountId, score, weight }) => ({
      key: accountId,
      weight: hundredths(weight),
      points: hundredths(score ?? 0),
    }));
  return own === null ? children : [{ key: '', weight: hundredths(ownWeight), points: own }, ...children];
}

/**
 * The calculated score under the caps of the knock-outs that fired.
 * @param {bigint | null} calculated hundredths
 * @param {Snapshot['knockOuts']} knockOuts
 */
export function capped(calculated, knockOuts) {
  return knockOuts.reduce(
    (score, { cap }) => (score !== null && hundredths(cap) < score ? hundredths(cap) : score),
    calculated,
  );
}

/**
 * The score that the account shows: an override's where it has one.
 * @param {bigint | null} calculated hundredths
 * @param {Pick<Snapshot, 'knockOuts' | 'override'>} snapshot
 */
export function shownScore(calculated, { knockOuts, override }) {
  const overridden = override?.score ?? null;
  return overridden === null ? capped(calculated, knockOuts) : hundredths(overridden);
}

/** @param {bigint[]} scores */
function lowest(scores) {
  if (scores.length === 0) return null;
  return scores.reduce((least, score) => (score < least ? score : least));
}

/** @param {bigint | null} score */
function toDecimal(score) {
  return score === null ? null : fromHundredths(score);
}

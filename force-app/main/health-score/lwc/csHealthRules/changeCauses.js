/**
 * Why the score changed between two snapshots: causes whose points add up to the change exactly, always.
 *
 * The rule in words. The older snapshot is turned into the newer one in steps, in this order:
 *  1. data that went: measures that had points and have none now leave,
 *  2. the definition: measures that the newer scorecard does not have leave; the older values get the newer scorecard's points, for the
 *     stage and age that the account has now; the weights become the newer ones; measures that the older scorecard did not have arrive,
 *  3. values: the points of the measures that both have become the newer ones,
 *  4. data that came: measures that had no points and have some now arrive,
 *  5. the child accounts: their scores, their weights, those that came or went,
 *  6. knock-outs, 7. override: what each takes from or adds to the score now, less what it did then.
 * After each step the score is rounded as every score is, and the difference to the score before the step is what the step changed. Inside
 * a step the order does not matter: a measure of weight w that leaves has the part -w·(points - score after) / weight before, one that
 * arrives w·(points - score before) / weight after, one whose points change w·(change of points) / weight, and one whose share of the
 * weight changes (change of share)·(points - score before). These parts add up to the step; they are rounded by largest remainder.
 * While no measure has points the score of the child accounts alone stands, or else the last one. During steps 1 to 4 the child accounts
 * stay what they were, so a measure's part is what reached the account's score.
 */
import { ChangeLedger } from './changeLedger';
import { fromHundredths, hundredths, round, tenThousandths, weightedMean } from './integers';
import { curveFor, parseVariants, pickVariant, pointsAt } from './pointsCurve';
import { ScoreWalk } from './scoreWalk';
import { calculatedScore, capped, membersWithScore, rolledUp, shownScore } from './snapshotScore';

/** @typedef {import('./changeLedger').Cause} Cause */
/** @typedef {import('./integers').Fraction} Fraction */
/** @typedef {import('c/csHealthSnapshot').MeasuredValue} MeasuredValue */
/** @typedef {import('c/csHealthSnapshot').RollUp} RollUp */
/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */
/** @typedef {import('./csHealthRules').RuleScorecard} RuleScorecard */

/**
 * A snapshot and the scorecard that scored it; null where the user may not see the scorecard.
 * @typedef {{ snapshot: Snapshot, scorecard: RuleScorecard | null, versionKey: string | null }} ScoredSnapshot
 */

/** @type {Fraction} */
const ALL = { numerator: 1n, denominator: 1n };

/** @type {Fraction} */
const NOTHING = { numerator: 0n, denominator: 1n };

/**
 * @param {ScoredSnapshot} before the older one
 * @param {ScoredSnapshot} after
 * @returns {{ from: number | null, to: number | null, change: number | null, causes: Cause[] }} scores as shown; causes in the order of the
 *   steps, the largest of a kind first; no change and no causes where either has no score
 */
export function explainChange(before, after) {
  const [from, to] = [stagesOf(before.snapshot), stagesOf(after.snapshot)];
  const ends = { from: toDecimal(from.shown), to: toDecimal(to.shown) };
  if (from.shown === null || to.shown === null) return { ...ends, change: null, causes: [] };
  const ledger = new ChangeLedger();
  if (from.capped === null || to.capped === null) {
    ledger.add('override', '', to.shown - from.shown);
  } else {
    followCalculatedScore(before, after, ledger);
    ledger.add('knockOut', '', to.capped - to.calculated - (from.capped - from.calculated));
    ledger.add('override', '', to.shown - to.capped - (from.shown - from.capped));
  }
  const change = to.shown - from.shown;
  ledger.add('unexplained', '', change - ledger.total());
  return { ...ends, change: fromHundredths(change), causes: ledger.causes() };
}

/**
 * What a snapshot says the score was after each part of the rule, in hundredths. Where there was no calculated score it stands as 0;
 * `capped` says so.
 * @param {Snapshot} snapshot
 */
function stagesOf(snapshot) {
  const calculated = snapshot.calculatedScore === null ? null : hundredths(snapshot.calculatedScore);
  return {
    calculated: calculated ?? 0n,
    capped: capped(calculated, snapshot.knockOuts),
    shown: shownScore(calculated, snapshot),
  };
}

/**
 * Steps 1 to 5.
 * @param {ScoredSnapshot} before
 * @param {ScoredSnapshot} after
 * @param {ChangeLedger} ledger
 */
function followCalculatedScore(before, after, ledger) {
  const then = new Map(before.snapshot.measures.map((measure) => [measure.key, measure]));
  const now = new Map(after.snapshot.measures.map((measure) => [measure.key, measure]));
  const arriving = itemsOf(after.snapshot);
  const isSameVersion = before.versionKey !== null && before.versionKey === after.versionKey;
  /** @param {string} key */
  const hasPointsNow = (key) => arriving.some((item) => item.key === key);
  const { rollUp } = before.snapshot;
  const walk = new ScoreWalk(new Map(itemsOf(before.snapshot).map((item) => [item.key, item])), NOTHING, {
    resting: rollUp && restingMean(rollUp),
    toScore: (mean, hasItems) => rolledUp(hasItems ? round(mean) : null, rollUp) ?? round(mean),
    toShare: (change, mean, next) => ownShare(rollUp, change, mean, next),
    enter: (kind, key, change) => ledger.add(kind, key, change),
  });

  walk.leave('went', (key) => now.has(key) && !hasPointsNow(key));
  walk.leave('removed', (key) => !now.has(key));
  walk.reprice((key) => ({
    kind: isSameVersion ? 'lifecycle' : 'definition',
    points: pointsUnder(after, isSameVersion ? before.snapshot : null, then.get(key), now.get(key)),
  }));
  walk.reweigh('definition', (key) => BigInt(now.get(key)?.weight ?? 0));
  walk.enter(
    'added',
    arriving.filter(({ key }) => !then.has(key)),
  );
  walk.reprice((key) => ({
    kind: valueKind(then.get(key), now.get(key)),
    points: hundredths(now.get(key)?.points ?? 0),
  }));
  walk.enter(
    'came',
    arriving.filter(({ key }) => then.get(key)?.points === null),
  );
  followRollUp(walk, rollUp, after.snapshot, ledger);
}

/**
 * The measures that have points.
 * @param {Snapshot} snapshot
 */
function itemsOf({ measures }) {
  return measures
    .filter(({ points }) => points !== null)
    .map(({ key, weight, points }) => ({ key, weight: BigInt(weight), points: hundredths(points ?? 0) }));
}

/**
 * The points of the older value under the newer definition, for the account's stage and age at the newer snapshot.
 * Where the newer curve cannot be seen, the definition takes the whole difference if it changed, none if it did not.
 * @param {ScoredSnapshot} after
 * @param {Snapshot | null} sameVersion the older snapshot where the version is the same; then only another variant gives other points
 * @param {MeasuredValue | undefined} then
 * @param {MeasuredValue | undefined} now
 */
function pointsUnder({ snapshot, scorecard }, sameVersion, then, now) {
  const points = hundredths(then?.points ?? 0);
  const definition = scorecard?.measures.find(({ key }) => key === then?.key);
  if (!definition) return sameVersion ? points : hundredths(now?.points ?? 0);
  if (sameVersion && hasSameVariant(definition, sameVersion, snapshot)) return points;
  if (then?.status === 'stated')
    return definition.missingPoints === null ? points : hundredths(definition.missingPoints);
  const curve = curveFor(definition, snapshot);
  const value = then?.value ?? null;
  return curve && value !== null ? pointsAt(tenThousandths(value), curve) : points;
}

/**
 * @param {import('./csHealthRules').RuleMeasure} definition
 * @param {Snapshot} before
 * @param {Snapshot} after
 */
function hasSameVariant(definition, before, after) {
  const variants = parseVariants(definition.variants);
  return pickVariant(variants, before) === pickVariant(variants, after);
}

/**
 * Stated points stand for data that is not there: when data takes their place it came, and the other way round it went.
 * @param {MeasuredValue | undefined} then
 * @param {MeasuredValue | undefined} now
 */
function valueKind(then, now) {
  if (then?.status === 'stated' && now?.status === 'present') return 'came';
  return then?.status === 'present' && now?.status === 'stated' ? 'went' : 'value';
}

/**
 * The score of the child accounts alone.
 * @param {RollUp} rollUp
 * @returns {Fraction | null} null when none counts
 */
function restingMean(rollUp) {
  if (rollUp.method !== 'WorstOf') return weightedMean(membersWithScore(null, rollUp));
  const worst = rolledUp(null, rollUp);
  return worst === null ? null : { numerator: worst, denominator: 1n };
}

/**
 * How much of a change of the own score reaches the account's score: its share of the ARR; for the worst of all, as far as it is the worst.
 * @param {RollUp | null} rollUp null = all of it
 * @param {bigint} change of the account's score
 * @param {Fraction} before the own mean
 * @param {Fraction} after
 */
function ownShare(rollUp, change, before, after) {
  if (rollUp === null) return ALL;
  if (rollUp.method === 'WorstOf') return shareThatReached(change, before, after);
  const weights = membersWithScore(0n, rollUp).map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return total === 0n ? ALL : { numerator: weights[0], denominator: total };
}

/**
 * @param {bigint} change
 * @param {Fraction} before
 * @param {Fraction} after
 */
function shareThatReached(change, before, after) {
  const difference = after.numerator * before.denominator - before.numerator * after.denominator;
  const denominator = after.denominator * before.denominator;
  if (difference === 0n || change === 0n) return NOTHING;
  const sign = difference > 0n ? 1n : -1n;
  const share = { numerator: sign * change * denominator, denominator: sign * difference };
  return share.numerator < 0n || share.numerator > share.denominator ? ALL : share;
}

/**
 * Step 5. Between two means by ARR each child has its part; any other change is one cause.
 * @param {ScoreWalk} own that has come to the newer measures
 * @param {RollUp | null} before
 * @param {Snapshot} after
 * @param {ChangeLedger} ledger
 */
function followRollUp(own, before, after, ledger) {
  if (before?.method !== 'ArrWeighted' || after.rollUp?.method !== 'ArrWeighted') {
    ledger.add('rollUp', '', (calculatedScore(after) ?? 0n) - own.score);
    return;
  }
  const then = membersWithScore(own.roundedMean(), before);
  const now = new Map(membersWithScore(own.roundedMean(), after.rollUp).map((member) => [member.key, member]));
  const walk = new ScoreWalk(new Map(then.map((member) => [member.key, member])), own.mean, {
    resting: null,
    toScore: round,
    toShare: () => ALL,
    enter: (kind, key, change) => ledger.add(kind, key, change),
  });
  walk.leave('rollUp', (key) => !now.has(key));
  walk.reweigh('rollUp', (key) => now.get(key)?.weight ?? 0n);
  walk.reprice((key) => ({ kind: 'rollUp', points: now.get(key)?.points ?? 0n }));
  walk.enter(
    'rollUp',
    [...now.values()].filter(({ key }) => !then.some((member) => member.key === key)),
  );
}

/** @param {bigint | null} score */
function toDecimal(score) {
  return score === null ? null : fromHundredths(score);
}

/** What would change the band: for each measure the nearest value that brings the next better band by itself. */
import { fromHundredths, fromTenThousandths, hundredths, tenThousandths, weightedMean, round } from './integers';
import { curveFor, pointsAt } from './pointsCurve';
import { rolledUp, shownScore } from './snapshotScore';

/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */
/** @typedef {import('./csHealthRules').RuleScorecard} RuleScorecard */
/** @typedef {import('./csHealthRules').RuleMeasure} RuleMeasure */

/**
 * @typedef {object} Suggestion
 * @property {string} key of the measure
 * @property {number | null} value in the unit of the measure; null = this measure alone cannot do it
 * @property {string | null} band that the account would show
 * @property {number | null} score that it would have
 */

const RANK = /** @type {Record<string, number>} */ ({ Unknown: 0, AtRisk: 1, Watch: 2, Healthy: 3 });
const FULL_SCORE = 10_000n;
const WHOLE = 10_000n;
const TENTH = 1_000n;
const HUNDREDTH = 100n;

/**
 * The step in which values of a unit are suggested: whole things, tenths of percents and hours, hundredths of ratios.
 * @param {string | null} unit API value of CsMeasure__c.Unit__c
 * @returns {number} in the unit
 */
export function unitStep(unit) {
  return fromTenThousandths(stepOf(unit));
}

/**
 * For each measure of a snapshot the value nearest to today's that brings the account into a better band while all else stays:
 * the other measures, child accounts, and other knock-outs. None can where the band is the best, is unknown for want of data,
 * or is held by an override; nor can a measure without a value.
 * @param {Snapshot} snapshot
 * @param {RuleScorecard} scorecard that the snapshot names
 * @param {string | null} band that the account shows; to a better one its threshold and margin count
 * @returns {Suggestion[]} in the order of the snapshot's measures
 */
export function suggestValues(snapshot, scorecard, band) {
  const canChange = (band === 'AtRisk' || band === 'Watch') && snapshot.override === null;
  const definitions = new Map(scorecard.measures.map((measure) => [measure.key, measure]));
  return snapshot.measures.map(({ key, status, value }) => {
    const definition = definitions.get(key);
    const curve = definition && curveFor(definition, snapshot);
    const nothing = { key, value: null, band: null, score: null };
    if (!canChange || !curve || status !== 'present' || value === null) return nothing;
    /** @param {bigint} candidate */
    const tryOut = (candidate) => outcome(snapshot, scorecard, definition, pointsAt(candidate, curve), candidate, band);
    const found = nearest(
      tenThousandths(value),
      boundariesOf(curve, definition),
      stepOf(definition.unit),
      (candidate) => isBetter(tryOut(candidate).band, band),
    );
    return found === null ? nothing : { key, value: fromTenThousandths(found), ...tryOut(found) };
  });
}

/**
 * Score and band if one measure had other points.
 * @param {Snapshot} snapshot
 * @param {RuleScorecard} scorecard
 * @param {RuleMeasure} definition
 * @param {bigint} points hundredths
 * @param {bigint} value ten-thousandths
 * @param {string} presentBand
 */
function outcome(snapshot, scorecard, definition, points, value, presentBand) {
  const mean = weightedMean(
    snapshot.measures.flatMap((measure) => {
      if (measure.points === null) return [];
      return [
        {
          weight: BigInt(measure.weight),
          points: measure.key === definition.key ? points : hundredths(measure.points),
        },
      ];
    }),
  );
  const knockOuts = snapshot.knockOuts.filter(({ key }) => key !== definition.key);
  if (definition.knockOut && fires(definition.knockOut, value)) {
    knockOuts.push({ key: definition.key, cap: definition.knockOut.cap });
  }
  const score = shownScore(rolledUp(mean && round(mean), snapshot.rollUp), { knockOuts, override: null });
  if (score === null) return { score: null, band: 'Unknown' };
  return { score: fromHundredths(score), band: bandOf(score, scorecard, presentBand) };
}

/**
 * Worse shows at once; better than today's band only when the score clears the better band's threshold by the margin.
 * @param {bigint} score hundredths
 * @param {RuleScorecard} scorecard
 * @param {string} presentBand
 */
function bandOf(score, scorecard, presentBand) {
  const plain = bandByThreshold(score, scorecard, 0n);
  if (!isBetter(plain, presentBand)) return plain;
  const cleared = bandByThreshold(score, scorecard, hundredths(scorecard.bandMargin));
  return isBetter(cleared, presentBand) ? cleared : presentBand;
}

/**
 * @param {bigint} score hundredths
 * @param {RuleScorecard} scorecard
 * @param {bigint} margin hundredths
 */
function bandByThreshold(score, { healthyFrom, watchFrom }, margin) {
  /** @param {number} threshold */
  const clears = (threshold) => {
    const needed = hundredths(threshold) + margin;
    return score >= (needed > FULL_SCORE ? FULL_SCORE : needed);
  };
  if (clears(healthyFrom)) return 'Healthy';
  return clears(watchFrom) ? 'Watch' : 'AtRisk';
}

/**
 * @param {string} band
 * @param {string} than
 */
function isBetter(band, than) {
  return RANK[band] > RANK[than];
}

/**
 * Whether a knock-out fires on a value that is there.
 * @param {NonNullable<RuleMeasure['knockOut']>} knockOut
 * @param {bigint} value ten-thousandths
 */
function fires({ operator, value: limit }, value) {
  if (limit === null) return false;
  const compared = tenThousandths(limit);
  switch (operator) {
    case 'AtMost':
      return value <= compared;
    case 'LessThan':
      return value < compared;
    case 'AtLeast':
      return value >= compared;
    case 'GreaterThan':
      return value > compared;
    case 'Equals':
      return value === compared;
    default:
      return false;
  }
}

/**
 * Values at which the outcome can turn: between two of them more of the measure only helps, or only harms.
 * @param {{ value: number }[]} curve
 * @param {RuleMeasure} definition
 */
function boundariesOf(curve, { knockOut }) {
  const values = curve.map(({ value }) => tenThousandths(value));
  return knockOut && knockOut.value !== null ? [...values, tenThousandths(knockOut.value)] : values;
}

/**
 * @param {bigint} value
 * @param {bigint[]} boundaries
 * @param {bigint} step values are suggested in multiples of it
 * @param {(candidate: bigint) => boolean} works
 * @returns {bigint | null} the nearest multiple of the step that works, the higher of two; null = none does
 */
function nearest(value, boundaries, step, works) {
  const grid = boundaries.flatMap((boundary) => {
    const below = boundary - (((boundary % step) + step) % step);
    return [below - step, below, below + step, below + 2n * step];
  });
  const up = firstOf(
    [value - (((value % step) + step) % step) + step, ...grid.filter((point) => point > value)],
    step,
    works,
  );
  const down = firstOf(
    [-(-value - (((-value % step) + step) % step) + step), ...grid.filter((point) => point < value)].map(
      (point) => -point,
    ),
    step,
    (candidate) => works(-candidate),
  );
  if (up === null) return down === null ? null : -down;
  return down === null || up - value <= value + down ? up : -down;
}

/**
 * The lowest multiple of the step, from the lowest to the highest point, that works.
 * @param {bigint[]} points multiples of the step; between two neighbours it works from one end on
 * @param {bigint} step above 0
 * @param {(candidate: bigint) => boolean} works
 */
function firstOf(points, step, works) {
  const ascending = [...new Set(points)].sort((left, right) => (left < right ? -1 : 1));
  const index = ascending.findIndex(works);
  if (index <= 0) return index === 0 ? ascending[0] : null;
  let fails = ascending[index - 1] / step;
  let holds = ascending[index] / step;
  while (holds - fails > 1n) {
    const middle = (holds + fails) / 2n;
    if (works(middle * step)) holds = middle;
    else fails = middle;
  }
  return holds * step;
}

/** @param {string | null} unit */
function stepOf(unit) {
  switch (unit) {
    case 'Percent':
    case 'Hours':
      return TENTH;
    case 'Ratio':
      return HUNDREDTH;
    default:
      return WHOLE;
  }
}

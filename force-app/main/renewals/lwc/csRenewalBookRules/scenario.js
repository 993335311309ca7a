/** What renewals bring together: an interval of their sum. Held to the service's rule by a contract test. */

/**
 * A renewal that is not decided.
 * @typedef {object} OpenRenewal
 * @property {string} renewalId
 * @property {number} arr hundredths of one currency, whole, 0 or more
 * @property {number} likelihood 0 to 1
 */

/**
 * @typedef {object} ArrScenario
 * @property {number} low no more than this comes in with a probability of 10 % or less; never above `expected`
 * @property {number} expected Σ likelihood · ARR, rounded
 * @property {number} high more than this comes in with a probability of 10 % or less; never below `expected`
 * @property {number} due Σ ARR
 * @property {(OpenRenewal & { shareOfVariance: number })[]} swings those that most of the spread comes from, at most ten, the widest first
 */

const LOW_SHARE = 0.1;
const MOST_CELLS = 20_000;
const MOST_SWINGS = 10;
/** All chances below this together are nothing; numbers that small would make a browser slow. */
const NEGLIGIBLE = 1e-24;

/**
 * The expected sum, and the middle 80 % of the sum's distribution: of independent renewals with the likelihoods as given, one added after
 * the other; exact when the amounts are multiples of a unit of which the sum has 20,000 at most.
 * @param {OpenRenewal[]} given
 * @returns {ArrScenario}
 */
export function scenarioOf(given) {
  const renewals = given.toSorted(
    (a, b) => b.arr - a.arr || b.likelihood - a.likelihood || (a.renewalId < b.renewalId ? -1 : 1),
  );
  const due = renewals.reduce((sum, { arr }) => sum + arr, 0);
  const expected = Math.round(renewals.reduce((sum, { arr, likelihood }) => sum + arr * likelihood, 0));
  const { unit, chances } = distributionOf(renewals, due);
  return {
    low: Math.min(Math.round(unit * quantile(chances, LOW_SHARE)), expected),
    expected,
    high: Math.max(Math.min(Math.round(unit * quantile(chances, 1 - LOW_SHARE)), due), expected),
    due,
    swings: swingsOf(renewals),
  };
}

/**
 * The chance of each multiple of a unit.
 * @param {OpenRenewal[]} renewals
 * @param {number} due
 */
function distributionOf(renewals, due) {
  const common = renewals.reduce((divisor, { arr }) => greatestCommonDivisor(divisor, arr), 0);
  const unit = Math.max(common, due / MOST_CELLS, 1);
  // No typed array: Lightning Web Security puts a proxy around each, which makes a single access a hundred times slower.
  const chances = new Array(Math.ceil(due / unit) + 2).fill(0);
  chances[0] = 1;
  let reach = 0;
  for (const { arr, likelihood } of renewals) {
    const cells = Math.floor(arr / unit);
    const rest = arr / unit - cells;
    for (let cell = reach; cell >= 0; cell -= 1) {
      const chance = chances[cell];
      if (chance < NEGLIGIBLE) {
        chances[cell] = 0;
        continue;
      }
      chances[cell] = chance * (1 - likelihood);
      addAt(chances, cell + cells, chance * likelihood * (1 - rest));
      if (rest > 0) addAt(chances, cell + cells + 1, chance * likelihood * rest);
    }
    reach = Math.min(reach + cells + (rest > 0 ? 1 : 0), chances.length - 1);
  }
  return { unit, chances };
}

/**
 * What would be beyond the last cell is beyond the sum by rounding only.
 * @param {number[]} chances
 * @param {number} cell
 * @param {number} chance
 */
function addAt(chances, cell, chance) {
  chances[Math.min(cell, chances.length - 1)] += chance;
}

/**
 * First cell up to which the chances come to the share; a hair less counts, so that the order of sums does not decide.
 * @param {number[]} chances
 * @param {number} share
 */
function quantile(chances, share) {
  let sum = 0;
  const found = chances.findIndex((chance) => (sum += chance) >= share - 1e-9);
  return Math.max(found, 0);
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
function greatestCommonDivisor(a, b) {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** @param {OpenRenewal[]} renewals */
function swingsOf(renewals) {
  const varianceOf = (/** @type {OpenRenewal} */ { arr, likelihood }) => likelihood * (1 - likelihood) * arr ** 2;
  const total = renewals.reduce((sum, renewal) => sum + varianceOf(renewal), 0);
  return renewals
    .toSorted((a, b) => varianceOf(b) - varianceOf(a))
    .slice(0, MOST_SWINGS)
    .filter((renewal) => varianceOf(renewal) > 0)
    .map((renewal) => ({ ...renewal, shareOfVariance: varianceOf(renewal) / total }));
}

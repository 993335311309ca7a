/** What counts of a model and a person, so that a call shows at once, before the next run has written it. */

/**
 * @typedef {object} Standing
 * @property {string | null} category API value of CsRenewalCategory; null = cannot be told
 * @property {number | null} likelihood percent
 */

/**
 * What a person says of a renewal.
 * @typedef {object} Call
 * @property {string} id
 * @property {string} category
 * @property {number | null} likelihood percent; null = the category says enough
 * @property {boolean} isWithdrawal takes back what was called before
 * @property {string | null} reason API value
 * @property {string | null} reasonText in the user's language
 * @property {string | null} note
 * @property {string} givenOn yyyy-mm-dd
 * @property {string} createdAt ISO time
 * @property {string | null} author
 */

/** From which percent on a renewal is in a category. */
const COMMIT_FROM = 85;
const BEST_CASE_FROM = 60;
/** The smallest step that a likelihood is kept in. */
const STEP = 0.01;

/** @type {Record<string, [number, number]>} */
const RANGES = {
  Commit: [COMMIT_FROM, 100],
  BestCase: [BEST_CASE_FROM, COMMIT_FROM - STEP],
  AtRisk: [0, BEST_CASE_FROM - STEP],
};

/**
 * The call that stands: the newest given by a day; none where that one takes a call back.
 * @param {Call[]} calls of one renewal
 * @param {string} today yyyy-mm-dd
 * @returns {Call | null}
 */
export function callInForce(calls, today) {
  const newest = newestCall(calls, today);
  return newest === null || newest.isWithdrawal ? null : newest;
}

/**
 * What was said last, by a day.
 * @param {Call[]} calls of one renewal
 * @param {string} today yyyy-mm-dd
 * @returns {Call | null}
 */
export function newestCall(calls, today) {
  const keyOf = (/** @type {Call} */ { givenOn, createdAt, id }) => `${givenOn} ${createdAt} ${id}`;
  const given = calls.filter(({ givenOn }) => givenOn <= today);
  return given.toSorted((left, right) => (keyOf(left) < keyOf(right) ? 1 : -1))[0] ?? null;
}

/**
 * The person's call when there is one, else the model. A call without a likelihood takes the model's, moved as little as its category requires.
 * @param {Standing} model
 * @param {Pick<Call, 'category' | 'likelihood'> | null} call
 * @returns {Standing}
 */
export function finalForecast(model, call) {
  if (call === null) return model;
  return { category: call.category, likelihood: call.likelihood ?? likelihoodWithin(call.category, model) };
}

/**
 * @param {string} category
 * @param {Standing} model
 */
function likelihoodWithin(category, model) {
  if (category === 'Lost') return 0;
  if (category === model.category) return model.likelihood;
  const [low, high] = RANGES[category] ?? [0, 100];
  if (model.likelihood === null && category === 'AtRisk') return null;
  return Math.round(Math.min(Math.max(model.likelihood ?? low, low), high) * 100) / 100;
}

/**
 * Whether something other than its likelihood keeps a renewal out of commit.
 * @param {Standing} model
 */
export function isHeldBack({ category, likelihood }) {
  return category === 'BestCase' && likelihood !== null && likelihood >= COMMIT_FROM;
}

/**
 * ARR times likelihood, rounded to a hundredth, half to even.
 * @param {number | null} arr
 * @param {number | null} likelihood percent, in hundredths
 */
export function expectedArr(arr, likelihood) {
  if (arr === null || likelihood === null) return null;
  const product = BigInt(Math.round(arr * 100)) * BigInt(Math.round(likelihood * 100));
  return Number(divideHalfEven(product, 10_000n)) / 100;
}

/**
 * @param {bigint} value 0 or more
 * @param {bigint} divisor
 */
function divideHalfEven(value, divisor) {
  const [quotient, twice] = [value / divisor, (value % divisor) * 2n];
  const isUp = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}

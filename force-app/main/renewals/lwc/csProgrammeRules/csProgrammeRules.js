/**
 * What the programme brings in a year, by the service's rules: prevented churn, upsell and CSM capacity, each as what is
 * beside what would be had nothing changed. Amounts are hundredths of the corporate currency, shares hundredths of a percent.
 */

/**
 * @typedef {'stated' | 'recorded' | 'default' | 'missing'} Origin
 * @typedef {{ part: bigint, whole: bigint }} Ratio kept exact; `whole` is above 0 unless nothing is known
 *
 * @typedef {object} Input
 * @property {string} key
 * @property {number | null} value in hundredths of its unit, half to even; null = missing
 * @property {Origin} origin
 *
 * @typedef {object} Figure
 * @property {'preventedChurn' | 'upsell' | 'capacity'} key
 * @property {Input[]} inputs
 * @property {number | null} amount a year; null = an input is missing, or nobody looked after anything before
 *
 * @typedef {object} Retained
 * @property {number} startingArr
 * @property {number} churnedArr
 * @property {number} contractedArr
 * @property {number} expandedArr
 *
 * @typedef {{ accounts: number, posts: number }} Team posts in hundredths of a full one
 *
 * @typedef {object} ProgrammeRecords
 * @property {Retained} now
 * @property {Retained | null} before
 * @property {Team | null} teamNow
 * @property {Team | null} teamBefore
 *
 * @typedef {object} Assumptions each in hundredths of its unit, 0 or more; null = nothing was stated
 * @property {number | null} lostShareBefore
 * @property {number | null} expandedShareBefore
 * @property {number | null} accountsPerPostBefore
 * @property {number | null} posts
 * @property {number | null} postCost
 * @property {number | null} programmeCost
 * @property {number | null} attributedShare
 */

/** Half of what changed: price, product and market changed as well. */
export const DEFAULT_ATTRIBUTED_SHARE = 5_000;

/** Hundredths of a percent in a whole. */
const SHARE_UNIT = 10_000n;

/**
 * @param {ProgrammeRecords} records
 * @param {Assumptions} assumptions
 */
export function programmeReturn(records, assumptions) {
  const attributed = input('attributedShare', assumptions.attributedShare, null, DEFAULT_ATTRIBUTED_SHARE);
  const figures = [
    preventedChurn(records, assumptions, attributed),
    upsell(records, assumptions, attributed),
    capacity(records, assumptions, attributed),
  ];
  const amounts = figures.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const benefit = amounts.length < figures.length ? null : amounts.reduce((sum, amount) => sum + amount, 0);
  const cost = input('programmeCost', assumptions.programmeCost, null).shown;
  const returnOnCost =
    benefit === null || cost.value === null || cost.value === 0 ? null : (benefit - cost.value) / cost.value;
  return { figures, benefit, cost, returnOnCost };
}

/** @typedef {{ shown: Input, exact: Ratio | null }} ExactInput */

/**
 * @param {ProgrammeRecords} records
 * @param {Assumptions} assumptions
 * @param {ExactInput} attributed
 */
function preventedChurn({ now, before }, { lostShareBefore }, attributed) {
  const lost = before && shareOf(before.churnedArr + before.contractedArr, before.startingArr);
  const inputs = [
    input('startingArr', null, whole(now.startingArr)),
    input('lostShareBefore', lostShareBefore, lost),
    input('lostArr', null, whole(now.churnedArr + now.contractedArr)),
    attributed,
  ];
  return figure('preventedChurn', inputs, ([start, share, gone, part]) => [
    (start.part * share.part - gone.part * share.whole * SHARE_UNIT) * part.part,
    share.whole * SHARE_UNIT * SHARE_UNIT,
  ]);
}

/**
 * @param {ProgrammeRecords} records
 * @param {Assumptions} assumptions
 * @param {ExactInput} attributed
 */
function upsell({ now, before }, { expandedShareBefore }, attributed) {
  const inputs = [
    input('startingArr', null, whole(now.startingArr)),
    input('expandedShareBefore', expandedShareBefore, before && shareOf(before.expandedArr, before.startingArr)),
    input('expandedArr', null, whole(now.expandedArr)),
    attributed,
  ];
  return figure('upsell', inputs, ([start, share, expanded, part]) => [
    (expanded.part * share.whole * SHARE_UNIT - start.part * share.part) * part.part,
    share.whole * SHARE_UNIT * SHARE_UNIT,
  ]);
}

/**
 * @param {ProgrammeRecords} records
 * @param {Assumptions} assumptions
 * @param {ExactInput} attributed
 */
function capacity({ teamNow, teamBefore }, { accountsPerPostBefore, posts, postCost }, attributed) {
  const perPostBefore = teamBefore && { part: BigInt(teamBefore.accounts) * 10_000n, whole: BigInt(teamBefore.posts) };
  const inputs = [
    input('accounts', null, teamNow && whole(teamNow.accounts * 100)),
    input('accountsPerPostBefore', accountsPerPostBefore, perPostBefore),
    input('posts', posts, teamNow && whole(teamNow.posts)),
    input('postCost', postCost, null),
    attributed,
  ];
  return figure('capacity', inputs, ([accounts, perPost, present, cost, part]) => [
    (accounts.part * perPost.whole * 100n - present.part * perPost.part) * cost.part * part.part,
    perPost.part * 100n * SHARE_UNIT,
  ]);
}

/**
 * @param {Figure['key']} key
 * @param {ExactInput[]} inputs
 * @param {(known: Ratio[]) => [bigint, bigint]} quotientOf dividend and divisor; a divisor of 0 = no amount
 * @returns {Figure}
 */
function figure(key, inputs, quotientOf) {
  const known = inputs.flatMap(({ exact }) => exact ?? []);
  const [dividend, divisor] = known.length < inputs.length ? [0n, 0n] : quotientOf(known);
  const amount = divisor === 0n ? null : Number(divideHalfEven(dividend, divisor));
  return { key, inputs: inputs.map(({ shown }) => shown), amount };
}

/**
 * What a person stated goes before the records, those before a default.
 * @param {string} key
 * @param {number | null} stated
 * @param {Ratio | null} recorded
 * @param {number | null} [fallback]
 * @returns {ExactInput}
 */
function input(key, stated, recorded, fallback = null) {
  const [origin, exact] = chosen(stated, recorded, fallback);
  const value = exact && Number(divideHalfEven(exact.part, exact.whole));
  return { shown: { key, value, origin }, exact };
}

/**
 * @param {number | null} stated
 * @param {Ratio | null} recorded
 * @param {number | null} fallback
 * @returns {[Origin, Ratio | null]}
 */
function chosen(stated, recorded, fallback) {
  if (stated !== null) return ['stated', whole(stated)];
  if (recorded !== null && recorded.whole > 0n) return ['recorded', recorded];
  return fallback === null ? ['missing', null] : ['default', whole(fallback)];
}

/**
 * @param {number} value
 * @returns {Ratio}
 */
function whole(value) {
  return { part: BigInt(value), whole: 1n };
}

/**
 * @param {number} part
 * @param {number} of
 * @returns {Ratio}
 */
function shareOf(part, of) {
  return { part: BigInt(part) * SHARE_UNIT, whole: BigInt(of) };
}

/**
 * @param {bigint} dividend
 * @param {bigint} divisor above 0
 */
function divideHalfEven(dividend, divisor) {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const away = rest < 0n ? -1n : 1n;
  if (twice < divisor || (twice === divisor && quotient % 2n === 0n)) return quotient;
  return quotient + away;
}

/** What is known of an account's next renewal, from the account, the newest week of its ledger and what people said. */
import { callInForce, expectedArr, finalForecast, newestCall } from './finalForecast';

/** @typedef {import('./finalForecast').Call} Call */
/** @typedef {import('./finalForecast').Standing} Standing */

/**
 * A week of the ledger.
 * @typedef {object} ForecastRow
 * @property {string} id
 * @property {string} asOfWeek its Monday, yyyy-mm-dd
 * @property {number | null} arr
 * @property {Standing & { low: number | null, high: number | null }} model
 * @property {Standing} csm
 * @property {Standing} final
 * @property {number | null} expectedArr
 * @property {string | null} callId
 * @property {string | null} basis JSON
 * @property {string | null} outcome Renewed | Churned; null = open
 * @property {string | null} decidedOn yyyy-mm-dd
 * @property {string | null} modifiedAt ISO time
 */

/**
 * @typedef {object} AccountRenewal
 * @property {string} renewalDate yyyy-mm-dd
 * @property {number | null} arr
 * @property {string | null} category
 * @property {number | null} likelihood percent
 * @property {number | null} expectedArr
 */

/**
 * @typedef {object} Forecast
 * @property {'open' | 'renewed' | 'lost'} outcome
 * @property {string | null} decidedOn yyyy-mm-dd
 * @property {number} daysLeft negative = overdue
 * @property {number | null} arr
 * @property {Standing & { low: number | null, high: number | null, expectedArr: number | null }} model
 * @property {Call | null} call the one in force
 * @property {Call | null} withdrawal what took the last call back; null = nothing did
 * @property {Standing & { expectedArr: number | null }} final
 * @property {boolean} isAhead the final is what the page worked out; the records do not know of the call yet
 * @property {boolean} isDisputed whether person and model say different categories
 */

const DAY = 86_400_000;
const NO_MODEL = Object.freeze({ category: null, likelihood: null, low: null, high: null });

/**
 * @param {object} known
 * @param {AccountRenewal} known.account
 * @param {ForecastRow | null} known.row the newest of this renewal
 * @param {Call[]} known.calls of this renewal
 * @param {string} known.today yyyy-mm-dd
 * @returns {Forecast}
 */
export function toForecast({ account, row, calls, today }) {
  const arr = row ? row.arr : account.arr;
  const model = row?.model ?? NO_MODEL;
  const call = callInForce(calls, today);
  const outcome = outcomeOf(account, row);
  const isAhead = outcome === 'open' && (call?.id ?? null) !== (row?.callId ?? null);
  return {
    outcome,
    decidedOn: row?.decidedOn ?? null,
    daysLeft: Math.round((Date.parse(account.renewalDate) - Date.parse(today)) / DAY),
    arr,
    model: { ...model, expectedArr: expectedArr(arr, model.likelihood) },
    call,
    withdrawal: call === null ? newestCall(calls, today) : null,
    final: isAhead ? workedOut(arr, finalForecast(model, call)) : written(account, outcome === 'open' ? row : null),
    isAhead,
    isDisputed: call !== null && model.category !== null && call.category !== model.category,
  };
}

/**
 * Only what is decided is certain: an account without any forecast shows 100 or 0 when its renewal was decided before one was made.
 * @param {AccountRenewal} account
 * @param {ForecastRow | null} row
 */
function outcomeOf({ category, likelihood }, row) {
  if (row) return row.outcome === null ? 'open' : row.outcome === 'Renewed' ? 'renewed' : 'lost';
  if (category === 'Commit' && likelihood === 100) return 'renewed';
  return category === 'Lost' && likelihood === 0 ? 'lost' : 'open';
}

/**
 * @param {AccountRenewal} account
 * @param {ForecastRow | null} row of a renewal that is open
 */
function written({ category, likelihood, expectedArr: expected }, row) {
  return row ? { ...row.final, expectedArr: row.expectedArr } : { category, likelihood, expectedArr: expected };
}

/**
 * @param {number | null} arr
 * @param {Standing} standing
 */
function workedOut(arr, standing) {
  return { ...standing, expectedArr: expectedArr(arr, standing.likelihood) };
}

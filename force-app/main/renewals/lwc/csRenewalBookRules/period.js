/** Which renewals a period takes in. Days are yyyy-mm-dd. */
import { OVERDUE } from './renewals';

/** @typedef {{ until: string } | { literal: string }} Period all up to a day with what is overdue, or a date literal of the org */

/** @type {Record<string, number>} */
const MONTHS_AHEAD = { next3Months: 3, next6Months: 6, next12Months: 12 };

/** The org knows when its fiscal year begins. @type {Record<string, string>} */
const LITERALS = { thisQuarter: 'THIS_FISCAL_QUARTER', nextQuarter: 'NEXT_FISCAL_QUARTER' };

/**
 * @param {string} name
 * @param {string} today
 * @returns {Period}
 */
export function periodOf(name, today) {
  if (name in LITERALS) return { literal: LITERALS[name] };
  return { until: dayBefore(addMonths(today, MONTHS_AHEAD[name])) };
}

/**
 * The months to show: those of the period, or, where the org alone knows it, of the renewals; without gaps. What is overdue stands before.
 * @param {{ month: string }[]} renewals
 * @param {Period} period
 * @param {string} today
 * @returns {string[]}
 */
export function monthsOf(renewals, period, today) {
  const own = renewals.map(({ month }) => month).filter((month) => month !== OVERDUE);
  const ends = 'until' in period ? [today.slice(0, 7), period.until.slice(0, 7)] : [];
  const all = [...own, ...ends].toSorted();
  const overdue = renewals.some(({ month }) => month === OVERDUE) ? [OVERDUE] : [];
  return [...overdue, ...monthsBetween(all[0], all.at(-1))];
}

/**
 * The same day of a later month, or its last.
 * @param {string} day
 * @param {number} months
 */
export function addMonths(day, months) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return toDay(last);
}

/** @param {string} day */
function dayBefore(day) {
  return toDay(new Date(Date.parse(day) - 86_400_000));
}

/**
 * @param {string | undefined} first yyyy-mm
 * @param {string | undefined} last
 */
function monthsBetween(first, last) {
  const months = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last;) {
    months.push(month);
    month = addMonths(`${month}-01`, 1).slice(0, 7);
  }
  return months;
}

/** @param {Date} date */
function toDay(date) {
  return date.toISOString().slice(0, 10);
}

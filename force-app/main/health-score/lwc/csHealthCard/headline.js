/** What the head of the health card says: of today, or of the past day that is looked back to. */
import { fillLabel, formatAgo, formatChange, formatDate, formatNumber, formatPercent } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('c/csHealthRecords').PulseRecord} PulseRecord */
/** @typedef {{ name: string | null, version: number | null, minimumCoverage: number | null }} Scorecard minimumCoverage in percent */

const STALE_AFTER_HOURS = 36;
const HOUR = 3_600_000;

/**
 * Which snapshot stands for the day looked back to.
 * @param {string} day yyyy-mm-dd
 * @param {{ date: string } | null | undefined} past the snapshot; undefined while it loads, null where none is that old
 */
export function toLookBackText(day, past) {
  if (past === null) return fillLabel(label.LOOK_BACK_NONE, formatDate(day));
  if (!past) return label.LOADING;
  return past.date === day
    ? fillLabel(label.LOOK_BACK_SAME_DAY, formatDate(day))
    : fillLabel(label.LOOK_BACK, formatDate(day), formatDate(past.date));
}

/** @param {number | null} change points in the last 30 days */
export function toChange(change) {
  if (change === null) return { text: label.CHANGE_UNKNOWN_30_DAYS, className: 'change' };
  if (change === 0) return { text: label.CHANGE_NONE_30_DAYS, className: 'change' };
  return {
    text: fillLabel(label.CHANGE_30_DAYS, formatChange(change)),
    arrow: change > 0 ? '▲' : '▼',
    className: change > 0 ? 'change change_up' : 'change change_down',
  };
}

/**
 * @param {number | null} coverage percent
 * @param {string | null} band
 * @param {Scorecard | null} scorecard
 */
export function toCoverageText(coverage, band, scorecard) {
  const minimum = scorecard?.minimumCoverage ?? null;
  const isTooLow = band === 'Unknown' && coverage !== null && minimum !== null && coverage < minimum;
  return isTooLow
    ? fillLabel(label.COVERAGE_TOO_LOW, formatPercent(coverage), formatPercent(minimum))
    : fillLabel(label.COVERAGE_OF_WEIGHT, formatPercent(coverage));
}

/**
 * @param {Scorecard | null} scorecard
 * @returns {string | null} null when its name is not known
 */
export function toScorecardText(scorecard) {
  const { name, version } = scorecard ?? {};
  return name ? fillLabel(label.SCORECARD_VERSION, name, formatNumber(version)) : null;
}

/**
 * The latest pulse that was given by a day.
 * @param {PulseRecord[]} pulses newest first
 * @param {string} day yyyy-mm-dd
 */
export function toPulse(pulses, day) {
  const pulse = pulses.find(({ givenOn }) => givenOn !== null && givenOn <= day);
  return pulse ? { level: pulse.level, text: formatDate(pulse.givenOn) } : null;
}

/**
 * @param {string | null} asOf ISO time
 * @param {number} now
 * @returns {string | null} null while the score is young enough
 */
export function toStaleNotice(asOf, now) {
  const isStale = asOf !== null && now - Date.parse(asOf) > STALE_AFTER_HOURS * HOUR;
  return isStale ? fillLabel(label.STALE_NOTICE, formatAgo(asOf, now)) : null;
}

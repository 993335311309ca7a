/** What the names of conditions (`Value.open_cases`, `Score`, `Account.CsArr__c`) are called, how their values read, and what they are now. */
import { bandLabel, stageLabel } from 'c/csBand';
import {
  NO_VALUE,
  fillLabel,
  formatDate,
  formatMeasured,
  formatMeasureValue,
  formatNumber,
  formatPercent,
} from 'c/csFormat';
import { label } from './labels';

/** @typedef {string | number | boolean | null | undefined} FactValue null = looked up and empty; undefined = not known */
/** @typedef {import('c/csSignalRecords').MeasureText} MeasureText */

/**
 * @typedef {object} FactBook
 * @property {(name: string) => string} labelOf
 * @property {(name: string, value: FactValue) => string} format
 * @property {(name: string) => boolean} isWhole whether only whole numbers occur
 * @property {(name: string) => FactValue} nowOf
 */

/** @type {Record<string, string>} */
const SCORE_LABELS = {
  Score: label.HEALTH_SCORE,
  Coverage: label.COVERAGE,
  Band: label.BAND,
  Change30Days: label.CHANGE_30_DAYS,
  Stage: label.STAGE,
  DaysAsCustomer: label.DAYS_AS_CUSTOMER,
};

const DAY = 86_400_000;

/**
 * @param {object} known
 * @param {Map<string, MeasureText>} known.measures by their key in conditions
 * @param {Record<string, { label: string, dataType: string }>} [known.accountFields] of the object info of Account
 * @param {import('c/csHealthSnapshot').Snapshot | null} [known.snapshot] the newest
 * @param {Record<string, FactValue>} [known.account] values of now that stand on the account, by name
 * @param {string} [known.today] yyyy-mm-dd
 * @returns {FactBook}
 */
export function createFactBook({ measures, accountFields = {}, snapshot = null, account = {}, today = '' }) {
  const measured = new Map((snapshot?.measures ?? []).map((measure) => [measure.key.replaceAll('-', '_'), measure]));

  const labelOf = (/** @type {string} */ name) => {
    const [head, path] = split(name);
    if (head === 'Value') return measures.get(path)?.label ?? spell(path);
    if (head === 'Points') return fillLabel(label.POINTS_OF, measures.get(path)?.label ?? spell(path));
    if (head === 'Account') return accountFields[path]?.label ?? path;
    return SCORE_LABELS[name] ?? name;
  };

  const format = (/** @type {string} */ name, /** @type {FactValue} */ value) => {
    const [head, path] = split(name);
    if (value === null || value === undefined || value === '') return NO_VALUE;
    if (head === 'Value') return formatFact(value, measures.get(path));
    if (head === 'Account') return formatField(value, accountFields[path]?.dataType);
    return formatScore(name, value);
  };

  const isWhole = (/** @type {string} */ name) => {
    const [head, path] = split(name);
    return name === 'DaysAsCustomer' || (head === 'Value' && measures.get(path)?.isWhole === true);
  };

  const nowOf = (/** @type {string} */ name) => {
    const [head, path] = split(name);
    if (head === 'Value') return measured.get(path)?.value;
    if (head === 'Points') return measured.get(path)?.points;
    if (name === 'DaysAsCustomer') return daysBetween(snapshot?.customerSince, today);
    return account[name];
  };

  return { labelOf, format, isWhole, nowOf };
}

/** @param {string} name */
function split(name) {
  const [head, ...rest] = name.split('.');
  return [head, rest.join('.')];
}

/**
 * A key that no measure of ours has any more, as words.
 * @param {string} key
 */
function spell(key) {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * @param {string | number | boolean} value
 * @param {MeasureText | undefined} measure
 */
function formatFact(value, measure) {
  if (typeof value !== 'number') return String(value);
  return formatMeasured({ value, unit: measure?.unit, percentileWithin: measure?.percentileWithin });
}

/**
 * @param {string} name
 * @param {string | number | boolean} value
 */
function formatScore(name, value) {
  if (name === 'Band') return bandLabel(String(value));
  if (name === 'Stage') return stageLabel(String(value)) ?? NO_VALUE;
  if (typeof value !== 'number') return String(value);
  if (name === 'Coverage') return formatPercent(value);
  return name === 'DaysAsCustomer' ? formatMeasureValue(value, 'Days') : formatNumber(value);
}

/**
 * @param {string | number | boolean} value
 * @param {string | undefined} dataType of the UI API
 */
function formatField(value, dataType) {
  if (typeof value === 'boolean') return value ? label.YES : label.NO;
  if (dataType === 'Date' || dataType === 'DateTime') return formatDate(String(value).slice(0, 10));
  if (typeof value !== 'number') return String(value);
  if (dataType === 'Currency') return formatMeasureValue(value, 'Currency');
  return dataType === 'Percent' ? formatPercent(value) : formatNumber(value);
}

/**
 * @param {string | null | undefined} from yyyy-mm-dd
 * @param {string} to yyyy-mm-dd
 */
function daysBetween(from, to) {
  return from && to ? Math.round((Date.parse(to) - Date.parse(from)) / DAY) : undefined;
}

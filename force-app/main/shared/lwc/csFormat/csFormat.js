/**
 * Numbers, dates and label templates in the language of the user. Every function takes null and gives "–" for it,
 * because null means "known to be absent" and must not look like 0.
 */
import currency from '@salesforce/i18n/currency';
import lang from '@salesforce/i18n/lang';
import timeZone from '@salesforce/i18n/timeZone';
import BETTER_THAN from '@salesforce/label/c.CsBetterThan';
import JUST_NOW from '@salesforce/label/c.CsJustNow';
import UNIT_POINTS from '@salesforce/label/c.CsUnitPoints';

/** What stands where there is no value. */
export const NO_VALUE = '–';

/** The two languages of the product; every other language reads English. */
export const language = lang.startsWith('ja') ? 'ja' : 'en';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const collator = new Intl.Collator(lang, { numeric: true });

/** Formatters by kind, language and options: making one costs far more than using it. @type {Map<string, any>} */
const formatters = new Map();

/** @typedef {number | null | undefined} MaybeNumber */
/** @typedef {string | null | undefined} MaybeText */

/**
 * A number with the minus sign of typography.
 * @param {MaybeNumber} value
 * @param {Intl.NumberFormatOptions} [options] default: at most two fraction digits
 */
export function formatNumber(value, options = { maximumFractionDigits: 2 }) {
  return isMissing(value) ? NO_VALUE : formatterOf(Intl.NumberFormat, options).format(value).replace('-', '−');
}

/**
 * A number with exactly two fraction digits, for columns that add up.
 * @param {MaybeNumber} value
 */
export function formatHundredths(value) {
  return formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/**
 * A change with its sign, "+4.2" or "−3"; 0 is "±0".
 * @param {MaybeNumber} value
 */
export function formatChange(value) {
  if (value === 0) return '±0';
  return formatNumber(value, { signDisplay: 'always', maximumFractionDigits: 2 });
}

/**
 * A change with its sign and exactly two fraction digits, for columns that add up.
 * @param {MaybeNumber} value
 */
export function formatChangeHundredths(value) {
  return formatNumber(value, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/**
 * @param {MaybeNumber} percent 0-100
 */
export function formatPercent(percent) {
  return isMissing(percent) ? NO_VALUE : formatNumber(percent / 100, { style: 'percent', maximumFractionDigits: 1 });
}

/**
 * The value of a measure with its unit, "12 days" or "45%".
 * @param {MaybeNumber} value
 * @param {MaybeText} unit API value of CsMeasure__c.Unit__c; a percent value is 0-100
 */
export function formatMeasureValue(value, unit) {
  if (isMissing(value)) return NO_VALUE;
  switch (unit) {
    case 'Percent':
      return formatPercent(value);
    case 'Days':
      return formatNumber(value, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 });
    case 'Hours':
      return formatNumber(value, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 1 });
    case 'Currency':
      return formatNumber(value, { style: 'currency', currency, maximumFractionDigits: 0 });
    case 'Points':
      return fillLabel(UNIT_POINTS, formatNumber(value));
    default:
      return formatNumber(value);
  }
}

/**
 * The value of a measure as it counts: with its unit, or as the percentile it was made into.
 * @param {{ value: MaybeNumber, unit: MaybeText, percentileWithin: MaybeText }} measure
 */
export function formatMeasured({ value, unit, percentileWithin }) {
  if (!percentileWithin || isMissing(value)) return formatMeasureValue(value, unit);
  return fillLabel(BETTER_THAN, formatPercent(value));
}

/**
 * A calendar date; it has no time zone and gets none.
 * @param {MaybeText} isoDate yyyy-mm-dd
 */
export function formatDate(isoDate) {
  if (!isoDate) return NO_VALUE;
  return formatterOf(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(isoDate));
}

/**
 * The calendar date of a moment in the time zone of the user, yyyy-mm-dd.
 * @param {number} time milliseconds since 1970
 */
export function toIsoDate(time) {
  return formatterOf(Intl.DateTimeFormat, { timeZone }, 'sv-SE').format(time);
}

/**
 * A month for an axis: its name, in January the year instead.
 * @param {number} time milliseconds since 1970, in UTC
 */
export function formatMonth(time) {
  const isJanuary = new Date(time).getUTCMonth() === 0;
  return formatterOf(Intl.DateTimeFormat, {
    ...(isJanuary ? { year: 'numeric' } : { month: 'short' }),
    timeZone: 'UTC',
  }).format(time);
}

/**
 * A month with its year, "Nov 2026".
 * @param {string} isoMonth yyyy-mm
 */
export function formatYearMonth(isoMonth) {
  return formatterOf(Intl.DateTimeFormat, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${isoMonth}-01`),
  );
}

/**
 * A moment in the time zone of the user.
 * @param {MaybeText} isoDateTime
 */
export function formatDateTime(isoDateTime) {
  if (!isoDateTime) return NO_VALUE;
  return formatterOf(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    Date.parse(isoDateTime),
  );
}

/**
 * How long ago a moment was, in its largest whole unit: "2 hours ago". A moment in the future (clocks differ) is "just now".
 * @param {MaybeText} isoDateTime
 * @param {number} now milliseconds since 1970
 */
export function formatAgo(isoDateTime, now) {
  if (!isoDateTime) return NO_VALUE;
  const elapsed = now - Date.parse(isoDateTime);
  const relative = formatterOf(Intl.RelativeTimeFormat, { numeric: 'always' });
  if (elapsed < MINUTE) return JUST_NOW;
  if (elapsed < HOUR) return relative.format(-Math.floor(elapsed / MINUTE), 'minute');
  if (elapsed < 2 * DAY) return relative.format(-Math.floor(elapsed / HOUR), 'hour');
  return relative.format(-Math.floor(elapsed / DAY), 'day');
}

/**
 * "today", "94 days ago"
 * @param {number} days
 */
export function formatDaysAgo(days) {
  return formatterOf(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(-days, 'day');
}

/**
 * "A, B, C", 「A、B、C」.
 * @param {string[]} names
 */
export function joinNames(names) {
  return names.join(language === 'ja' ? '、' : ', ');
}

/**
 * Puts values into the {0}, {1} … of a label.
 * @param {string} label
 * @param {...(string | number)} values
 */
export function fillLabel(label, ...values) {
  return label.replace(/\{(\d+)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}

/**
 * Compares two texts as a dictionary of the user's language would.
 * @param {string} left
 * @param {string} right
 */
export function compareText(left, right) {
  return collator.compare(left, right);
}

/**
 * @param {MaybeNumber} value
 * @returns {value is null | undefined}
 */
function isMissing(value) {
  return value === null || value === undefined;
}

/**
 * @template Options, Formatter
 * @param {new (locale: string, options: Options) => Formatter} Kind of Intl
 * @param {Options} options
 * @param {string} [locale]
 * @returns {Formatter}
 */
function formatterOf(Kind, options, locale = lang) {
  const key = `${Kind.name} ${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Kind(locale, options);
  formatters.set(key, known);
  return known;
}

/** Figures of a renewal. */
import currency from '@salesforce/i18n/currency';
import lang from '@salesforce/i18n/lang';
import { NO_VALUE, fillLabel, formatNumber } from 'c/csFormat';
import { label } from './labels';

/**
 * "in 32 days", "today", "3 days overdue"
 * @param {number} days to the renewal date
 */
export function leadText(days) {
  if (days < 0) return fillLabel(label.OVERDUE_BY, daysText(-days));
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(days, 'day');
}

/** @param {number} days */
export function daysText(days) {
  return formatNumber(days, { style: 'unit', unit: 'day', unitDisplay: 'long' });
}

/**
 * Whole percent; what is neither none nor all never shows as 0 or 100.
 * @param {number | null | undefined} percent 0-100
 */
export function likelihoodText(percent) {
  if (percent === null || percent === undefined) return NO_VALUE;
  const whole = percent > 0 && percent < 100 ? Math.min(Math.max(Math.round(percent), 1), 99) : percent;
  return formatNumber(whole / 100, { style: 'percent', maximumFractionDigits: 0 });
}

/**
 * @param {number | null | undefined} amount
 * @param {string | null} [isoCode] of the amount; null = the org has one currency
 */
export function moneyText(amount, isoCode = null) {
  return formatNumber(amount, { style: 'currency', currency: isoCode ?? currency, maximumFractionDigits: 0 });
}

/**
 * An amount as the book counts it.
 * @param {number | null} hundredths
 * @param {string | null} isoCode
 */
export function amountText(hundredths, isoCode) {
  return moneyText(hundredths === null ? null : hundredths / 100, isoCode);
}

/**
 * Short, for where there is little room: "$1.2M", 「¥120万」.
 * @param {number} hundredths
 * @param {string | null} isoCode
 */
export function shortAmountText(hundredths, isoCode) {
  return formatNumber(hundredths / 100, {
    style: 'currency',
    currency: isoCode ?? currency,
    notation: 'compact',
    maximumSignificantDigits: 3,
  });
}

/**
 * "1 renewal", "12 renewals"
 * @param {number} count
 */
export function countText(count) {
  return count === 1 ? label.RENEWAL_COUNT_ONE : fillLabel(label.RENEWAL_COUNT, formatNumber(count));
}

/**
 * To the cent, for columns that add up.
 * @param {number | null} hundredths
 * @param {string | null} isoCode
 */
export function exactAmountText(hundredths, isoCode) {
  return formatNumber(hundredths === null ? null : hundredths / 100, {
    style: 'currency',
    currency: isoCode ?? currency,
  });
}

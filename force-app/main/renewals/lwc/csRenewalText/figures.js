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

/** @param {number | null | undefined} amount */
export function moneyText(amount) {
  return formatNumber(amount, { style: 'currency', currency, maximumFractionDigits: 0 });
}

/** The sentences of a signal. */
import lang from '@salesforce/i18n/lang';
import { fillLabel, formatDate, formatNumber, joinNames } from 'c/csFormat';
import { negate, parseCondition, settle, widen } from './condition';
import { noteText } from './closingNote';
import { conditionText } from './conditionText';
import { label } from './labels';

/** @typedef {import('c/csSignalRecords').IndicatorText} IndicatorText */
/** @typedef {import('./factBook').FactBook} FactBook */
/** @typedef {Pick<import('c/csSignalRecords').SignalRecord, 'indicatorKey' | 'reason' | 'resolves' | 'trueSince' | 'closedOn' | 'closingNote' | 'evidence' | 'closingEvidence'>} SignalFacts */

const DAY = 86_400_000;
/** `{Value.open_cases}` in a text. */
const PLACE = /\{([A-Za-z][\w.]*)\}/g;

/**
 * Why there is a signal: the indicator's text with the values of then, else what the service wrote in the org's language.
 * @param {SignalFacts} signal
 * @param {IndicatorText | undefined} indicator
 * @param {FactBook} book
 */
export function reasonText(signal, indicator, book) {
  const { reasonText: text } = indicator ?? {};
  const { evidence } = signal;
  if (!text || !evidence) return signal.reason ?? indicatorName(signal, indicator);
  return text.replace(PLACE, (/** @type {string} */ place, /** @type {string} */ name) => {
    const isKnown = name in evidence.values;
    return isKnown ? book.format(name, evidence.values[name]) : place;
  });
}

/**
 * @param {SignalFacts} signal
 * @param {IndicatorText | undefined} indicator
 */
export function indicatorName(signal, indicator) {
  return indicator?.name ?? signal.indicatorKey ?? label.SIGNAL;
}

/**
 * What ends the signal, from the indicator's condition, else what the service wrote in the org's language.
 * @param {SignalFacts} signal
 * @param {IndicatorText | undefined} indicator
 * @param {FactBook} book
 * @returns {string | null}
 */
export function resolvesText(signal, indicator, book) {
  const condition = indicator && endCondition(indicator);
  if (!condition) return signal.resolves;
  try {
    return fillLabel(label.RESOLVES_WHEN, conditionText(condition, book));
  } catch {
    return signal.resolves;
  }
}

/**
 * A condition in words.
 * @param {string} text
 * @param {FactBook} book
 * @returns {string | null} null = it cannot be read, or has no words
 */
export function conditionWords(text, book) {
  try {
    return conditionText(settle(parseCondition(text)), book);
  } catch {
    return null;
  }
}

/**
 * @param {IndicatorText} indicator
 * @returns {import('./condition').Condition | null} null = the user may not see it, or it cannot be read
 */
function endCondition({ when, until, marginPercent }) {
  try {
    if (until) return settle(parseCondition(until));
    return when ? negate(widen(parseCondition(when), marginPercent)) : null;
  } catch {
    return null;
  }
}

/**
 * "Since Nov 3, 2026 (19 days)", "Since Nov 22, 2026 (today)"
 * @param {string | null} since yyyy-mm-dd
 * @param {string} today yyyy-mm-dd
 */
export function sinceText(since, today) {
  if (!since) return null;
  const days = Math.round((Date.parse(today) - Date.parse(since)) / DAY);
  const length =
    days === 0
      ? new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'day')
      : formatNumber(days, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  return fillLabel(label.SINCE, formatDate(since), length);
}

/**
 * "Nov 3 – 12, 2026", of what is over
 * @param {string | null} since yyyy-mm-dd
 * @param {string | null} until yyyy-mm-dd
 */
export function spanText(since, until) {
  if (!since || !until) return null;
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(new Date(since), new Date(until));
}

/**
 * The values of then and now, one row a name.
 * @param {SignalFacts} signal
 * @param {FactBook} book
 */
export function evidenceRows({ evidence, closingEvidence }, book) {
  return Object.entries(evidence?.values ?? {}).map(([name, value]) => {
    const now = closingEvidence ? closingEvidence.values[name] : book.nowOf(name);
    return { name, label: book.labelOf(name), then: book.format(name, value), now: book.format(name, now) };
  });
}

/**
 * The proof of a signal that resolved: "Open support cases 5 → 1 on Nov 12, 2026", and why where the condition is not what ended it.
 * @param {SignalFacts} signal
 * @param {FactBook} book
 * @returns {string | null} null = nothing says how it ended
 */
export function closingText(signal, book) {
  const changes = evidenceRows(signal, book).filter(({ then, now }) => then !== now);
  const values = changes.map(({ label: fact, then, now }) => fillLabel(label.CHANGED_TO, fact, then, now));
  const on = formatDate(signal.closingEvidence?.asOf ?? signal.closedOn);
  const proof = signal.closingEvidence && values.length > 0 ? fillLabel(label.PROOF_ON, joinNames(values), on) : null;
  return [proof, noteText(signal.closingNote, proof !== null)].filter(Boolean).join(' ') || null;
}

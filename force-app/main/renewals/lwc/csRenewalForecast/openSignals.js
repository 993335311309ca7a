/** What is open in an account and may move its renewal. */
import { reasonText } from 'c/csSignalText';

/** @typedef {import('c/csSignalRecords').SignalRecord} SignalRecord */

/** @type {Record<string, number>} */
const URGENCY_ORDER = { High: 0, Normal: 1, Low: 2 };

/**
 * Risks first, each kind by urgency.
 * @param {SignalRecord[]} signals
 * @param {Map<string, import('c/csSignalRecords').IndicatorText>} indicators by key
 * @param {import('c/csSignalText').FactBook} book
 * @returns {{ id: string, isRisk: boolean, text: string }[]}
 */
export function openSignals(signals, indicators, book) {
  return signals
    .filter(({ status }) => status === 'Open')
    .toSorted((left, right) => orderOf(left) - orderOf(right))
    .map((signal) => ({
      id: signal.id,
      isRisk: isRisk(signal),
      text: reasonText(signal, indicators.get(signal.indicatorKey ?? ''), book),
    }));
}

/** @param {SignalRecord} signal */
function isRisk({ kind }) {
  return kind === 'Risk';
}

/** @param {SignalRecord} signal */
function orderOf(signal) {
  return (isRisk(signal) ? 0 : 3) + (URGENCY_ORDER[signal.urgency] ?? 1);
}

/** What brought a task that comes back, in words. */
import lang from '@salesforce/i18n/lang';
import { fillLabel } from 'c/csFormat';
import { label } from './labels';

/**
 * "Health check, November 2026", "QBR preparation, Q4 2026"; without a name the period alone.
 * @param {import('c/csSignalRecords').Recurrence} recurrence
 * @param {import('c/csSignalRecords').Definitions} definitions
 */
export function recurrenceText({ rhythmKey, period }, { playbooks }) {
  const playbook = playbooks.get(rhythmKey) ?? null;
  return playbook === null ? periodText(period) : fillLabel(label.RECURRENCE_OF, playbook, periodText(period));
}

/** @param {string} period `2026-11`, `2026-Q4`, `2026-H2` or `2026` */
function periodText(period) {
  const [year = '', part = ''] = period.split('-');
  if (part === 'H1') return fillLabel(label.PERIOD_FIRST_HALF, year);
  if (part === 'H2') return fillLabel(label.PERIOD_SECOND_HALF, year);
  if (part.startsWith('Q')) return fillLabel(label.PERIOD_QUARTER, part.slice(1), year);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = part === '' ? { year: 'numeric' } : { year: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' }).format(Date.parse(period));
}

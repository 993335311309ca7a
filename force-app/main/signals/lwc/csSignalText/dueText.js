/** When a task is due, in words. */
import { fillLabel, formatDate, formatDaysAgo, formatNumber } from 'c/csFormat';
import { label } from './labels';

const DAY = 86_400_000;

/**
 * "3 days overdue", "Due today", "Due Nov 28, 2026 (in 6 days)"
 * @param {string | null} dueOn yyyy-mm-dd
 * @param {string} today yyyy-mm-dd
 * @returns {{ text: string, isOverdue: boolean, isToday: boolean }}
 */
export function dueText(dueOn, today) {
  if (!dueOn) return { text: label.NO_DUE_DATE, isOverdue: false, isToday: false };
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY);
  if (days < 0) {
    const late = formatNumber(-days, { style: 'unit', unit: 'day', unitDisplay: 'long' });
    return { text: fillLabel(label.OVERDUE_BY, late), isOverdue: true, isToday: false };
  }
  if (days === 0) return { text: label.DUE_TODAY, isOverdue: false, isToday: true };
  return { text: fillLabel(label.DUE_ON, formatDate(dueOn), formatDaysAgo(-days)), isOverdue: false, isToday: false };
}

/** Words of the levels of a pulse. */
import { formatNumber } from 'c/csFormat';
import { label } from './labels';

export const LEVELS = Object.freeze([1, 2, 3, 4, 5]);

const WORDS = [label.PULSE_LEVEL1, label.PULSE_LEVEL2, label.PULSE_LEVEL3, label.PULSE_LEVEL4, label.PULSE_LEVEL5];

/**
 * @param {number | null | undefined} level 1-5
 */
export function levelLabel(level) {
  return WORDS[Number(level) - 1] ?? formatNumber(level);
}

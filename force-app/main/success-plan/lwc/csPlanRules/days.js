/** Calendar days. */

const DAY = 86_400_000;

/**
 * Days from one day to another; negative when the other is earlier.
 * @param {string} from yyyy-mm-dd
 * @param {string} to yyyy-mm-dd
 */
export function daysFrom(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

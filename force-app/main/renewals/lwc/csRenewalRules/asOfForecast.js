/** For which moment a forecast holds. */

const WEEK = 7 * 86_400_000;

/**
 * The later of "written" and "confirmed by a full run", which writes only what changed; never after the forecast's own week, for which alone it speaks.
 * @param {{ asOfWeek: string, modifiedAt: string | null }} row week: its Monday, yyyy-mm-dd
 * @param {string | null} lastRunAsOf ISO time
 * @returns {string} ISO time
 */
export function asOfForecast({ asOfWeek, modifiedAt }, lastRunAsOf) {
  const known = [modifiedAt, lastRunAsOf].filter((time) => time !== null).map((time) => Date.parse(time));
  const weekEnd = Date.parse(asOfWeek) + WEEK;
  return new Date(Math.min(weekEnd, known.length > 0 ? Math.max(...known) : weekEnd)).toISOString();
}

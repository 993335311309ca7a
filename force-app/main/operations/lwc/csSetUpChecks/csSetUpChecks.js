/** Checks of the set-up, as the service and the org tell them: by area and by urgency. */

/** @typedef {'passed' | 'warning' | 'failed' | 'unknown'} Status */

/**
 * A place in the org: a page of Setup by the end of its address, a list by its object, a record by its id, a tab by its API name.
 * @typedef {{ kind: 'setup' | 'list' | 'record' | 'tab', name: string }} Place
 */

/**
 * One thing that was looked at.
 * @typedef {object} Check
 * @property {string} key
 * @property {string} area
 * @property {Status} status
 * @property {string} english
 * @property {string} japanese
 * @property {string | null} remedyEnglish null = nothing to do
 * @property {string | null} remedyJapanese
 * @property {Place | null} place null = not in the org
 */

/** In the order in which things are set up. */
const AREAS = ['connection', 'permissions', 'mapping', 'definitions', 'runs', 'budget', 'feeds'];

/** @type {Status[]} */
const URGENCY = ['failed', 'warning', 'unknown', 'passed'];

/**
 * Checks by area; the areas with the most urgent one first, otherwise in the order of setting up.
 * @param {Check[]} checks
 * @returns {{ key: string, checks: Check[] }[]} areas without a check are left out
 */
export function toAreas(checks) {
  const areas = AREAS.map((key) => ({ key, checks: checks.filter(({ area }) => area === key) }));
  return areas
    .filter((area) => area.checks.length > 0)
    .sort((left, right) => URGENCY.indexOf(worstOf(left.checks)) - URGENCY.indexOf(worstOf(right.checks)));
}

/**
 * The most urgent status among them.
 * @param {Check[]} checks
 * @returns {Status}
 */
export function worstOf(checks) {
  return URGENCY.find((status) => checks.some((check) => check.status === status)) ?? 'passed';
}

/**
 * Those that somebody has to look at, the most urgent first.
 * @param {Check[]} checks
 */
export function openOf(checks) {
  const open = checks.filter(({ status }) => status !== 'passed');
  return open.sort((left, right) => URGENCY.indexOf(left.status) - URGENCY.indexOf(right.status));
}

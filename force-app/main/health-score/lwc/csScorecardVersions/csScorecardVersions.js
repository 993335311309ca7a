/** Versions of scorecards as the list shows them: one scorecard a key, newest version first. Pure. */
import { compareText, language } from 'c/csFormat';

/**
 * @typedef {object} Version
 * @property {string} id
 * @property {string} key
 * @property {number} version
 * @property {string} versionKey
 * @property {string} name
 * @property {string | null} japaneseName
 * @property {string} status API value
 * @property {string | null} stage API value
 * @property {string | null} segmentFilter
 * @property {number | null} sortOrder
 * @property {string | null} activatedAt
 * @property {string | null} activatedBy name of the user
 * @property {string | null} changedAt
 */

/**
 * @param {Version[]} versions
 * @returns {{ key: string, name: string, stage: string | null, active: Version | null, versions: Version[] }[]} in the order in which
 *   scorecards are tried
 */
export function toScorecards(versions) {
  const byKey = new Map();
  for (const version of versions) byKey.set(version.key, [...(byKey.get(version.key) ?? []), version]);
  return [...byKey]
    .map(([key, ofKey]) => {
      const newestFirst = ofKey.toSorted(
        (/** @type {Version} */ left, /** @type {Version} */ right) => right.version - left.version,
      );
      const active = newestFirst.find((/** @type {Version} */ { status }) => status === 'Active') ?? null;
      const shown = active ?? newestFirst[0];
      return {
        key,
        name: nameOf(shown),
        stage: shown.stage,
        order: shown.sortOrder ?? Infinity,
        active,
        versions: newestFirst,
      };
    })
    .sort((left, right) => compareNumbers(left.order, right.order) || compareText(left.name, right.name));
}

/**
 * The name in the user's language.
 * @param {{ name: string, japaneseName: string | null, versionKey: string }} version
 */
export function nameOf({ name, japaneseName, versionKey }) {
  return (language === 'ja' && japaneseName) || name || versionKey;
}

/**
 * What may be done with a version.
 * @param {Version} version
 */
export function actionsOf({ status }) {
  return { canDelete: status === 'Draft', canRetire: status === 'Active', canRollBack: status === 'Retired' };
}

/**
 * @param {number} left
 * @param {number} right
 */
function compareNumbers(left, right) {
  return left === right ? 0 : left - right;
}

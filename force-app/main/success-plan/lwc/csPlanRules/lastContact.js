/** When a stakeholder was last spoken with, and how that lies beside their influence. */
import { daysFrom } from './days';

/**
 * @typedef {object} Stakeholder
 * @property {string} id
 * @property {string | null} contactId null = the contact was deleted, or may not be seen
 * @property {string | null} name of the contact
 * @property {string | null} title of the contact
 * @property {string} role API value of CsStakeholder__c.Role__c
 * @property {string | null} influence High | Medium | Low; null = not known
 * @property {string | null} stance Supporter | Neutral | Critic; null = not known
 * @property {string | null} lastContactOn yyyy-mm-dd, as a CSM entered it
 * @property {string | null} lastActivityOn yyyy-mm-dd of the contact's last activity that the user may see
 * @property {boolean} isActive
 * @property {string | null} leftOn yyyy-mm-dd
 */

/** Highest first; null = not known. */
export const INFLUENCES = Object.freeze(['High', 'Medium', 'Low', null]);

/** Freshest first. */
export const FRESHNESS = Object.freeze(
  /** @type {const} */ ([
    { key: 'recent', upToDays: 30 },
    { key: 'fading', upToDays: 90 },
    { key: 'old', upToDays: Infinity },
    { key: 'never', upToDays: null },
  ]),
);

/**
 * The later of what was entered and what the org has seen. An activity that is planned is no contact yet.
 * @param {Pick<Stakeholder, 'lastContactOn' | 'lastActivityOn'>} stakeholder
 * @param {string} today yyyy-mm-dd
 * @returns {string | null} null = no contact is known
 */
export function lastContactOf({ lastContactOn, lastActivityOn }, today) {
  const days = [lastContactOn, lastActivityOn].filter((day) => day !== null && day <= today);
  return days.toSorted().at(-1) ?? null;
}

/**
 * @param {Stakeholder} stakeholder
 * @param {string} today yyyy-mm-dd
 * @returns {'recent' | 'fading' | 'old' | 'never'}
 */
export function freshnessOf(stakeholder, today) {
  const last = lastContactOf(stakeholder, today);
  if (last === null) return 'never';
  const age = daysFrom(last, today);
  const column = FRESHNESS.find(({ upToDays }) => upToDays !== null && age <= upToDays);
  return column?.key ?? 'old';
}

/**
 * Influence by freshness. The row of unknown influence is there only when it has somebody.
 * @param {Stakeholder[]} stakeholders active ones
 * @param {string} today yyyy-mm-dd
 */
export function gridOf(stakeholders, today) {
  return INFLUENCES.map((influence) => ({
    influence,
    cells: FRESHNESS.map(({ key }) => ({
      key,
      people: stakeholders.filter((one) => one.influence === influence && freshnessOf(one, today) === key),
    })),
  })).filter(({ influence, cells }) => influence !== null || cells.some(({ people }) => people.length > 0));
}

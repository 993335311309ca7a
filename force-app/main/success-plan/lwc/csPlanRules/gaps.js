/** What is missing in an account's relationships. */
import { daysFrom } from './days';
import { lastContactOf } from './lastContact';

/** @typedef {import('./lastContact').Stakeholder} Stakeholder */

/**
 * `left`: who had the role has gone and nobody has taken over · `missing`: nobody is known in the role · `notMet`: nobody in the role was spoken
 * with for too long · `neverMet`: no contact with the role is known · `critic`: somebody whose word counts is against us.
 * @typedef {object} Gap
 * @property {'left' | 'missing' | 'notMet' | 'neverMet' | 'critic'} kind
 * @property {string} role API value of CsStakeholder__c.Role__c
 * @property {string | null} name of the person, where the gap is about one
 * @property {number | null} days since the last contact, or since they left; null = not known
 */

/** Longer than a quarter without contact is a gap. */
export const NOT_MET_DAYS = 90;

/** Roles without which an account stands on nobody, the gravest first. */
const NEEDED_ROLES = ['DecisionMaker', 'Sponsor', 'Champion'];
const OTHER_ROLES = ['PowerUser', 'DailyUser', 'Contract', 'DataOwner'];

/**
 * @param {Stakeholder[]} stakeholders of one account, those who left too
 * @param {string} today yyyy-mm-dd
 * @returns {Gap[]} by role, the gravest first; critics last
 */
export function findGaps(stakeholders, today) {
  return [
    ...NEEDED_ROLES.flatMap((role) => gapOfRole(stakeholders, role, today) ?? []),
    ...OTHER_ROLES.flatMap((role) => leftGap(stakeholders, role, today) ?? []),
    ...stakeholders
      .filter(isOpposed)
      .map(({ role, name }) => ({ kind: /** @type {const} */ ('critic'), role, name, days: null })),
  ];
}

/**
 * @param {Stakeholder[]} stakeholders
 * @param {string} role
 * @param {string} today
 * @returns {Gap | null}
 */
function gapOfRole(stakeholders, role, today) {
  const active = inRole(stakeholders, role).filter(({ isActive }) => isActive);
  if (active.length === 0)
    return leftGap(stakeholders, role, today) ?? { kind: 'missing', role, name: null, days: null };
  const days = active.flatMap((one) => lastContactOf(one, today) ?? []);
  const last = days.toSorted().at(-1);
  if (last === undefined) return { kind: 'neverMet', role, name: null, days: null };
  const age = daysFrom(last, today);
  return age > NOT_MET_DAYS ? { kind: 'notMet', role, name: null, days: age } : null;
}

/**
 * Who had the role last, when all who had it have left.
 * @param {Stakeholder[]} stakeholders
 * @param {string} role
 * @param {string} today
 * @returns {Gap | null}
 */
function leftGap(stakeholders, role, today) {
  const all = inRole(stakeholders, role);
  if (all.some(({ isActive }) => isActive)) return null;
  const last = all.toSorted((one, other) => (one.leftOn ?? '').localeCompare(other.leftOn ?? '')).at(-1);
  if (!last) return null;
  return { kind: 'left', role, name: last.name, days: last.leftOn === null ? null : daysFrom(last.leftOn, today) };
}

/**
 * @param {Stakeholder[]} stakeholders
 * @param {string} role
 */
function inRole(stakeholders, role) {
  return stakeholders.filter((one) => one.role === role);
}

/** @param {Stakeholder} stakeholder */
function isOpposed({ isActive, influence, stance }) {
  return isActive && influence === 'High' && stance === 'Critic';
}

/** Which fields a form has, in their order. Labels, help, lengths and choices come from the org. */

/**
 * @typedef {object} FieldSpec
 * @property {string} name API name
 * @property {'text' | 'long' | 'number' | 'date' | 'choice' | 'goal' | 'person'} type
 * @property {boolean} [isRequired]
 * @property {boolean} [isWide] a line of its own
 * @property {boolean} [isPast] a day that cannot lie ahead
 */

/** @type {Record<string, FieldSpec[]>} */
export const FORM_FIELDS = {
  CsGoal__c: [
    { name: 'Name', type: 'text', isRequired: true, isWide: true },
    { name: 'Perspective__c', type: 'choice', isRequired: true },
    { name: 'TargetDate__c', type: 'date' },
    { name: 'BaselineValue__c', type: 'number' },
    { name: 'TargetValue__c', type: 'number' },
    { name: 'ReachedValue__c', type: 'number' },
    { name: 'Unit__c', type: 'text' },
    { name: 'Status__c', type: 'choice', isRequired: true },
    { name: 'ReachedOn__c', type: 'date', isPast: true },
    { name: 'Note__c', type: 'long', isWide: true },
  ],
  CsMilestone__c: [
    { name: 'Name', type: 'text', isRequired: true, isWide: true },
    { name: 'StateToReach__c', type: 'text', isWide: true },
    { name: 'Stage__c', type: 'choice', isRequired: true },
    { name: 'Party__c', type: 'choice' },
    { name: 'DueOn__c', type: 'date' },
    { name: 'ReachedOn__c', type: 'date', isPast: true },
    { name: 'Goal__c', type: 'goal' },
    { name: 'SortOrder__c', type: 'number' },
  ],
  CsStakeholder__c: [
    { name: 'Contact__c', type: 'person', isRequired: true, isWide: true },
    { name: 'Role__c', type: 'choice', isRequired: true },
    { name: 'Influence__c', type: 'choice' },
    { name: 'Stance__c', type: 'choice' },
    { name: 'LastContactOn__c', type: 'date', isPast: true },
  ],
};

/** What a new record begins with. @type {Record<string, Record<string, unknown>>} */
export const FORM_DEFAULTS = {
  CsGoal__c: { Status__c: 'Open' },
  CsMilestone__c: {},
  CsStakeholder__c: {},
};

/**
 * What else changes when a field does: a goal that is reached has a day, any other has none.
 * @param {Record<string, unknown>} values before
 * @param {string} name
 * @param {unknown} value
 * @param {string} today yyyy-mm-dd
 * @returns {Record<string, unknown>}
 */
export function withChange(values, name, value, today) {
  const changed = { ...values, [name]: value };
  if (name !== 'Status__c') return changed;
  return { ...changed, ReachedOn__c: value === 'Reached' ? (values.ReachedOn__c ?? today) : null };
}

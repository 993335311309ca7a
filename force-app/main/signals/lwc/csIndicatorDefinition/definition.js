/**
 * Indicators and playbooks while they are edited, and as the JSON that files, the scoring service and this builder share.
 * Values of picklists begin with a small letter here (`risk`), with a capital in the org (`Risk`); stages are as in the org.
 */
import { language } from 'c/csFormat';

/**
 * @typedef {object} IndicatorDraft
 * @property {string | null} recordId null while the org has nothing of it
 * @property {string} status API value
 * @property {string} key
 * @property {string} name
 * @property {string | null} japaneseName
 * @property {string} kind
 * @property {string[]} stages API values; empty is every stage
 * @property {string | null} segmentFilter SOQL condition on Account; null is every account
 * @property {string} when
 * @property {string | null} until null: `when` is no longer true, with the margin
 * @property {number | null} marginPercent null while it is not entered; so are all numbers
 * @property {number | null} minimumDays
 * @property {number | null} cooldownDays
 * @property {string | null} playbookId record id
 * @property {string | null} reasonText
 * @property {string | null} japaneseReasonText
 * @property {string} urgency
 * @property {string | null} meaning
 * @property {string | null} japaneseMeaning
 * @property {number | null} sortOrder null is last
 */

/**
 * @typedef {object} StepDraft
 * @property {string} localId
 * @property {string | null} recordId
 * @property {number | null} sortOrder
 * @property {string} key
 * @property {string} subject
 * @property {string | null} japaneseSubject
 * @property {string | null} description
 * @property {string | null} japaneseDescription
 * @property {string} party
 * @property {number | null} dueBusinessDays
 * @property {string | null} after key of the step it waits for
 * @property {string} priority
 * @property {number | null} escalateAfterBusinessDays null is never
 */

/**
 * @typedef {object} PlaybookDraft
 * @property {string | null} recordId
 * @property {string} status API value
 * @property {string} key
 * @property {string} name
 * @property {string | null} japaneseName
 * @property {string | null} purpose
 * @property {string | null} japanesePurpose
 * @property {string} whenResolved
 * @property {string} ownerPath
 * @property {string | null} fallbackOwnerId
 * @property {boolean} followOwner
 * @property {StepDraft[]} steps in their order
 */

/** @typedef {IndicatorDraft | PlaybookDraft} Draft */

export const PARTIES = Object.freeze(['own', 'customer', 'joint']);

/**
 * @param {number} sortOrder
 * @returns {IndicatorDraft}
 */
export function newIndicator(sortOrder) {
  return {
    recordId: null,
    status: 'Draft',
    key: '',
    name: '',
    japaneseName: null,
    kind: 'risk',
    stages: [],
    segmentFilter: null,
    when: '',
    until: null,
    marginPercent: 5,
    minimumDays: 0,
    cooldownDays: 14,
    playbookId: null,
    reasonText: null,
    japaneseReasonText: null,
    urgency: 'normal',
    meaning: null,
    japaneseMeaning: null,
    sortOrder,
  };
}

/** @returns {PlaybookDraft} */
export function newPlaybook() {
  return {
    recordId: null,
    status: 'Draft',
    key: '',
    name: '',
    japaneseName: null,
    purpose: null,
    japanesePurpose: null,
    whenResolved: 'closeTasks',
    ownerPath: 'OwnerId',
    fallbackOwnerId: null,
    followOwner: true,
    steps: [],
  };
}

/**
 * @param {string} localId
 * @param {number} sortOrder
 * @returns {StepDraft}
 */
export function newStep(localId, sortOrder) {
  return {
    localId,
    recordId: null,
    sortOrder,
    key: '',
    subject: '',
    japaneseSubject: null,
    description: null,
    japaneseDescription: null,
    party: 'own',
    dueBusinessDays: 5,
    after: null,
    priority: 'normal',
    escalateAfterBusinessDays: null,
  };
}

/**
 * The same definition under another key and name, nothing of it saved.
 * @template {Draft} D
 * @param {D} source
 * @param {string[]} takenKeys
 * @param {(name: string) => string} rename what a copy is called
 * @returns {D}
 */
export function copyOf(source, takenKeys, rename) {
  const copy = {
    ...source,
    recordId: null,
    status: 'Draft',
    key: freeKey(source.key, takenKeys),
    name: rename(source.name),
    japaneseName: source.japaneseName && rename(source.japaneseName),
  };
  if (!('steps' in copy)) return copy;
  return { ...copy, steps: copy.steps.map((step) => ({ ...step, recordId: null, localId: `copy-${step.localId}` })) };
}

/**
 * @param {IndicatorDraft} draft
 * @param {PlaybookDraft[]} playbooks all there are
 */
export function toIndicatorDefinition(draft, playbooks) {
  const playbook = draft.playbookId && playbooks.find(({ recordId }) => recordId === draft.playbookId);
  return {
    ...without(draft, ['recordId', 'playbookId']),
    status: draft.status.toLowerCase(),
    playbookKey: (playbook && playbook.key) || null,
  };
}

/** @param {PlaybookDraft} draft */
export function toPlaybookDefinition(draft) {
  return {
    ...without(draft, ['recordId']),
    status: draft.status.toLowerCase(),
    steps: draft.steps.map((step) => without(step, ['localId', 'recordId', 'sortOrder'])),
  };
}

/**
 * The name in the user's language; the key where there is none.
 * @param {{ name: string, japaneseName: string | null, key: string }} definition
 */
export function nameOf({ name, japaneseName, key }) {
  return (language === 'ja' && japaneseName) || name || key;
}

/**
 * The subject in the user's language; the key where there is none.
 * @param {StepDraft} step
 */
export function subjectOf({ subject, japaneseSubject, key }) {
  return (language === 'ja' && japaneseSubject) || subject || key;
}

/**
 * How a status is drawn.
 * @param {string} status API value
 */
export function statusClassOf(status) {
  return `status status_${status.toLowerCase()}`;
}

/**
 * @param {string} key
 * @param {string[]} takenKeys
 */
function freeKey(key, takenKeys) {
  let number = 2;
  while (takenKeys.includes(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}

/**
 * @param {object} whole
 * @param {string[]} names of properties to leave out
 * @returns {any}
 */
function without(whole, names) {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));
}

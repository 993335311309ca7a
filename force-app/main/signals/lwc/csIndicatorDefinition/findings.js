/**
 * What is wrong with a definition: what the page can tell at once while somebody types, and what the scoring service says, which knows
 * the names of conditions and the fields of Account.
 */
import { apiValue } from 'c/csDefinitionNames';
import { language } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('./definition').IndicatorDraft} IndicatorDraft */
/** @typedef {import('./definition').PlaybookDraft} PlaybookDraft */
/** @typedef {import('./definition').StepDraft} StepDraft */

/**
 * @typedef {object} ShownFinding
 * @property {string | null} localId of the step; null is the definition itself
 * @property {string} field property of the draft
 * @property {string} text
 * @property {boolean} isShort the text does not say which field it is about
 */

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Properties that the service calls otherwise. @type {Record<string, string>} */
const DRAFT_FIELDS = { margin: 'marginPercent', playbookKey: 'playbookId' };

/** Fields that look alike in the service's sentences: "Condition 1: …". */
const CONDITIONS = ['when', 'until', 'segmentFilter'];

/** Fields whose API name is not the property's. @type {Record<string, string>} */
const FIELD_NAMES = { name: 'Name', subject: 'Name', playbookId: 'Playbook__c', fallbackOwnerId: 'FallbackOwner__c' };

/**
 * @param {IndicatorDraft} draft
 * @param {string[]} takenKeys of other indicators
 * @returns {ShownFinding[]}
 */
export function indicatorFindings(draft, takenKeys) {
  const { marginPercent } = draft;
  const isPercent = marginPercent !== null && marginPercent >= 0 && marginPercent <= 100;
  return [
    ...checkHead(draft, takenKeys),
    draft.when.trim() === '' && at('when', label.FINDING_REQUIRED),
    !isPercent && at('marginPercent', label.FINDING_PERCENT),
    !isWhole(draft.minimumDays) && at('minimumDays', label.FINDING_WHOLE_NUMBER),
    !isWhole(draft.cooldownDays) && at('cooldownDays', label.FINDING_WHOLE_NUMBER),
    draft.playbookId === null && { ...at('playbookId', label.FINDING_NO_PLAYBOOK), isShort: false },
  ].filter(isFinding);
}

/**
 * @param {PlaybookDraft} draft
 * @param {string[]} takenKeys of other playbooks
 * @returns {ShownFinding[]}
 */
export function playbookFindings(draft, takenKeys) {
  return [
    ...checkHead(draft, takenKeys),
    draft.ownerPath.trim() === '' && at('ownerPath', label.FINDING_REQUIRED),
    draft.steps.length === 0 && { ...at('steps', label.FINDING_NO_STEPS), isShort: false },
    ...draft.steps.flatMap((step) => checkStep(step, draft.steps)),
  ].filter(isFinding);
}

/**
 * Whether every number is one, so that the service can read the definition.
 * @param {IndicatorDraft | PlaybookDraft} draft
 */
export function isComplete(draft) {
  if (!('steps' in draft)) {
    return draft.marginPercent !== null && [draft.minimumDays, draft.cooldownDays].every(Number.isSafeInteger);
  }
  return draft.steps.every(
    ({ dueBusinessDays, escalateAfterBusinessDays }) =>
      Number.isSafeInteger(dueBusinessDays) && Number.isSafeInteger(escalateAfterBusinessDays ?? 0),
  );
}

/**
 * @param {{ field: string, stepKey: string | null, english: string, japanese: string }} finding of the service
 * @param {IndicatorDraft | PlaybookDraft} draft
 * @returns {ShownFinding}
 */
export function fromService({ field, stepKey, english, japanese }, draft) {
  const steps = 'steps' in draft ? draft.steps : [];
  const step = stepKey === null ? undefined : steps.find(({ key }) => key === stepKey);
  const text = language === 'ja' ? japanese : english;
  return {
    localId: step?.localId ?? null,
    field: DRAFT_FIELDS[field] ?? field,
    text,
    isShort: CONDITIONS.includes(field),
  };
}

/**
 * All findings, the service's only where the page has not said something about the same place.
 * @param {ShownFinding[]} ofPage
 * @param {ShownFinding[]} ofService
 */
export function withService(ofPage, ofService) {
  const places = new Set(ofPage.map(placeOf));
  return [...ofPage, ...ofService.filter((finding) => !places.has(placeOf(finding)))];
}

/**
 * API name of the field that a property is kept in.
 * @param {string} field
 */
export function fieldNameOf(field) {
  return FIELD_NAMES[field] ?? `${apiValue(field)}__c`;
}

/**
 * @param {{ name: string, key: string }} draft
 * @param {string[]} takenKeys
 */
function checkHead({ name, key }, takenKeys) {
  return [
    name.trim() === '' && at('name', label.FINDING_REQUIRED),
    keyFault(key) ? at('key', keyFault(key)) : takenKeys.includes(key) && at('key', label.FINDING_KEY_USED),
  ];
}

/**
 * @param {StepDraft} step
 * @param {StepDraft[]} steps
 */
function checkStep({ localId, key, subject, dueBusinessDays, escalateAfterBusinessDays }, steps) {
  const isRepeated = steps.some((other) => other.localId !== localId && other.key === key);
  return [
    subject.trim() === '' && at('subject', label.FINDING_REQUIRED, localId),
    keyFault(key)
      ? at('key', keyFault(key), localId)
      : isRepeated && at('key', label.FINDING_STEP_KEY_REPEATED, localId),
    !isWhole(dueBusinessDays) && at('dueBusinessDays', label.FINDING_WHOLE_NUMBER, localId),
    escalateAfterBusinessDays !== null &&
      !isWhole(escalateAfterBusinessDays) &&
      at('escalateAfterBusinessDays', label.FINDING_WHOLE_NUMBER, localId),
  ];
}

/**
 * @param {string} field
 * @param {string} text
 * @param {string | null} [localId]
 * @returns {ShownFinding}
 */
function at(field, text, localId = null) {
  return { localId, field, text, isShort: true };
}

/** @param {string} key */
function keyFault(key) {
  if (key === '') return label.FINDING_REQUIRED;
  return KEY.test(key) ? '' : label.FINDING_KEY_SHAPE;
}

/** @param {number | null} value */
function isWhole(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** @param {ShownFinding} finding */
function placeOf({ localId, field }) {
  return `${localId} ${field}`;
}

/**
 * @param {ShownFinding | false} finding
 * @returns {finding is ShownFinding}
 */
function isFinding(finding) {
  return Boolean(finding);
}

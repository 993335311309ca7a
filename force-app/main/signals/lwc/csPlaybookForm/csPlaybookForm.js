import { apiValue, definitionValue, suggestKey } from 'c/csDefinitionNames';
import { showFindings, textsAt } from 'c/csFieldFindings';
import { textOf } from 'c/csFieldTexts';
import { lastSortOrder, moveStep, newStep, removeStep, replaceStep } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').PlaybookDraft} PlaybookDraft */
/** @typedef {import('c/csIndicatorDefinition').StepDraft} StepDraft */

const FIELDS = [
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Purpose__c',
  'JapanesePurpose__c',
  'OwnerPath__c',
  'FallbackOwner__c',
  'WhenResolved__c',
  'FollowOwner__c',
];

/** What a playbook is for, who does it, and its steps. Sends `draftchanged`. */
export default class CsPlaybookForm extends LightningElement {
  label = label;

  /** @type {PlaybookDraft} */
  @api draft = /** @type {any} */ (undefined);

  /** @type {Record<'playbook' | 'step', import('c/csFieldTexts').FieldTexts> | null} */
  @api texts = null;

  /** @type {import('c/csIndicatorDefinition').ShownFinding[]} */
  @api findings = [];

  @api readOnly = false;

  /** The key is fixed as soon as anything carries it. */
  @api keyFixed = false;

  /** Local id of the step that is unfolded. @type {string | null} */
  openId = null;

  lastLocalId = 0;

  /** Field of the unfolded step that gets the cursor after the next drawing. @type {string | null} */
  wantedField = null;

  renderedCallback() {
    if (!this.readOnly) showFindings(this.template, this.headFindings);
    if (this.wantedField === null) return;
    this.focusStepField(this.wantedField);
    this.wantedField = null;
  }

  /** @param {{ localId: string | null, field: string }} finding */
  @api
  focusFinding({ localId, field }) {
    if (localId === null) {
      /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${field}"]`))?.focus();
    } else if (localId === this.openId) {
      this.focusStepField(field);
    } else {
      this.openId = localId;
      this.wantedField = field;
    }
  }

  get text() {
    return Object.fromEntries(FIELDS.map((name) => [name, textOf(this.texts?.playbook, name)]));
  }

  get isKeyReadOnly() {
    return this.readOnly || this.keyFixed;
  }

  get whenResolved() {
    return apiValue(this.draft.whenResolved);
  }

  get headFindings() {
    return this.findings.filter(({ localId }) => localId === null);
  }

  get stepFindings() {
    return this.findings.filter(({ localId }) => localId !== null);
  }

  get stepsTexts() {
    return textsAt(this.headFindings, 'steps');
  }

  get hasSteps() {
    return this.draft.steps.length > 0;
  }

  handleText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: event.detail.value || null });
  }

  handleKey(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ key: event.detail.value });
  }

  handleOwnerPath(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ ownerPath: event.detail.value });
  }

  handleOwner(/** @type {CustomEvent<{ recordId: string | null }>} */ event) {
    this.change({ fallbackOwnerId: event.detail.recordId });
  }

  handleFollow(/** @type {CustomEvent<{ checked: boolean }>} */ event) {
    this.change({ followOwner: event.detail.checked });
  }

  handlePicklist(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: definitionValue(event.detail.value) });
  }

  /** A new playbook's key follows its name until somebody writes another. */
  handleName(/** @type {CustomEvent<{ value: string }>} */ event) {
    const name = event.detail.value;
    const isFollowing = !this.keyFixed && (this.draft.key === '' || this.draft.key === suggestKey(this.draft.name));
    this.change(isFollowing ? { name, key: suggestKey(name) } : { name });
  }

  handleOpened(/** @type {CustomEvent<{ localId: string | null }>} */ event) {
    this.openId = event.detail.localId;
  }

  handleStep(/** @type {CustomEvent<{ step: StepDraft }>} */ event) {
    this.send(replaceStep(this.draft, event.detail.step));
  }

  handleMoved(/** @type {CustomEvent<{ localId: string, direction: 1 | -1 }>} */ event) {
    this.send(moveStep(this.draft, event.detail.localId, event.detail.direction));
  }

  handleAdded() {
    this.lastLocalId += 1;
    const step = newStep(`new-${this.lastLocalId}`, lastSortOrder(this.draft.steps));
    this.openId = step.localId;
    this.wantedField = 'subject';
    this.send({ ...this.draft, steps: [...this.draft.steps, step] });
  }

  handleRemoved(/** @type {CustomEvent<{ localId: string }>} */ event) {
    this.send(removeStep(this.draft, event.detail.localId));
  }

  /** @param {string} field */
  focusStepField(field) {
    /** @type {any} */ (this.template?.querySelector('c-cs-playbook-steps'))?.focusField(field);
  }

  /** @param {Partial<PlaybookDraft>} changed */
  change(changed) {
    this.send({ ...this.draft, ...changed });
  }

  /** @param {PlaybookDraft} draft */
  send(draft) {
    this.dispatchEvent(new CustomEvent('draftchanged', { detail: { draft } }));
  }
}

/** @param {Event} event */
function fieldOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.field);
}

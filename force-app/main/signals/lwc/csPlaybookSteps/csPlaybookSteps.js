import { apiValue } from 'c/csDefinitionNames';
import { wordOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber } from 'c/csFormat';
import { subjectOf } from 'c/csIndicatorDefinition';
import LightningConfirm from 'lightning/confirm';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').StepDraft} StepDraft */

/** The steps of a playbook in their order; one at a time unfolds for editing. Sends `stepopened`, `stepchanged`, `stepmoved`, `stepadded`, `stepremoved`. */
export default class CsPlaybookSteps extends LightningElement {
  label = label;

  /** @type {StepDraft[]} */
  @api steps = [];

  /** Texts of CsPlaybookStep__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  /** Of the steps. @type {import('c/csIndicatorDefinition').ShownFinding[]} */
  @api findings = [];

  /** Local id of the unfolded step; null is none. @type {string | null} */
  @api openId = null;

  @api readOnly = false;

  /** What a move did, for assistive technology. */
  announcement = '';

  /** The step that was moved, and the button that moved it. @type {{ localId: string, part: 'up' | 'down' } | null} */
  moved = null;

  renderedCallback() {
    const { moved } = this;
    if (!moved) return;
    this.moved = null;
    const button = (/** @type {string} */ part) =>
      /** @type {any} */ (this.template?.querySelector(`[data-id="${moved.localId}"][data-part="${part}"]`));
    // At the end of the list the button that was pressed can go no further: its opposite keeps the cursor at the step.
    const wanted = button(moved.part);
    (wanted?.disabled ? button(moved.part === 'up' ? 'down' : 'up') : wanted)?.focus();
  }

  /** @param {string} field */
  @api
  focusField(field) {
    /** @type {any} */ (this.template?.querySelector('c-cs-step-form'))?.focusField(field);
  }

  get canEdit() {
    return !this.readOnly;
  }

  get columnCount() {
    return this.readOnly ? 4 : 5;
  }

  get hasSteps() {
    return this.steps.length > 0;
  }

  get rows() {
    return this.steps.map((step, index) => this.toRow(step, index));
  }

  handleOpen(/** @type {Event} */ event) {
    const localId = idOf(event);
    this.send('stepopened', { localId: localId === this.openId ? null : localId });
  }

  handleUp(/** @type {Event} */ event) {
    this.move(idOf(event), 'up');
  }

  handleDown(/** @type {Event} */ event) {
    this.move(idOf(event), 'down');
  }

  async handleRemove(/** @type {Event} */ event) {
    const step = this.steps.find(({ localId }) => localId === idOf(event));
    if (!step) return;
    const { localId } = step;
    const name = subjectOf(step) || label.STEP_UNNAMED;
    const isSure = await LightningConfirm.open({
      label: fillLabel(label.REMOVE_STEP, name),
      message: label.REMOVE_STEP_EFFECT,
      theme: 'warning',
    });
    if (isSure) this.send('stepremoved', { localId });
  }

  handleAdd() {
    this.send('stepadded', {});
  }

  handleChanged(/** @type {CustomEvent<{ step: StepDraft }>} */ event) {
    this.send('stepchanged', event.detail);
  }

  /**
   * @param {string} localId
   * @param {'up' | 'down'} part
   */
  move(localId, part) {
    const direction = part === 'up' ? -1 : 1;
    const from = this.steps.findIndex((step) => step.localId === localId);
    this.moved = { localId, part };
    this.announcement = fillLabel(
      label.STEP_MOVED,
      subjectOf(this.steps[from]) || label.STEP_UNNAMED,
      formatNumber(from + direction + 1),
      formatNumber(this.steps.length),
    );
    this.send('stepmoved', { localId, direction });
  }

  /**
   * @param {StepDraft} step
   * @param {number} index
   */
  toRow(step, index) {
    const findings = this.findings.filter(({ localId }) => localId === step.localId);
    const isOpen = step.localId === this.openId;
    const name = subjectOf(step) || label.STEP_UNNAMED;
    return {
      step,
      id: step.localId,
      formKey: `${step.localId}-form`,
      number: formatNumber(index + 1),
      name,
      summary: this.summaryOf(step),
      party: wordOf(this.texts, 'Party__c', apiValue(step.party)),
      due: formatNumber(step.dueBusinessDays),
      findings,
      findingText: findings.length === 0 ? null : fillLabel(label.FINDING_COUNT, formatNumber(findings.length)),
      isFirst: index === 0,
      isLast: index === this.steps.length - 1,
      isOpen,
      expanded: String(isOpen),
      icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      upName: fillLabel(label.MOVE_UP, name),
      downName: fillLabel(label.MOVE_DOWN, name),
      removeName: fillLabel(label.REMOVE_STEP_NAMED, name),
      otherSteps: this.steps.filter(({ localId }) => localId !== step.localId),
    };
  }

  /** @param {StepDraft} step */
  summaryOf({ after, escalateAfterBusinessDays }) {
    const before = this.steps.find(({ key }) => key === after);
    const parts = [
      after && fillLabel(label.WAITS_FOR, before ? subjectOf(before) : after),
      escalateAfterBusinessDays !== null && fillLabel(label.ESCALATES_AFTER, formatNumber(escalateAfterBusinessDays)),
    ];
    return parts.filter(Boolean).join(' · ');
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @param {Event} event */
function idOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.id);
}

import { wordOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber, joinNames, language } from 'c/csFormat';
import { nameOf, statusClassOf } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').IndicatorDraft} IndicatorDraft */
/** @typedef {import('c/csIndicatorDefinition').PlaybookDraft} PlaybookDraft */

/** All playbooks: what they are for, how many steps they have, which indicators use them. Sends `chosen`. */
export default class CsPlaybookList extends LightningElement {
  label = label;

  /** @type {PlaybookDraft[]} */
  @api playbooks = [];

  /** @type {IndicatorDraft[]} */
  @api indicators = [];

  /** Texts of CsPlaybook__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  get canEdit() {
    return !this.readOnly;
  }

  get rows() {
    return this.playbooks.map((playbook) => this.toRow(playbook));
  }

  get isEmpty() {
    return this.playbooks.length === 0;
  }

  handleOpen(/** @type {Event} */ event) {
    this.choose(event, 'open');
  }

  handleAction(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.choose(event, event.detail.value);
  }

  /**
   * @param {Event} event
   * @param {string} action
   */
  choose(event, action) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('chosen', { detail: { id, action } }));
  }

  /** @param {PlaybookDraft} playbook */
  toRow(playbook) {
    const { recordId, status, steps, purpose, japanesePurpose } = playbook;
    const users = this.indicators.filter(({ playbookId }) => playbookId === recordId);
    const name = nameOf(playbook);
    return {
      id: recordId,
      name,
      purpose: (language === 'ja' && japanesePurpose) || purpose,
      statusText: wordOf(this.texts, 'Status__c', status),
      statusClass: statusClassOf(status),
      steps: formatNumber(steps.length),
      usedBy: users.length === 0 ? label.USED_BY_NONE : joinNames(users.map(nameOf)),
      menuName: fillLabel(label.ACTIONS_FOR_DEFINITION, name),
      openLabel: status === 'Active' ? label.OPEN : label.OPEN_TO_ACTIVATE,
      canRetire: status === 'Active',
      canDelete: status === 'Draft',
    };
  }
}

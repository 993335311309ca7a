import { stageLabel } from 'c/csBand';
import { apiValue } from 'c/csDefinitionNames';
import { wordOf } from 'c/csFieldTexts';
import { fillLabel, formatNumber, joinNames } from 'c/csFormat';
import { nameOf, statusClassOf } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').IndicatorDraft} IndicatorDraft */
/** @typedef {import('c/csIndicatorDefinition').PlaybookDraft} PlaybookDraft */

const KINDS = ['risk', 'opportunity'];
const STATUSES = ['Active', 'Draft', 'Retired'];

/** All indicators, risks and opportunities apart: whom they are for, what they start, and how many of their signals are open. Sends `chosen`. */
export default class CsIndicatorList extends LightningElement {
  label = label;

  /** @type {IndicatorDraft[]} */
  @api indicators = [];

  /** @type {PlaybookDraft[]} */
  @api playbooks = [];

  /** Open signals by indicator id; null while not known. @type {Record<string, number> | null} */
  @api openSignals = null;

  /** Texts of CsIndicator__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** Status that is shown; empty is every status. */
  status = '';

  get canEdit() {
    return !this.readOnly;
  }

  get statusOptions() {
    const ofStatus = (/** @type {string} */ status) =>
      this.indicators.filter((indicator) => indicator.status === status);
    return [
      { value: '', label: fillLabel(label.STATUS_ALL, formatNumber(this.indicators.length)) },
      ...STATUSES.map((status) => ({
        value: status,
        label: fillLabel(
          label.STATUS_COUNT,
          wordOf(this.texts, 'Status__c', status),
          formatNumber(ofStatus(status).length),
        ),
      })),
    ];
  }

  get groups() {
    const shown = this.indicators.filter(({ status }) => this.status === '' || status === this.status);
    return KINDS.map((kind) => {
      const rows = shown.filter((indicator) => indicator.kind === kind).map((indicator) => this.toRow(indicator));
      return {
        kind,
        name: kind === 'risk' ? label.RISKS : label.OPPORTUNITIES,
        icon: kind === 'risk' ? 'utility:warning' : 'utility:trending',
        count: formatNumber(rows.length),
        rows,
        isEmpty: rows.length === 0,
      };
    });
  }

  handleStatus(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.status = event.detail.value;
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

  /** @param {IndicatorDraft} indicator */
  toRow(indicator) {
    const { recordId, status, stages, urgency, playbookId, when } = indicator;
    const name = nameOf(indicator);
    const playbook = this.playbooks.find((each) => each.recordId === playbookId);
    return {
      id: recordId,
      name,
      when,
      statusText: wordOf(this.texts, 'Status__c', status),
      statusClass: statusClassOf(status),
      stages: stages.length === 0 ? label.EVERY_STAGE : joinNames(stages.map((stage) => String(stageLabel(stage)))),
      urgency: apiValue(urgency),
      playbook: playbook ? nameOf(playbook) : label.NO_PLAYBOOK,
      playbookClass: playbook ? '' : 'missing',
      open: this.openSignals ? formatNumber(this.openSignals[String(recordId)] ?? 0) : label.LOADING,
      menuName: fillLabel(label.ACTIONS_FOR_DEFINITION, name),
      openLabel: status === 'Active' ? label.OPEN : label.OPEN_TO_ACTIVATE,
      canRetire: status === 'Active',
      canDelete: status === 'Draft',
    };
  }
}

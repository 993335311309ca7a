import { wordOf } from 'c/csFieldTexts';
import { stageLabel } from 'c/csBand';
import { fillLabel, formatAgo, formatDateTime, formatNumber } from 'c/csFormat';
import { actionsOf, toScorecards } from 'c/csScorecardVersions';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardVersions').Version} Version */

/** All scorecards with their versions: what is in force, who activated it and when, what waits as a draft. Sends `chosen`. */
export default class CsScorecardList extends LightningElement {
  label = label;

  /** @type {Version[]} */
  @api versions = [];

  /** Texts of CsScorecard__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** Accounts by stage, where known. @type {Record<string, number> | null} */
  @api accountsByStage = null;

  get canEdit() {
    return !this.readOnly;
  }

  get scorecards() {
    const now = Date.now();
    return toScorecards(this.versions).map((scorecard) => ({
      ...scorecard,
      whom: this.whom(scorecard.active ?? scorecard.versions[0]),
      isInactive: scorecard.active === null,
      versions: scorecard.versions.map((version) => this.toRow(version, now)),
    }));
  }

  handleAction(/** @type {CustomEvent<{ value: string }>} */ event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.choose(String(id), event.detail.value);
  }

  handleOpen(/** @type {Event} */ event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.choose(String(id), 'open');
  }

  /**
   * @param {string} id
   * @param {string} action
   */
  choose(id, action) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: { id, action } }));
  }

  /**
   * @param {Version} version
   * @param {number} now
   */
  toRow(version, now) {
    const { activatedAt, activatedBy, changedAt } = version;
    const text = fillLabel(label.VERSION, formatNumber(version.version));
    return {
      ...version,
      ...actionsOf(version),
      text,
      openName: fillLabel(label.OPEN_VERSION, version.name, formatNumber(version.version)),
      menuName: fillLabel(label.ACTIONS_FOR, version.name, formatNumber(version.version)),
      statusText: wordOf(this.texts, 'Status__c', version.status),
      statusClass: `status status_${version.status.toLowerCase()}`,
      when: activatedAt
        ? this.activation(activatedAt, activatedBy)
        : fillLabel(label.CHANGED, formatAgo(changedAt, now)),
      whenExactly: formatDateTime(activatedAt ?? changedAt),
    };
  }

  /**
   * @param {string} at
   * @param {string | null} by
   */
  activation(at, by) {
    return by ? fillLabel(label.ACTIVATED_BY, formatDateTime(at), by) : fillLabel(label.ACTIVATED, formatDateTime(at));
  }

  /**
   * Whom a version judges, in words.
   * @param {Version} version
   */
  whom({ stage, segmentFilter }) {
    const accounts = stage === null || segmentFilter ? undefined : this.accountsByStage?.[stage];
    const parts = [
      stage === null ? label.EVERY_OTHER_STAGE : stageLabel(stage),
      segmentFilter,
      accounts === undefined ? null : fillLabel(label.ACCOUNT_COUNT, formatNumber(accounts)),
    ];
    return parts.filter(Boolean).join(' · ');
  }
}

import { fillLabel, formatChange, formatHundredths, formatNumber, joinNames } from 'c/csFormat';
import { isPlainClick } from 'c/csPlainClick';
import NAME from '@salesforce/schema/Account.Name';
import { NavigationMixin } from 'lightning/navigation';
import { getFieldValue, getRecords } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/**
 * @typedef {object} Mover
 * @property {string} accountId
 * @property {string | null} fromBand `atRisk`
 * @property {string | null} toBand
 * @property {number | null} fromScore
 * @property {number | null} toScore
 * @property {{ measureKey: string | null, change: number }[]} causes
 */

/** Causes named in a row; the rest is small. */
const CAUSES_SHOWN = 3;

/** Accounts that a draft would move, and by which measures. Names are read with the user's own rights. */
export default class CsPreviewMovers extends NavigationMixin(LightningElement) {
  label = label;

  /** Band changes first, then the largest. @type {Mover[]} */
  @api movers = [];

  /** Accounts that change band, shown or not. */
  @api total = 0;

  /** Names of measures by key. @type {Record<string, string>} */
  @api names = {};

  /** Account names by id; without one the user may not see the account. @type {Record<string, string>} */
  accountNames = {};

  areNamesRead = false;

  /** @type {Record<string, string>} */
  urls = {};

  /** @type {Set<string>} */
  asked = new Set();

  @wire(getRecords, { records: '$wanted' })
  wiredAccounts(/** @type {any} */ { data, error }) {
    if (data) {
      const found = data.results.filter((/** @type {any} */ { statusCode }) => statusCode === 200);
      this.accountNames = Object.fromEntries(
        found.map((/** @type {any} */ { result }) => [result.id.slice(0, 15), getFieldValue(result, NAME)]),
      );
    }
    this.areNamesRead = Boolean(data || error);
  }

  renderedCallback() {
    for (const { accountId } of this.movers) {
      if (this.accountNames[accountId.slice(0, 15)] && !this.asked.has(accountId)) {
        this.asked.add(accountId);
        this.readUrl(accountId);
      }
    }
  }

  get wanted() {
    const recordIds = this.movers.map(({ accountId }) => accountId);
    return recordIds.length === 0 ? undefined : [{ recordIds, fields: [NAME] }];
  }

  get hasMovers() {
    return this.movers.length > 0;
  }

  get countText() {
    return fillLabel(label.MOVERS_SHOWN, formatNumber(this.movers.length), formatNumber(this.total));
  }

  get rows() {
    return this.movers.map((mover) => ({
      id: mover.accountId,
      name: this.accountNames[mover.accountId.slice(0, 15)] ?? null,
      unknownName: this.areNamesRead ? label.MOVER_NO_ACCESS : label.LOADING,
      url: this.urls[mover.accountId] ?? '#',
      fromBand: toBand(mover.fromBand),
      toBand: toBand(mover.toBand),
      fromScore: formatHundredths(mover.fromScore),
      toScore: formatHundredths(mover.toScore),
      change:
        mover.fromScore === null || mover.toScore === null
          ? formatChange(null)
          : formatChange(Math.round((mover.toScore - mover.fromScore) * 100) / 100),
      causes: this.causesText(mover),
    }));
  }

  handleOpen(/** @type {MouseEvent} */ event) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this[NavigationMixin.Navigate](pageOf(String(id)));
  }

  /** @param {Mover} mover */
  causesText({ causes, toBand: band }) {
    if (causes.length === 0 && band === 'unknown') return label.CAUSE_COVERAGE;
    return joinNames(causes.slice(0, CAUSES_SHOWN).map((cause) => this.causeText(cause)));
  }

  /** @param {Mover['causes'][number]} cause */
  causeText({ measureKey, change }) {
    const name = measureKey === null ? label.CAUSE_OTHER : (this.names[measureKey] ?? measureKey);
    return `${name} ${formatChange(change)}`;
  }

  /** @param {string} accountId */
  async readUrl(accountId) {
    const url = await this[NavigationMixin.GenerateUrl](pageOf(accountId));
    this.urls = { ...this.urls, [accountId]: url };
  }
}

/** @param {string} recordId */
function pageOf(recordId) {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName: 'Account', actionName: 'view' } };
}

/**
 * `atRisk` as the badge takes it; no band is null.
 * @param {string | null} band
 */
function toBand(band) {
  return band === null || band === 'none' ? null : band.charAt(0).toUpperCase() + band.slice(1);
}

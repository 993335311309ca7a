import { toIsoDate } from 'c/csFormat';
import OVERRIDE from '@salesforce/schema/CsHealthOverride__c';
import PULSE from '@salesforce/schema/CsPulse__c';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthRecords').History} History */

/**
 * What a CSM can do with a score, each behind a button that opens a panel: give a pulse, override, see why it changed, look back.
 * What the user has no right to is not offered. Sends `saved` when a record was written and `lookedback` with the day chosen.
 */
export default class CsHealthActions extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** The card always gives one. @type {History} */
  @api history = /** @type {any} */ (undefined);

  /** The day that the card looks back to, yyyy-mm-dd; undefined is today. @type {string | undefined} */
  @api lookBackOn;

  /** @type {string | null} */
  panel = null;

  /** Whether the panel that was just opened is to get the cursor. */
  isPanelNew = false;

  canPulse = false;
  canOverride = false;

  today = toIsoDate(Date.now());

  @wire(getObjectInfo, { objectApiName: PULSE })
  wiredPulseInfo(/** @type {{ data?: any }} */ { data }) {
    this.canPulse = data?.createable === true;
  }

  @wire(getObjectInfo, { objectApiName: OVERRIDE })
  wiredOverrideInfo(/** @type {{ data?: any }} */ { data }) {
    this.canOverride = data?.createable === true || data?.updateable === true;
  }

  renderedCallback() {
    if (!this.isPanelNew) return;
    this.isPanelNew = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('.panel > *'))?.focus();
  }

  get dates() {
    return this.history.points.map(({ date }) => date);
  }

  get actions() {
    const isToday = !this.lookBackOn;
    const all = [
      { id: 'pulse', label: label.PULSE_GIVE, icon: 'utility:smiley_and_people', isOffered: isToday && this.canPulse },
      { id: 'override', label: label.OVERRIDE_ACTION, icon: 'utility:edit', isOffered: isToday && this.canOverride },
      { id: 'change', label: label.WHY_CHANGED, icon: 'utility:metrics', isOffered: this.dates.length > 1 },
      { id: 'lookBack', label: label.LOOK_BACK_ACTION, icon: 'utility:clock', isOffered: this.dates.length > 0 },
    ];
    return all
      .filter(({ isOffered }) => isOffered)
      .map((action) => ({ ...action, isOpen: String(action.id === this.panel) }));
  }

  /** A panel whose button has gone goes with it. */
  get openPanel() {
    return this.actions.some(({ id }) => id === this.panel) ? this.panel : null;
  }

  get isPulseOpen() {
    return this.openPanel === 'pulse';
  }

  get isOverrideOpen() {
    return this.openPanel === 'override';
  }

  get isChangeOpen() {
    return this.openPanel === 'change';
  }

  get isLookBackOpen() {
    return this.openPanel === 'lookBack';
  }

  /** @param {Event} event */
  handleAction(event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.panel = this.panel === id ? null : String(id);
    this.isPanelNew = this.panel !== null;
  }

  /** The cursor goes back to the button that opened the panel. */
  handleClosed() {
    const opener = /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-id="${this.panel}"]`));
    this.panel = null;
    opener?.focus();
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved({ detail: { message } }) {
    this.handleClosed();
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    this.dispatchEvent(new CustomEvent('saved'));
  }

  /** @param {CustomEvent<{ value: string | null }>} event */
  handleDay({ detail: { value } }) {
    this.dispatchEvent(new CustomEvent('lookedback', { detail: { day: value || this.today } }));
  }
}

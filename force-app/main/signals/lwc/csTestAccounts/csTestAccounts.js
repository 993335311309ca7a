import { fillLabel, formatNumber, language } from 'c/csFormat';
import ACCOUNT_NAME from '@salesforce/schema/Account.Name';
import USER_NAME from '@salesforce/schema/User.Name';
import { getFieldValue, getRecords } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorTest').TestedAccount} TestedAccount */

/** What the next run would make of an account that matches. @type {Record<string, string>} */
const OUTCOMES = {
  opens: label.OUTCOME_OPENS,
  waits: label.OUTCOME_WAITS,
  queued: label.OUTCOME_QUEUED,
  openAlready: label.OUTCOME_OPEN_ALREADY,
  coolingDown: label.OUTCOME_COOLING_DOWN,
  dismissed: label.OUTCOME_DISMISSED,
};

/** Accounts for which an indicator would fire today, and who would get the tasks. Names are read with the user's own rights. */
export default class CsTestAccounts extends LightningElement {
  label = label;

  /** The largest. @type {TestedAccount[]} */
  @api accounts = [];

  /** Owners of the tasks, the most first. @type {{ ownerId: string, accounts: number, tasks: number }[]} */
  @api owners = [];

  /** Accounts by what becomes of them. @type {Record<string, number>} */
  @api outcomes = {};

  /** Accounts that match, listed or not. */
  @api matching = 0;

  /** Names by the first 15 characters of the id; without one the user may not see the record. @type {Record<string, string>} */
  recordNames = {};

  areNamesRead = false;

  @wire(getRecords, { records: '$wanted' })
  wiredRecords(/** @type {any} */ { data, error }) {
    if (data) {
      const found = data.results.filter((/** @type {any} */ { statusCode }) => statusCode === 200);
      this.recordNames = Object.fromEntries(
        found.map((/** @type {any} */ { result }) => [keyOf(result.id), nameIn(result)]),
      );
    }
    this.areNamesRead = Boolean(data || error);
  }

  get wanted() {
    const wanted = [
      { recordIds: this.accounts.map(({ accountId }) => accountId), fields: [ACCOUNT_NAME] },
      { recordIds: this.owners.map(({ ownerId }) => ownerId), fields: [USER_NAME] },
    ].filter(({ recordIds }) => recordIds.length > 0);
    return wanted.length === 0 ? undefined : wanted;
  }

  get outcomeItems() {
    return Object.entries(this.outcomes)
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => ({ outcome, text: OUTCOMES[outcome] ?? outcome, count: formatNumber(count) }));
  }

  get hasOwners() {
    return this.owners.length > 0;
  }

  get ownerRows() {
    return this.owners.map(({ ownerId, accounts, tasks }) => ({
      id: ownerId,
      name: this.nameOf(ownerId),
      accounts: formatNumber(accounts),
      tasks: formatNumber(tasks),
    }));
  }

  get countText() {
    return fillLabel(label.TEST_ACCOUNTS_SHOWN, formatNumber(this.accounts.length), formatNumber(this.matching));
  }

  get rows() {
    return this.accounts.map(({ accountId, outcome, english, japanese }) => ({
      id: accountId,
      name: this.recordNames[keyOf(accountId)] ?? null,
      unknownName: this.nameOf(accountId),
      reason: language === 'ja' ? japanese : english,
      outcome: OUTCOMES[outcome] ?? outcome,
    }));
  }

  /** @param {string} id */
  nameOf(id) {
    return this.recordNames[keyOf(id)] ?? (this.areNamesRead ? label.MOVER_NO_ACCESS : label.LOADING);
  }
}

/** @param {string} id */
function keyOf(id) {
  return id.slice(0, 15);
}

/** @param {any} record */
function nameIn(record) {
  return getFieldValue(record, ACCOUNT_NAME) ?? getFieldValue(record, USER_NAME);
}

import { fillLabel, formatNumber, formatPercent } from 'c/csFormat';
import { ACCOUNT_NAMES_QUERY, toAccountNames } from 'c/csHealthRecords';
import currency from '@salesforce/i18n/currency';
import { graphql } from 'lightning/graphql';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthSnapshot').RollUp} RollUp */

/** The child accounts in a score: which they are, their scores, and how much each counts. */
export default class CsHealthRollUp extends LightningElement {
  label = label;

  /** The card always gives one. @type {RollUp} */
  @api rollUp = /** @type {any} */ (undefined);

  /** Score of the account's own measures, 0-100. @type {number | null} */
  @api ownScore = null;

  /** Score with the child accounts, 0-100. @type {number | null} */
  @api calculatedScore = null;

  /** @type {Map<string, string>} */
  names = new Map();

  @wire(graphql, { query: ACCOUNT_NAMES_QUERY, variables: '$variables' })
  wiredNames(/** @type {import('lightning/graphql').GraphqlResult} */ { data }) {
    if (data) this.names = toAccountNames(data);
  }

  get variables() {
    return { accountIds: this.rollUp.members.map(({ accountId }) => accountId) };
  }

  get isWeighted() {
    return this.rollUp.method === 'ArrWeighted';
  }

  get heading() {
    const template = this.isWeighted ? label.ROLL_UP_ARR : label.ROLL_UP_WORST;
    return fillLabel(template, formatNumber(this.rollUp.members.length));
  }

  get explanation() {
    return fillLabel(label.ROLL_UP_EXPLANATION, formatNumber(this.ownScore), formatNumber(this.calculatedScore));
  }

  /** The account itself first, then its children: those that count most first, of the worst-of method the lowest first. */
  get rows() {
    const own = { accountId: '', score: this.ownScore, coverage: null, weight: this.rollUp.ownWeight };
    const children = this.rollUp.members.toSorted(this.isWeighted ? byWeight : byScore);
    const all = [own, ...children];
    const scored = all.filter(({ score }) => score !== null);
    const total = scored.reduce((sum, { weight }) => sum + weight, 0);
    const lowest = Math.min(...scored.map(({ score }) => Number(score)));
    return all.map(({ accountId, score, coverage, weight }) => ({
      key: accountId || 'own',
      accountId,
      name: accountId ? (this.names.get(accountId) ?? label.ROLL_UP_HIDDEN) : label.ROLL_UP_OWN,
      isLink: this.names.has(accountId),
      score: score === null ? label.NOT_SCORED : formatNumber(score),
      coverage: formatPercent(coverage),
      weight: formatNumber(weight, { style: 'currency', currency, maximumFractionDigits: 0 }),
      share: formatPercent(score === null || total === 0 ? null : (100 * weight) / total),
      isLowest: !this.isWeighted && score === lowest,
    }));
  }
}

/** @typedef {RollUp['members'][number]} Member */

/**
 * @param {Member} left
 * @param {Member} right
 */
function byWeight(left, right) {
  return right.weight - left.weight;
}

/**
 * @param {Member} left
 * @param {Member} right
 */
function byScore(left, right) {
  return (left.score ?? Infinity) - (right.score ?? Infinity);
}

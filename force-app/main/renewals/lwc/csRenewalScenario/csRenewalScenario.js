import { fillLabel, formatNumber } from 'c/csFormat';
import { scenarioOf } from 'c/csRenewalBookRules';
import { amountText, countText, likelihoodText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalBookRules').BookRenewal} BookRenewal */

const SWINGS_SHOWN = 5;

/** What the renewals may bring together: an interval of the sum in one sentence, what is not in it, and where most of the spread comes from. */
export default class CsRenewalScenario extends LightningElement {
  label = label;

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  /** @type {BookRenewal[]} */
  given = [];

  scenario = scenarioOf([]);

  /** Of one currency. @returns {BookRenewal[]} */
  @api
  get renewals() {
    return this.given;
  }

  set renewals(renewals) {
    this.given = renewals;
    this.scenario = scenarioOf(
      this.known.map(({ id, arr, likelihood }) => ({
        renewalId: id,
        arr: Number(arr),
        likelihood: Number(likelihood) / 100,
      })),
    );
  }

  get known() {
    return this.given.filter(({ expected }) => expected !== null);
  }

  get isKnown() {
    return this.known.length > 0;
  }

  get figures() {
    const { low, high } = this.scenario;
    return [
      { key: 'low', text: label.LOW, amount: amountText(low, this.isoCode) },
      { key: 'expected', text: label.EXPECTED, amount: amountText(this.expected, this.isoCode) },
      { key: 'high', text: label.HIGH, amount: amountText(high, this.isoCode) },
    ];
  }

  /** As the totals have it: each renewal's expected ARR is rounded by itself, as the account shows it. */
  get expected() {
    return this.known.reduce((sum, { expected }) => sum + Number(expected), 0);
  }

  get sentence() {
    const { low, high, due } = this.scenario;
    const [least, most, all] = [low, high, due].map((amount) => amountText(amount, this.isoCode));
    return fillLabel(label.SAID, least, most, all);
  }

  get limits() {
    const leftOut = this.given.length - this.known.length;
    return leftOut === 0 ? label.NOT_IN_IT : `${label.NOT_IN_IT} ${fillLabel(label.LEFT_OUT, countText(leftOut))}`;
  }

  /** Of a bar from nothing to all that is due, in percent. */
  get bar() {
    const { low, high, due } = this.scenario;
    const share = (/** @type {number} */ amount) => (due === 0 ? 0 : (100 * amount) / due);
    return { from: share(low), width: Math.max(share(high) - share(low), 0.5), mark: share(this.expected) };
  }

  get swings() {
    const byId = new Map(this.given.map((renewal) => [renewal.id, renewal]));
    return this.scenario.swings.slice(0, SWINGS_SHOWN).map(({ renewalId, arr, likelihood, shareOfVariance }) => ({
      id: renewalId,
      name: byId.get(renewalId)?.name,
      text: fillLabel(
        label.SPREAD,
        likelihoodText(100 * likelihood),
        amountText(arr, this.isoCode),
        formatNumber(shareOfVariance, { style: 'percent', maximumFractionDigits: 0 }),
      ),
    }));
  }

  get hasSwings() {
    return this.swings.length > 0;
  }
}

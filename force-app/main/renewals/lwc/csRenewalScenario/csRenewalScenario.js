import { fillLabel, formatNumber } from 'c/csFormat';
import { amountText, countText, likelihoodText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** What renewals may bring together: an interval of the sum in one sentence, what is not in it, and where most of the spread comes from. */
export default class CsRenewalScenario extends LightningElement {
  label = label;

  /** The container always gives it. @type {import('c/csRenewalBookRules').Range} */
  @api range = /** @type {any} */ (undefined);

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  get isKnown() {
    return this.range.count > 0;
  }

  get figures() {
    const { low, expected, high } = this.range;
    return [
      { key: 'low', text: label.LOW, amount: amountText(low, this.isoCode) },
      { key: 'expected', text: label.EXPECTED, amount: amountText(expected, this.isoCode) },
      { key: 'high', text: label.HIGH, amount: amountText(high, this.isoCode) },
    ];
  }

  get sentence() {
    const { low, high, due } = this.range;
    const [least, most, all] = [low, high, due].map((amount) => amountText(amount, this.isoCode));
    return fillLabel(label.SAID, least, most, all);
  }

  get limits() {
    const { leftOut } = this.range;
    return leftOut === 0 ? label.NOT_IN_IT : `${label.NOT_IN_IT} ${fillLabel(label.LEFT_OUT, countText(leftOut))}`;
  }

  /** Of a bar from nothing to all that is due, in percent. */
  get bar() {
    const { low, expected, high, due } = this.range;
    const share = (/** @type {number} */ amount) => (due === 0 ? 0 : (100 * amount) / due);
    return { from: share(low), width: Math.max(share(high) - share(low), 0.5), mark: share(expected) };
  }

  get swings() {
    return this.range.swings.map(({ id, name, arr, likelihood, share }) => ({
      id,
      name,
      text: fillLabel(
        label.SPREAD,
        likelihoodText(likelihood),
        amountText(arr, this.isoCode),
        formatNumber(share, { style: 'percent', maximumFractionDigits: share < 0.01 ? 1 : 0 }),
      ),
    }));
  }

  get hasSwings() {
    return this.swings.length > 0;
  }
}

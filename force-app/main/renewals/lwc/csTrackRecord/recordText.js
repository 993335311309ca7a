/** What figures of a track record mean, in words. */
import { NO_VALUE, fillLabel, formatNumber } from 'c/csFormat';
import { FEWEST, verdictOf } from 'c/csRenewalRules';
import { label } from './labels';

/** @typedef {import('c/csRenewalRules').Accuracy} Accuracy */
/** @typedef {import('c/csRenewalRules').Compared} Compared */

const SENTENCES = { better: label.BETTER, same: label.SAME, worse: label.WORSE };
const SHORT = { better: label.SHORT_BETTER, same: label.SHORT_SAME, worse: label.SHORT_WORSE, tooFew: label.TOO_FEW };
/** Told by shape, not by colour alone. */
const ICONS = {
  better: 'utility:arrowup',
  same: 'utility:dash',
  worse: 'utility:arrowdown',
  tooFew: 'utility:question',
};

/** @param {Accuracy} accuracy */
export function isEnough({ renewals }) {
  return renewals >= FEWEST;
}

/** @param {number | null} percent */
export function percentText(percent) {
  return percent === null
    ? NO_VALUE
    : formatNumber(percent / 100, { style: 'percent', maximumFractionDigits: Math.abs(percent) < 10 ? 1 : 0 });
}

/**
 * With its sign.
 * @param {number | null} percent
 */
export function biasText(percent) {
  if (percent === null) return NO_VALUE;
  return formatNumber(percent / 100, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 0 });
}

/**
 * What a bias says of the forecasts; under a percent it says nothing.
 * @param {number | null} percent
 */
export function biasReading(percent) {
  if (percent === null) return '';
  if (Math.abs(percent) < 1) return label.UNBIASED;
  return percent > 0 ? label.HOPEFUL : label.CAUTIOUS;
}

/** @param {number | null} score */
export function brierText(score) {
  return formatNumber(score, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/**
 * "Better than last year’s rate: Brier score 0.157 against 0.180, on the same 40 renewals."
 * @param {Compared} compared
 * @param {string} baseline its name inside a sentence
 */
export function comparison(compared, baseline) {
  const verdict = verdictOf(compared);
  const { renewals, own, baseline: score } = compared;
  const sentence =
    verdict === 'tooFew'
      ? fillLabel(label.TOO_FEW_COMMON, baseline, formatNumber(renewals))
      : fillLabel(SENTENCES[verdict], baseline, brierText(own), brierText(score), formatNumber(renewals));
  return { key: baseline, sentence, icon: ICONS[verdict] };
}

/**
 * A row of a table: figures where there are enough renewals to say anything.
 * @param {Accuracy} accuracy
 */
export function figuresOf(accuracy) {
  const { renewals, wape, bias, brier, lastYear } = accuracy;
  const isShown = isEnough(accuracy);
  return {
    renewals: formatNumber(renewals),
    isShown,
    wape: isShown ? percentText(wape) : NO_VALUE,
    bias: isShown ? biasText(bias) : NO_VALUE,
    brier: isShown ? brierText(brier) : NO_VALUE,
    lastYear: renewals === 0 ? NO_VALUE : SHORT[isShown ? verdictOf(lastYear) : 'tooFew'],
  };
}

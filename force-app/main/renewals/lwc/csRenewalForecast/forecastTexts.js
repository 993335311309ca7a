/** The parts of a forecast as the card shows them. */
import { basisText, contributionTexts, intervalText, leadText, likelihoodText, moneyText } from 'c/csRenewalText';
import { isHeldBack } from 'c/csRenewalRules';
import { label } from './labels';

/** @typedef {import('c/csRenewalRules').Forecast} Forecast */

/** @param {Forecast} forecast */
export function headlineOf({ outcome, daysLeft, arr, final }) {
  return {
    lead: leadText(daysLeft),
    leadClass: outcome === 'open' && daysLeft < 0 ? 'lead lead_overdue' : 'lead',
    arr: moneyText(arr),
    expectedArr: moneyText(final.expectedArr),
    likelihood: likelihoodText(final.likelihood),
    category: final.category,
  };
}

/**
 * Model, CSM and final, a column each.
 * @param {Forecast} forecast
 */
export function sidesOf({ model, call, final }) {
  const csm = { category: call?.category ?? null, likelihood: call?.likelihood ?? null, expectedArr: null };
  const columns = [
    { key: 'model', heading: label.MODEL, ...model },
    { key: 'csm', heading: label.CSM, ...csm },
    { key: 'final', heading: label.FINAL, ...final },
  ];
  return columns.map(({ key, heading, category, likelihood, expectedArr }) => ({
    key,
    heading,
    category,
    likelihood: likelihoodText(likelihood),
    expectedArr: moneyText(expectedArr),
  }));
}

/**
 * What the model says, and on what grounds.
 * @param {Forecast['model']} model
 * @param {import('c/csRenewalRecords').Basis | null} basis
 * @param {(key: string) => string} measureName
 * @returns null when it says nothing
 */
export function modelOf(model, basis, measureName) {
  const { likelihood, low, high } = model;
  if (likelihood === null) return null;
  return {
    likelihood: likelihoodText(likelihood),
    interval: intervalText(model) ?? label.INTERVAL_NONE,
    range: low === null || high === null ? null : { x: low, width: Math.max(high - low, 1) },
    mark: Math.min(Math.max(likelihood - 0.5, 0), 99),
    basis: basis && basisText(basis, measureName),
    contributions: basis ? contributionTexts(basis, measureName) : [],
    heldBack: isHeldBack(model) ? label.NOT_COMMIT : null,
  };
}

/** Words and order of the categories of renewals. The service decides the model's; this only names it. */
import { NO_VALUE } from 'c/csFormat';
import { label } from './labels';

/** Surest first. */
export const CATEGORIES = Object.freeze(['Commit', 'BestCase', 'AtRisk', 'Lost']);

/** @type {Record<string, { word: string, className: string }>} */
const KNOWN = {
  Commit: { word: label.COMMIT, className: 'commit' },
  BestCase: { word: label.BEST_CASE, className: 'best-case' },
  AtRisk: { word: label.AT_RISK, className: 'at-risk' },
  Lost: { word: label.LOST, className: 'lost' },
};

/**
 * The word for a category, a dash for none.
 * @param {string | null | undefined} category API value of CsRenewalCategory
 */
export function categoryLabel(category) {
  return category ? (KNOWN[category]?.word ?? category) : NO_VALUE;
}

/**
 * The category as the last part of a CSS class.
 * @param {string | null | undefined} category
 */
export function categoryClass(category) {
  return KNOWN[category ?? '']?.className ?? 'unknown';
}

/** What the card says after "Rescore now". */
import { bandLabel } from 'c/csBand';
import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatAgo, formatNumber } from 'c/csFormat';
import { label } from './labels';

/**
 * @param {number | null} before
 * @param {{ score: number | null, band: string | null }} result
 */
export function toOutcome(before, { score, band }) {
  return before === score
    ? fillLabel(label.RESCORE_SAME, formatNumber(score), bandLabel(band))
    : fillLabel(label.RESCORE_CHANGED, formatNumber(before), formatNumber(score), bandLabel(band));
}

/**
 * Why it failed, in the words of the controller, and how old the score is that stays on the card.
 * @param {any} error
 * @param {string | null} asOf ISO time
 * @param {number} now
 * @returns {{ message: string, details: unknown }} details: the technical side, where the controller has no words
 */
export function toFailure(error, asOf, now) {
  // Apex says what the user can do in `body.message`; any other error is a technical text.
  const isForUser = typeof error?.body?.message === 'string';
  const [why] = isForUser ? reduceErrors(error) : [label.RESCORE_FAILED];
  const kept = asOf ? fillLabel(label.RESCORE_CARD_KEPT, formatAgo(asOf, now)) : '';
  return { message: `${why} ${kept}`.trim(), details: isForUser ? undefined : error };
}

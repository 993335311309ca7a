/** Why the score is what it is and what is missing, as sentences in the language of the user from what the snapshot holds. */
import { fillLabel, formatDate, formatHundredths, formatMeasured, formatNumber, joinNames } from 'c/csFormat';
import AND_MORE from '@salesforce/label/c.CsAndMore';
import FEED_STOPPED from '@salesforce/label/c.CsFeedStopped';
import FEED_STOPPED_SINCE from '@salesforce/label/c.CsFeedStoppedSince';
import MISSING_LAST from '@salesforce/label/c.CsMissingLast';
import MISSING_NEVER from '@salesforce/label/c.CsMissingNever';
import MISSING_STALE from '@salesforce/label/c.CsMissingStale';
import MISSING_STATED from '@salesforce/label/c.CsMissingStated';
import MISSING_WEIGHT from '@salesforce/label/c.CsMissingWeight';
import REASON_FULL from '@salesforce/label/c.CsReasonFull';
import REASON_LOSS from '@salesforce/label/c.CsReasonLoss';
import REASON_ROLL_UP from '@salesforce/label/c.CsReasonRollUp';
import REASON_ROLL_UP_ONLY from '@salesforce/label/c.CsReasonRollUpOnly';
import REASON_UNKNOWN from '@salesforce/label/c.CsReasonUnknown';

/** @typedef {import('c/csHealthSnapshot').Reason} Reason */
/** @typedef {import('c/csHealthSnapshot').ExplainedMeasure} ExplainedMeasure */

const NAMED_MEASURES = 3;

/**
 * @param {Reason} reason
 * @returns {string | null} null when there is nothing to say
 */
export function toReasonSentence(reason) {
  switch (reason.kind) {
    case 'unknown':
      return fillLabel(REASON_UNKNOWN, nameSome(reason.missing));
    case 'loss': {
      const { label: name, contribution, share } = reason.measure;
      return fillLabel(
        REASON_LOSS,
        name,
        formatMeasured(reason.measure),
        formatHundredths(contribution),
        formatHundredths(share),
      );
    }
    case 'rollUp':
      return reason.ownScore === null
        ? fillLabel(REASON_ROLL_UP_ONLY, formatNumber(reason.calculatedScore))
        : fillLabel(REASON_ROLL_UP, formatNumber(reason.ownScore), formatNumber(reason.calculatedScore));
    case 'full':
      return REASON_FULL;
    default:
      return null;
  }
}

/**
 * Why a measure has no data, and how much it weighs.
 * @param {ExplainedMeasure} measure
 */
export function toMissingLine(measure) {
  return {
    key: measure.key,
    label: measure.label,
    why: whyMissing(measure),
    weight: fillLabel(MISSING_WEIGHT, formatNumber(measure.weight)),
  };
}

/** @param {ExplainedMeasure} measure */
function whyMissing({ status, points, latestOn, maxAgeDays, stoppedFeed }) {
  if (stoppedFeed) return latestOn ? fillLabel(FEED_STOPPED_SINCE, formatDate(latestOn)) : FEED_STOPPED;
  if (status === 'stated') return fillLabel(MISSING_STATED, formatNumber(points));
  if (latestOn === null) return MISSING_NEVER;
  return maxAgeDays === null
    ? fillLabel(MISSING_LAST, formatDate(latestOn))
    : fillLabel(MISSING_STALE, formatDate(latestOn), formatNumber(maxAgeDays));
}

/** @param {ExplainedMeasure[]} measures */
function nameSome(measures) {
  const names = joinNames(measures.slice(0, NAMED_MEASURES).map((measure) => measure.label));
  const more = measures.length - NAMED_MEASURES;
  return more > 0 ? fillLabel(AND_MORE, names, more) : names;
}

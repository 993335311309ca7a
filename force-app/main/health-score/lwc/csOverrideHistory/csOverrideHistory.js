import { bandLabel } from 'c/csBand';
import { fillLabel, formatDate, formatDateTime, formatNumber, toIsoDate } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthRecords').OverrideRecord} OverrideRecord */

const END_REASONS = /** @type {Record<string, string>} */ ({
  Expired: label.OVERRIDE_ENDED_EXPIRED,
  Withdrawn: label.OVERRIDE_ENDED_WITHDRAWN,
  Replaced: label.OVERRIDE_ENDED_REPLACED,
});

/** The overrides of an account, newest first: what, who, why, until when, and how each ended. Sends `ended` with the id of one to end now. */
export default class CsOverrideHistory extends LightningElement {
  label = label;

  /** Newest first. @type {OverrideRecord[]} */
  @api overrides = [];

  /** Whether the user may end one. */
  @api canEnd = false;

  get rows() {
    const today = toIsoDate(Date.now());
    return this.overrides.map((override) => {
      const isInForce = override.endedAt === null && override.expiresOn >= today;
      return {
        id: override.id,
        what: toWhat(override),
        state: toState(override, isInForce),
        className: isInForce ? 'state state_on' : 'state',
        isEndable: isInForce && this.canEnd,
        note: override.note,
        facts: [
          override.author && fillLabel(label.OVERRIDE_BY, override.author),
          formatDateTime(override.createdAt),
          override.reason && fillLabel(label.OVERRIDE_REASON, override.reason),
        ]
          .filter(Boolean)
          .join(' · '),
      };
    });
  }

  get isEmpty() {
    return this.overrides.length === 0;
  }

  /** @param {Event} event */
  handleEnd(event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('ended', { detail: { id } }));
  }
}

/** @param {OverrideRecord} override */
function toWhat({ score, band }) {
  const parts = [
    score === null ? null : fillLabel(label.OVERRIDE_TO_SCORE, formatNumber(score)),
    band && bandLabel(band),
  ];
  return parts.filter(Boolean).join(' · ');
}

/**
 * @param {OverrideRecord} override
 * @param {boolean} isInForce
 */
function toState({ endedAt, endReason, expiresOn }, isInForce) {
  if (isInForce) return fillLabel(label.OVERRIDE_EXPIRES, formatDate(expiresOn));
  if (endedAt === null) return fillLabel(label.OVERRIDE_ENDED_EXPIRED, formatDate(expiresOn));
  return fillLabel(END_REASONS[String(endReason)] ?? label.OVERRIDE_ENDED, formatDate(toIsoDate(Date.parse(endedAt))));
}

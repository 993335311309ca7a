/** What holds the shown score where it is: knock-outs that cap it, an override in its place. */
import { bandLabel } from 'c/csBand';
import { fillLabel, formatDate, formatNumber } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('c/csHealthSnapshot').Explanation} Explanation */
/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */
/** @typedef {NonNullable<Snapshot['override']>} AppliedOverride as the snapshot holds it */
/** @typedef {import('c/csHealthRecords').OverrideRecord} OverrideRecord */

/**
 * The knock-outs that are met, and what the score were without them where they cap it.
 * @param {Explanation} explanation
 * @returns {{ heading: string, lines: { key: string, reason: string, cap: string }[], without: string | null } | null} null when none is met
 */
export function toKnockOuts({ knockOuts, isCapped, calculatedScore }) {
  if (knockOuts.length === 0) return null;
  return {
    heading: isCapped ? label.KNOCK_OUTS : label.KNOCK_OUTS_MET,
    lines: knockOuts.map((knockOut) => ({
      key: knockOut.key,
      reason: knockOut.reason ?? knockOut.label,
      cap: fillLabel(label.KNOCK_OUT_CAP, formatNumber(knockOut.cap)),
    })),
    without: isCapped ? fillLabel(label.WITHOUT_KNOCK_OUTS, formatNumber(calculatedScore)) : null,
  };
}

/**
 * The override that the shown score contains.
 * @param {AppliedOverride} applied
 * @param {OverrideRecord[]} records those that the user may see
 * @param {number | null} scoreWithout
 */
export function toOverride(applied, records, scoreWithout) {
  const record = records.find(({ id }) => isSameId(id, applied.id));
  return { facts: toOverrideFacts(applied, record, scoreWithout), note: record?.note ?? null };
}

/**
 * Whether an override in force was entered after the last scoring.
 * @param {OverrideRecord[]} records newest first
 * @param {AppliedOverride | null} applied
 * @param {string} today yyyy-mm-dd
 */
export function isOverridePending(records, applied, today) {
  const newest = records.find(({ endedAt, expiresOn }) => !endedAt && expiresOn >= today);
  return newest !== undefined && !isSameId(newest.id, applied?.id);
}

/**
 * Both scores, until when, why and by whom.
 * @param {AppliedOverride} applied
 * @param {OverrideRecord | undefined} record undefined where the user may not see it
 * @param {number | null} scoreWithout
 */
function toOverrideFacts({ score, band, expiresOn }, record, scoreWithout) {
  const shown = [score === null ? null : formatNumber(score), band && bandLabel(band)];
  const facts = [
    fillLabel(label.OVERRIDE_SCORE, shown.filter(Boolean).join(' · ')),
    fillLabel(label.OVERRIDE_CALCULATED, formatNumber(scoreWithout)),
    fillLabel(label.OVERRIDE_EXPIRES, formatDate(expiresOn)),
  ];
  if (record?.reason) facts.push(fillLabel(label.OVERRIDE_REASON, record.reason));
  if (record?.author) facts.push(fillLabel(label.OVERRIDE_BY, record.author));
  return facts;
}

/**
 * The same record, whether its id has 15 or 18 characters.
 * @param {string} left
 * @param {string | null | undefined} right
 */
function isSameId(left, right) {
  return left.slice(0, 15) === right?.slice(0, 15);
}

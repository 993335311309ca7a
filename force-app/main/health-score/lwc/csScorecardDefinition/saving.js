/**
 * How a draft reaches the org: one record at a time. What has been saved is known after every step, so a save that broke off
 * loses nothing, and saving again does only what is left.
 */
import { toMeasureFields, toScorecardFields } from './records';

/** @typedef {import('./definition').Draft} Draft */
/** @typedef {import('./definition').DraftMeasure} DraftMeasure */

/**
 * One record to write.
 * @typedef {object} Step
 * @property {'create' | 'update' | 'delete'} kind
 * @property {'CsScorecard__c' | 'CsMeasure__c'} object
 * @property {string | null} recordId null with create
 * @property {Record<string, unknown>} fields those to write; a new measure's scorecard is not among them
 * @property {Draft | null} head the scorecard as this step saves it
 * @property {DraftMeasure | null} measure the measure as this step saves or deletes it
 */

/**
 * What is left to write: the scorecard first, then what frees a measure's key before what takes it.
 * @param {Draft | null} saved as the org has it; null when the org has nothing yet
 * @param {Draft} draft
 * @returns {Step[]}
 */
export function toSteps(saved, draft) {
  const savedById = new Map((saved?.measures ?? []).map((measure) => [measure.recordId, measure]));
  const kept = new Set(draft.measures.map(({ recordId }) => recordId));
  const deleted = [...savedById.values()].filter(({ recordId }) => !kept.has(recordId));
  const updated = draft.measures.filter(({ recordId }) => savedById.has(recordId));
  const created = draft.measures.filter(({ recordId }) => !savedById.has(recordId));
  return [
    ...toScorecardStep(saved, draft),
    ...deleted.map((measure) => toStep('delete', measure, {})),
    ...updated.flatMap((measure) => {
      const before = toMeasureFields(/** @type {DraftMeasure} */ (savedById.get(measure.recordId)), saved ?? draft);
      const fields = changedFields(before, toMeasureFields(measure, draft));
      return fields ? [toStep('update', measure, fields)] : [];
    }),
    ...created.map((measure) => toStep('create', measure, toMeasureFields(measure, draft))),
  ];
}

/**
 * @param {Draft | null} saved
 * @param {Draft} draft
 */
export function isChanged(saved, draft) {
  return toSteps(saved, draft).length > 0;
}

/**
 * The state after a step has succeeded. What was edited meanwhile stays in the draft.
 * @param {{ saved: Draft | null, draft: Draft }} state
 * @param {Step} step
 * @param {string} recordId of the record written
 * @returns {{ saved: Draft, draft: Draft }}
 */
export function withSaved({ saved, draft }, step, recordId) {
  if (step.head) {
    return {
      saved: { ...step.head, recordId, measures: saved?.measures ?? [] },
      draft: { ...draft, recordId },
    };
  }
  const measure = /** @type {DraftMeasure} */ (step.measure);
  const scorecard = /** @type {Draft} */ (saved);
  const others = scorecard.measures.filter((other) => other.recordId !== recordId);
  return {
    saved: { ...scorecard, measures: step.kind === 'delete' ? others : [...others, { ...measure, recordId }] },
    draft: {
      ...draft,
      measures: draft.measures.map((other) => (other.localId === measure.localId ? { ...other, recordId } : other)),
    },
  };
}

/**
 * The state after the org was read again: records that a lost answer had hidden are recognised by their keys.
 * @param {Draft} stored as the org has it now
 * @param {Draft} draft
 * @returns {{ saved: Draft, draft: Draft }}
 */
export function withStored(stored, draft) {
  const taken = new Set(draft.measures.map(({ recordId }) => recordId));
  const free = stored.measures.filter(({ recordId }) => !taken.has(recordId));
  const known = new Set(stored.measures.map(({ recordId }) => recordId));
  return {
    saved: stored,
    draft: {
      ...draft,
      recordId: stored.recordId,
      measures: draft.measures.map((measure) => {
        if (measure.recordId && known.has(measure.recordId)) return measure;
        const found = free.find(({ key }) => key === measure.key);
        return { ...measure, recordId: found?.recordId ?? null };
      }),
    },
  };
}

/**
 * @param {Draft | null} saved
 * @param {Draft} draft
 * @returns {Step[]}
 */
function toScorecardStep(saved, draft) {
  const step = { object: /** @type {const} */ ('CsScorecard__c'), head: draft, measure: null };
  if (!saved) {
    return [{ ...step, kind: 'create', recordId: null, fields: { ...toScorecardFields(draft), Status__c: 'Draft' } }];
  }
  const fields = changedFields(toScorecardFields(saved), toScorecardFields(draft));
  return fields ? [{ ...step, kind: 'update', recordId: saved.recordId, fields }] : [];
}

/**
 * @param {Step['kind']} kind
 * @param {DraftMeasure} measure
 * @param {Step['fields']} fields
 * @returns {Step}
 */
function toStep(kind, measure, fields) {
  const recordId = kind === 'create' ? null : measure.recordId;
  return { kind, object: 'CsMeasure__c', recordId, fields, head: null, measure };
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Record<string, unknown> | null} null when nothing differs
 */
function changedFields(before, after) {
  const changed = Object.entries(after).filter(([name, value]) => before[name] !== value);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

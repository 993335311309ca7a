/** What an edit does to a draft: values in, a new draft out. */
import { GROUPS } from './definition';

/** @typedef {import('./definition').Draft} Draft */
/** @typedef {import('./definition').DraftMeasure} DraftMeasure */

const STEP = 10;

/** The measures of each group, in the order of the groups. @param {DraftMeasure[]} measures */
export function byGroup(measures) {
  return GROUPS.map((group) => ({ group, measures: measures.filter((measure) => measure.group === group) }));
}

/**
 * Each measure with its share of the whole, in percent; null while no measure has a weight.
 * @param {DraftMeasure[]} measures
 */
export function withShares(measures) {
  const whole = measures.reduce((sum, { weight }) => sum + Math.max(0, weight ?? 0), 0);
  return measures.map((measure) => ({
    measure,
    share: whole === 0 ? null : (100 * Math.max(0, measure.weight ?? 0)) / whole,
  }));
}

/**
 * @param {Draft} draft
 * @param {DraftMeasure} changed takes the place of the one with its local id
 * @returns {Draft}
 */
export function replaceMeasure(draft, changed) {
  return {
    ...draft,
    measures: draft.measures.map((measure) => (measure.localId === changed.localId ? changed : measure)),
  };
}

/**
 * @param {Draft} draft
 * @param {string} localId
 * @returns {Draft}
 */
export function removeMeasure(draft, localId) {
  return { ...draft, measures: draft.measures.filter((measure) => measure.localId !== localId) };
}

/**
 * Exchanges a measure with its neighbour in the same group. Only their sort orders change, unless these do not tell an order.
 * @param {Draft} draft
 * @param {string} localId
 * @param {1 | -1} direction -1 is towards the beginning
 * @returns {Draft} the same draft when there is no neighbour
 */
export function moveMeasure(draft, localId, direction) {
  const measures = numbered(draft.measures);
  const from = measures.findIndex((measure) => measure.localId === localId);
  const { group } = measures[from];
  let to = from + direction;
  while (measures[to] && measures[to].group !== group) to += direction;
  if (!measures[to]) return draft;
  const moved = [...measures];
  moved[to] = { ...measures[from], sortOrder: measures[to].sortOrder };
  moved[from] = { ...measures[to], sortOrder: measures[from].sortOrder };
  return { ...draft, measures: moved };
}

/**
 * The next version of a scorecard, or its copy under another key: the same definition, nothing of it saved.
 * @param {Draft} source
 * @param {number} version
 * @returns {Draft}
 */
export function copyAsVersion(source, version) {
  return {
    ...source,
    recordId: null,
    status: 'Draft',
    version,
    measures: source.measures.map((measure) => ({ ...measure, recordId: null, localId: `copy-${measure.localId}` })),
  };
}

/** @param {DraftMeasure[]} measures */
function numbered(measures) {
  const isOrder = measures.every(
    ({ sortOrder }, index) =>
      sortOrder !== null && (index === 0 || sortOrder > (measures[index - 1].sortOrder ?? Infinity)),
  );
  return isOrder ? measures : measures.map((measure, index) => ({ ...measure, sortOrder: (index + 1) * STEP }));
}

/**
 * The sort order that puts a measure last.
 * @param {DraftMeasure[]} measures
 */
export function lastSortOrder(measures) {
  return Math.max(0, ...measures.map(({ sortOrder }) => sortOrder ?? 0)) + STEP;
}

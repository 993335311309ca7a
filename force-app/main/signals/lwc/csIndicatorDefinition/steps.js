/** What an edit does to the steps of a playbook, and when they are due. Values in, values out. */

/** @typedef {import('./definition').PlaybookDraft} PlaybookDraft */
/** @typedef {import('./definition').StepDraft} StepDraft */

const ORDER_STEP = 10;

/**
 * @param {PlaybookDraft} draft
 * @param {StepDraft} changed takes the place of the one with its local id; steps that wait for it follow its key
 * @returns {PlaybookDraft}
 */
export function replaceStep(draft, changed) {
  const before = draft.steps.find(({ localId }) => localId === changed.localId);
  const hasNewKey = before !== undefined && before.key !== '' && before.key !== changed.key;
  return {
    ...draft,
    steps: draft.steps.map((step) => {
      if (step.localId === changed.localId) return changed;
      return hasNewKey && step.after === before.key ? { ...step, after: changed.key } : step;
    }),
  };
}

/**
 * @param {PlaybookDraft} draft
 * @param {string} localId
 * @returns {PlaybookDraft} steps that waited for it wait for what it waited for
 */
export function removeStep(draft, localId) {
  const removed = draft.steps.find((step) => step.localId === localId);
  return {
    ...draft,
    steps: draft.steps
      .filter((step) => step !== removed)
      .map((step) => (removed && step.after === removed.key ? { ...step, after: removed.after } : step)),
  };
}

/**
 * Exchanges a step with its neighbour.
 * @param {PlaybookDraft} draft
 * @param {string} localId
 * @param {1 | -1} direction -1 is towards the beginning
 * @returns {PlaybookDraft} the same draft when there is no neighbour
 */
export function moveStep(draft, localId, direction) {
  const from = draft.steps.findIndex((step) => step.localId === localId);
  const to = from + direction;
  if (!draft.steps[from] || !draft.steps[to]) return draft;
  const steps = [...draft.steps];
  [steps[from], steps[to]] = [steps[to], steps[from]];
  return { ...draft, steps: steps.map((step, index) => ({ ...step, sortOrder: (index + 1) * ORDER_STEP })) };
}

/**
 * The sort order that puts a step last.
 * @param {{ sortOrder: number | null }[]} ordered
 */
export function lastSortOrder(ordered) {
  return Math.max(0, ...ordered.map(({ sortOrder }) => sortOrder ?? 0)) + ORDER_STEP;
}

/**
 * From which business day to which each step lasts when every step is done on its last day; day 0 is the day the signal opens.
 * @param {StepDraft[]} steps
 * @returns {{ step: StepDraft, from: number, to: number }[]} a step in a circle, or after one that is not there, starts at 0
 */
export function toTimeline(steps) {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return steps.map((step) => {
    const from = startOf(step, byKey);
    return { step, from, to: from + (step.dueBusinessDays ?? 0) };
  });
}

/**
 * @param {StepDraft} step
 * @param {Map<string, StepDraft>} byKey
 */
function startOf(step, byKey) {
  let days = 0;
  const seen = new Set([step.key]);
  for (let before = byKey.get(step.after ?? ''); before; before = byKey.get(before.after ?? '')) {
    if (seen.has(before.key)) return 0;
    seen.add(before.key);
    days += before.dueBusinessDays ?? 0;
  }
  return days;
}

/** How the drafts of indicators and playbooks reach the org. */
import { createSaving } from 'c/csDefinitionSaving';
import {
  INDICATOR_OBJECT,
  PLAYBOOK_OBJECT,
  STEP_OBJECT,
  toIndicatorFields,
  toPlaybookFields,
  toStepFields,
} from './records';

/** @typedef {import('./definition').IndicatorDraft} IndicatorDraft */
/** @typedef {import('./definition').PlaybookDraft} PlaybookDraft */
/** @typedef {import('./definition').StepDraft} StepDraft */

/** @type {import('c/csDefinitionSaving').Saving<IndicatorDraft, StepDraft>} */
export const indicatorSaving = createSaving({ object: INDICATOR_OBJECT, toFields: toIndicatorFields });

/** The playbook first, then its steps. @type {import('c/csDefinitionSaving').Saving<PlaybookDraft, StepDraft>} */
export const playbookSaving = createSaving({
  object: PLAYBOOK_OBJECT,
  toFields: toPlaybookFields,
  partObject: STEP_OBJECT,
  partsOf: ({ steps }) => steps,
  withParts: (draft, steps) => ({ ...draft, steps: inOrder(steps) }),
  toPartFields: toStepFields,
});

/** @param {StepDraft[]} steps */
function inOrder(steps) {
  return steps.toSorted((left, right) => (left.sortOrder ?? Infinity) - (right.sortOrder ?? Infinity));
}

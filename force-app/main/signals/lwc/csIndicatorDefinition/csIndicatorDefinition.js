/** What an indicator and a playbook are, without a page: their definitions, the records that keep them, what is wrong with them. */

/**
 * @typedef {import('./definition').IndicatorDraft} IndicatorDraft
 * @typedef {import('./definition').PlaybookDraft} PlaybookDraft
 * @typedef {import('./definition').StepDraft} StepDraft
 * @typedef {import('./definition').Draft} Draft
 * @typedef {import('./findings').ShownFinding} ShownFinding
 * @typedef {import('./records').Definitions} Definitions
 * @typedef {import('c/csDefinitionSaving').Step<any, any>} Step
 */

export {
  PARTIES,
  copyOf,
  nameOf,
  newIndicator,
  newPlaybook,
  newStep,
  statusClassOf,
  subjectOf,
  toIndicatorDefinition,
  toPlaybookDefinition,
} from './definition';
export { lastSortOrder, moveStep, removeStep, replaceStep, toTimeline } from './steps';
export {
  INDICATOR_OBJECT,
  PLAYBOOK_OBJECT,
  STEP_OBJECT,
  toDefinitions,
  toIndicatorFields,
  toPlaybookFields,
  toStepFields,
} from './records';
export { indicatorSaving, playbookSaving } from './saving';
export { fieldNameOf, fromService, indicatorFindings, isComplete, playbookFindings, withService } from './findings';

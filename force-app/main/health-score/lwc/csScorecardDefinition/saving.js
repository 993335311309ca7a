/** How a scorecard's draft reaches the org: the scorecard, then its measures. */
import { createSaving } from 'c/csDefinitionSaving';
import { toMeasureFields, toScorecardFields } from './records';

/** @typedef {import('./definition').Draft} Draft */
/** @typedef {import('./definition').DraftMeasure} DraftMeasure */
/** @typedef {import('c/csDefinitionSaving').Step<Draft, DraftMeasure>} Step */

/** @type {import('c/csDefinitionSaving').Saving<Draft, DraftMeasure>} */
const saving = createSaving({
  object: 'CsScorecard__c',
  toFields: toScorecardFields,
  partObject: 'CsMeasure__c',
  partsOf: ({ measures }) => measures,
  withParts: (draft, measures) => ({ ...draft, measures }),
  toPartFields: toMeasureFields,
});

export const { toSteps, isChanged, withSaved, withStored } = saving;

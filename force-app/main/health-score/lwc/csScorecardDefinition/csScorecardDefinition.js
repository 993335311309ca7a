/** What a scorecard is, without a page: its definition, the records that keep it, its points as text, and what an edit does to it. */

/**
 * @typedef {import('./definition').AggregateDefinition} AggregateDefinition
 * @typedef {import('./definition').Draft} Draft
 * @typedef {import('./definition').DraftMeasure} DraftMeasure
 * @typedef {import('./definition').KnockOut} KnockOut
 * @typedef {import('./definition').PointsVariant} PointsVariant
 * @typedef {import('./checks').Finding} Finding
 * @typedef {import('./saving').Step} Step
 */

export {
  AGGREGATES,
  GROUPS,
  MISSING_OPERATOR,
  ROLL_UPS,
  UNITS,
  newAggregate,
  newDraft,
  newMeasure,
  toDefinition,
  versionKeyOf,
} from './definition';
export { toDraft, toMeasureFields, toScorecardFields } from './records';
export { formatPoints, parsePoints, toPairs } from './points';
export { formatVariants, parseVariants } from './variants';
export { copyAsVersion, lastSortOrder, moveMeasure, removeMeasure, replaceMeasure, byGroup, withShares } from './edits';
export { isChanged, toSteps, withSaved, withStored } from './saving';
export { ALL_ACCOUNTS, toFindings } from './checks';

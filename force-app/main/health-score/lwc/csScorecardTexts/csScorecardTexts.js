/** Whose labels, help and choices the scorecard builder shows. */

/** @typedef {import('c/csFieldTexts').FieldTexts} FieldTexts */
/** @typedef {{ scorecard: FieldTexts, measure: FieldTexts }} Texts */

/** The builder's own objects. */
export const SCORECARD_OBJECT = 'CsScorecard__c';
export const MEASURE_OBJECT = 'CsMeasure__c';

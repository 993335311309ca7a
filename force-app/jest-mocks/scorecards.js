/** Scorecards as the builder holds and reads them, valid as they stand; a test changes only what it is about. */
import { newDraft, newMeasure, toMeasureFields, toScorecardFields } from 'c/csScorecardDefinition'
import { toNode } from './health-records.js'

export const VERSION_ID = 'a02000000000001AAA'

/** A measure without fault. */
export function draftMeasure(key, different = {}) {
  const { aggregate, ...others } = different
  return {
    ...newMeasure(`local-${key}`, 10),
    key,
    name: `Measure ${key}`,
    japaneseName: `指標 ${key}`,
    aggregate: { ...newMeasure('', 0).aggregate, sourceObject: 'Case', accountPath: 'AccountId', ...aggregate },
    meaning: 'Tells something.',
    japaneseMeaning: '何かを示します。',
    ...others,
  }
}

/** A draft without fault, not saved yet. */
export function draftOf(different = {}) {
  const measures = [draftMeasure('cases', { weight: 30 }), draftMeasure('calls', { weight: 10, group: 'relationship', sortOrder: 20 })]
  return {
    ...newDraft(),
    key: 'operation',
    name: 'Operation',
    japaneseName: '運用',
    stage: 'Operation',
    sortOrder: 10,
    measures,
    ...different,
  }
}

/** The same, as the org has it. */
export function savedDraft(different = {}) {
  const draft = draftOf(different)
  const measures = draft.measures.map((measure) => ({ ...measure, recordId: `a03-${measure.key}`, localId: `a03-${measure.key}` }))
  return { ...draft, recordId: VERSION_ID, measures, ...('measures' in different ? { measures: different.measures } : {}) }
}

/** The answer of CsScorecardVersion to a version that is saved. */
export function versionData(draft) {
  const scorecard = { Id: draft.recordId, Status__c: draft.status, ...toScorecardFields(draft) }
  const measures = draft.measures.map((measure) => ({ Id: measure.recordId, ...toMeasureFields(measure, draft) }))
  const edges = (rows) => ({ edges: rows.map((row) => ({ node: toNode(row) })) })
  return { uiapi: { query: { CsScorecard__c: edges([scorecard]), CsMeasure__c: edges(measures) } } }
}

const picklist = (...values) => values.map((value) => ({ value, label: value }))

/** Texts of the fields that tests look at. */
export const TEXTS = {
  scorecard: {
    Status__c: { label: 'Status', help: '', length: 255, options: picklist('Draft', 'Active', 'Retired') },
    RollUp__c: { label: 'Roll-Up', help: '', length: 255, options: picklist('Independent', 'ArrWeighted', 'WorstOf') },
    WatchFrom__c: { label: 'Watch From', help: 'Lowest score of Watch.', length: undefined, options: [] },
  },
  measure: {
    Aggregate__c: { label: 'Aggregate', help: '', length: 255, options: picklist('Count', 'Sum', 'Distinct', 'DaysSince') },
    Group__c: { label: 'Group', help: '', length: 255, options: picklist('Process', 'Relationship', 'Outcome') },
    Unit__c: { label: 'Unit', help: '', length: 255, options: picklist('Count', 'Percent', 'Days') },
    Weight__c: { label: 'Weight', help: '', length: undefined, options: [] },
    WindowPeriod__c: { label: 'Period', help: '', length: 255, options: picklist('ThisMonth', 'Last3Months') },
    MissingPolicy__c: { label: 'When Missing', help: '', length: 255, options: picklist('LeaveOut', 'StatedPoints') },
    KnockOutOperator__c: { label: 'Knock-Out', help: '', length: 255, options: picklist('AtMost', 'Missing') },
  },
}

/** Inputs of a component by the field they are for. */
export function fieldOf(element, field) {
  return element.shadowRoot.querySelector(`[data-field="${field}"]`)
}

/** What a base component sends when somebody chose or typed a value. */
export function enter(input, value) {
  input.dispatchEvent(new CustomEvent('change', { detail: { value } }))
}

/** Details of the events of one name that an element sends. */
export function heard(element, name) {
  const details = []
  element.addEventListener(name, ({ detail }) => details.push(detail))
  return details
}

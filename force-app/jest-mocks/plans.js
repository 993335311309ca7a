/** What the components of the success plan are answered in tests, valid as it stands; a test changes only what it is about. */
import { getObjectInfo, getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi'
import { query } from './health-records'

export const ACCOUNT_ID = '001000000000001AAA'
export const NOW = Date.parse('2026-11-22T12:00:00Z')

const field = (label) => ({ label, updateable: true, createable: true, inlineHelpText: null, length: 255 })
const info = (apiName, labels, different = {}) => ({
  apiName,
  updateable: true,
  createable: true,
  defaultRecordTypeId: '012000000000000AAA',
  fields: Object.fromEntries(Object.entries(labels).map(([name, label]) => [name, field(label)])),
  ...different,
})

export const GOAL_INFO = info('CsGoal__c', {
  Account__c: 'Account',
  Name: 'Goal',
  Perspective__c: 'Perspective',
  Status__c: 'Status',
  Unit__c: 'Unit',
  BaselineValue__c: 'Baseline',
  TargetValue__c: 'Target',
  ReachedValue__c: 'Value Reached',
  TargetDate__c: 'Target Date',
  ReachedOn__c: 'Reached On',
})
export const MILESTONE_INFO = info('CsMilestone__c', {
  Account__c: 'Account',
  Name: 'Milestone',
  Stage__c: 'Stage',
  Party__c: 'Party',
  DueOn__c: 'Due On',
  ReachedOn__c: 'Reached On',
  Goal__c: 'Goal',
})
export const STAKEHOLDER_INFO = info('CsStakeholder__c', {
  Account__c: 'Account',
  Contact__c: 'Contact',
  Role__c: 'Role',
  Influence__c: 'Influence',
  Stance__c: 'Stance',
  LastContactOn__c: 'Last Contact',
  IsActive__c: 'Active',
  LeftOn__c: 'Left On',
})

/** Answers getObjectInfos; an info given as null is of an object that the user may not see. */
export const emitInfos = (...infos) =>
  getObjectInfos.emit({ results: infos.map((one) => (one === null ? { statusCode: 403, result: [] } : { statusCode: 200, result: one })) })
export const failInfos = (error) => getObjectInfos.error(error)
/** Answers the form that asks about one object. */
export const emitInfo = (one) => getObjectInfo.emit(one)

const picklist = (labels) => ({ values: Object.entries(labels).map(([value, label]) => ({ value, label })) })
export const emitPicklists = () =>
  getPicklistValuesByRecordType.emit({
    picklistFieldValues: {
      Perspective__c: picklist({ Financial: 'Financial', Customer: 'Customer', Process: 'Process', Learning: 'Learning and Growth' }),
      Status__c: picklist({ Open: 'Open', Reached: 'Reached', Missed: 'Missed' }),
      Stage__c: picklist({ Onboarding: 'Onboarding', Operation: 'Operation' }),
      Role__c: picklist({ DecisionMaker: 'Decision Maker', Sponsor: 'Sponsor', Champion: 'Champion' }),
      Influence__c: picklist({ High: 'High', Medium: 'Medium', Low: 'Low' }),
      Stance__c: picklist({ Supporter: 'Supporter', Neutral: 'Neutral', Critic: 'Critic' }),
    },
  })

export const goal = (different = {}) => ({
  Id: 'a11000000000001AAA',
  Name: 'Less paper',
  Perspective__c: 'Process',
  Status__c: 'Open',
  Unit__c: 'pages',
  BaselineValue__c: 180,
  TargetValue__c: 80,
  ReachedValue__c: 130,
  TargetDate__c: '2026-12-31',
  ReachedOn__c: null,
  Note__c: null,
  ...different,
})
export const milestone = (different = {}) => ({
  Id: 'a12000000000001AAA',
  Name: 'All clinics live',
  Stage__c: 'Onboarding',
  StateToReach__c: 'Every clinic books in the product.',
  Party__c: 'Joint',
  DueOn__c: '2026-11-19',
  ReachedOn__c: null,
  SortOrder__c: 10,
  Goal__c: null,
  ...different,
})
export const stakeholder = ({ Contact = {}, ...different } = {}) => ({
  Id: 'a13000000000001AAA',
  Contact__c: '003000000000001AAA',
  Contact__r: { Name: { value: 'Laura Bennett' }, Title: { value: 'VP Operations' }, LastActivityDate: { value: null }, ...Contact },
  Role__c: 'Sponsor',
  Influence__c: 'High',
  Stance__c: 'Supporter',
  LastContactOn__c: '2026-08-20',
  IsActive__c: true,
  LeftOn__c: null,
  ...different,
})

export const planData = ({ goals = [goal()], milestones = [milestone()] } = {}) => query({ CsGoal__c: goals, CsMilestone__c: milestones })
export const stakeholdersData = (...rows) => query({ CsStakeholder__c: rows })
export const openTasksData = (...rows) => query({ Task: rows })

/** Base components of the tests know no validity. */
export function letPass(form) {
  const fields = [...form.shadowRoot.querySelectorAll('[data-field]')]
  fields.forEach((one) => Object.assign(one, { reportValidity: () => true, setCustomValidity: () => {} }))
  return Object.fromEntries(fields.map((one) => [one.dataset.field, one]))
}
export const type = (element, detail) => element.dispatchEvent(new CustomEvent('change', { detail }))

import { addDays } from './calendar.ts'
import type { StoryGoal, StoryMilestone, StoryPlan, StoryStakeholder } from './plan.ts'
import type { BookContext, SampleBook, SampleRow } from './sample-book.ts'

/** The success plans as Salesforce records. A stakeholder names its contact by the mail address that the story gives it. */
export function toPlanRows(
  plans: StoryPlan[],
  { today }: BookContext,
): Pick<SampleBook, 'CsGoal__c' | 'CsMilestone__c' | 'CsStakeholder__c'> {
  const day = (daysAgo: number | null) => (daysAgo === null ? null : addDays(today, -daysAgo))
  const rows = (toRows: (plan: StoryPlan) => SampleRow['fields'][]): SampleRow[] =>
    plans.flatMap((plan) => toRows(plan).map((fields) => ({ accountNumber: plan.accountNumber, fields })))
  return {
    CsGoal__c: rows(({ goals }) => goals.map(toGoal)),
    CsMilestone__c: rows(({ milestones }) => milestones.map(toMilestone)),
    CsStakeholder__c: rows(({ accountNumber, stakeholders }) => stakeholders.map((told) => toStakeholder(accountNumber, told))),
  }

  function toGoal(goal: StoryGoal): SampleRow['fields'] {
    return {
      Name: goal.name,
      Perspective__c: goal.perspective,
      Unit__c: goal.unit,
      BaselineValue__c: goal.baseline,
      TargetValue__c: goal.target,
      ReachedValue__c: goal.reached,
      TargetDate__c: day(goal.targetDaysAgo),
      Status__c: goal.reachedDaysAgo === null ? 'Open' : 'Reached',
      ReachedOn__c: day(goal.reachedDaysAgo),
    }
  }

  function toMilestone(milestone: StoryMilestone, index: number): SampleRow['fields'] {
    return {
      Name: milestone.name,
      Stage__c: milestone.stage,
      StateToReach__c: milestone.stateToReach,
      Party__c: milestone.party,
      DueOn__c: day(milestone.dueDaysAgo),
      ReachedOn__c: day(milestone.reachedDaysAgo),
      SortOrder__c: (index + 1) * 10,
    }
  }

  function toStakeholder(accountNumber: string, stakeholder: StoryStakeholder): SampleRow['fields'] {
    return {
      'Contact__r.Email': contactEmail(accountNumber, stakeholder.contact),
      Role__c: stakeholder.role,
      Influence__c: stakeholder.influence,
      Stance__c: stakeholder.stance,
      LastContactOn__c: day(stakeholder.metDaysAgo),
      IsActive__c: stakeholder.leftDaysAgo === null,
      LeftOn__c: day(stakeholder.leftDaysAgo),
    }
  }
}

/** By which a contact is found again: the stories' people have one address each. */
export function contactEmail(accountNumber: string, index: number): string {
  return `contact${index + 1}@${accountNumber.toLowerCase()}.example`
}

/** Goals and milestones of one account. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {import('c/csPlanRules').Goal} Goal */
/** @typedef {import('c/csPlanRules').Milestone} Milestone */

export const PLAN_QUERY = gql`
  query CsSuccessPlan($accountId: ID) {
    uiapi {
      query {
        CsGoal__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { TargetDate__c: { order: ASC, nulls: LAST }, Name: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              Perspective__c {
                value
              }
              Status__c {
                value
              }
              Unit__c @optional {
                value
              }
              BaselineValue__c @optional {
                value
              }
              TargetValue__c @optional {
                value
              }
              ReachedValue__c @optional {
                value
              }
              TargetDate__c @optional {
                value
              }
              ReachedOn__c @optional {
                value
              }
              Note__c @optional {
                value
              }
            }
          }
        }
        CsMilestone__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { SortOrder__c: { order: ASC, nulls: LAST } }
          first: 200
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              Stage__c {
                value
              }
              StateToReach__c @optional {
                value
              }
              Party__c @optional {
                value
              }
              DueOn__c @optional {
                value
              }
              ReachedOn__c @optional {
                value
              }
              SortOrder__c @optional {
                value
              }
              Goal__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of PLAN_QUERY
 * @returns {Goal[]} by target date
 */
export function toGoals(data) {
  return nodesOf(data, 'CsGoal__c').map((node) => ({
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    perspective: valueOf(node.Perspective__c),
    status: valueOf(node.Status__c),
    unit: valueOf(node.Unit__c),
    baseline: valueOf(node.BaselineValue__c),
    target: valueOf(node.TargetValue__c),
    reached: valueOf(node.ReachedValue__c),
    targetDate: valueOf(node.TargetDate__c),
    reachedOn: valueOf(node.ReachedOn__c),
    note: valueOf(node.Note__c),
  }));
}

/**
 * @param {any} data of PLAN_QUERY
 * @returns {Milestone[]}
 */
export function toMilestones(data) {
  return nodesOf(data, 'CsMilestone__c').map((node) => ({
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    stage: valueOf(node.Stage__c),
    stateToReach: valueOf(node.StateToReach__c),
    party: valueOf(node.Party__c),
    dueOn: valueOf(node.DueOn__c),
    reachedOn: valueOf(node.ReachedOn__c),
    sortOrder: valueOf(node.SortOrder__c),
    goalId: valueOf(node.Goal__c),
  }));
}

/** The standard Tasks that signals and recurring playbooks have on an account. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';
import { toRecurrence } from './recurrences';

/**
 * @typedef {object} TaskRecord
 * @property {string} id
 * @property {string} subject
 * @property {string | null} status API value
 * @property {boolean} isClosed
 * @property {boolean} isHighPriority
 * @property {string | null} dueOn yyyy-mm-dd
 * @property {string | null} ownerId
 * @property {string | null} owner name
 * @property {string | null} party Own | Customer | Joint
 * @property {string | null} signalId null = of a recurring playbook
 * @property {import('./recurrences').Recurrence | null} recurrence null = of a signal
 */

export const ACCOUNT_TASKS_QUERY = gql`
  query CsAccountTasks($accountId: ID) {
    uiapi {
      query {
        Task(
          where: { AccountId: { eq: $accountId }, or: [{ CsSignalId__c: { ne: null } }, { CsKey__c: { ne: null } }] }
          orderBy: { ActivityDate: { order: DESC, nulls: FIRST } }
          first: 500
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Subject @optional {
                value
              }
              Status @optional {
                value
              }
              IsClosed {
                value
              }
              IsHighPriority @optional {
                value
              }
              ActivityDate @optional {
                value
              }
              OwnerId @optional {
                value
              }
              Owner @optional {
                ... on User {
                  Name {
                    value
                  }
                }
              }
              CsParty__c @optional {
                value
              }
              CsSignalId__c {
                value
              }
              CsKey__c @optional {
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
 * @param {any} data of ACCOUNT_TASKS_QUERY
 * @returns {TaskRecord[]} earliest due date first, those without one last
 */
export function toTasks(data) {
  return nodesOf(data, 'Task')
    .map(toTask)
    .toSorted(
      (left, right) =>
        (left.dueOn ?? '9').localeCompare(right.dueOn ?? '9') || left.subject.localeCompare(right.subject),
    );
}

/**
 * @param {any} node
 * @returns {TaskRecord}
 */
export function toTask(node) {
  return {
    id: node.Id,
    subject: valueOf(node.Subject) ?? '',
    status: valueOf(node.Status),
    isClosed: valueOf(node.IsClosed) === true,
    isHighPriority: valueOf(node.IsHighPriority) === true,
    dueOn: valueOf(node.ActivityDate),
    ownerId: valueOf(node.OwnerId),
    owner: valueOf(node.Owner?.Name),
    party: valueOf(node.CsParty__c),
    signalId: valueOf(node.CsSignalId__c),
    recurrence: toRecurrence(valueOf(node.CsKey__c)),
  };
}

/** Open standard Tasks of an account, by whose move they are. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {{ id: string, subject: string, dueOn: string | null, party: string | null }} OpenTask */

export const PARTIES = Object.freeze(['Own', 'Customer', 'Joint']);

export const OPEN_TASKS_QUERY = gql`
  query CsOpenTasks($accountId: ID) {
    uiapi {
      query {
        Task(
          where: { AccountId: { eq: $accountId }, IsClosed: { eq: false } }
          orderBy: { ActivityDate: { order: ASC, nulls: LAST } }
          first: 200
        ) {
          edges {
            node {
              Id
              Subject @optional {
                value
              }
              ActivityDate @optional {
                value
              }
              CsParty__c @optional {
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
 * @param {any} data of OPEN_TASKS_QUERY
 * @returns {OpenTask[]} earliest due date first
 */
export function toOpenTasks(data) {
  return nodesOf(data, 'Task').map((node) => ({
    id: node.Id,
    subject: valueOf(node.Subject) ?? '',
    dueOn: valueOf(node.ActivityDate),
    party: valueOf(node.CsParty__c),
  }));
}

/**
 * A task that nobody gave to a party is ours: it lies on one of our people.
 * @param {OpenTask[]} tasks
 */
export function tasksByParty(tasks) {
  return PARTIES.map((party) => ({ party, tasks: tasks.filter((task) => (task.party ?? 'Own') === party) }));
}

/** What people said of a renewal. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const CALLS_QUERY = gql`
  query CsRenewalCalls($accountId: ID, $renewalDate: Date) {
    uiapi {
      query {
        CsRenewalCall__c(
          where: { Account__c: { eq: $accountId }, RenewalDate__c: { eq: { value: $renewalDate } } }
          orderBy: { GivenOn__c: { order: DESC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Category__c {
                value
              }
              Likelihood__c @optional {
                value
              }
              IsWithdrawal__c @optional {
                value
              }
              Reason__c @optional {
                value
                label
              }
              Note__c @optional {
                value
              }
              GivenOn__c {
                value
              }
              CreatedDate {
                value
              }
              CreatedBy @optional {
                Name @optional {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of CALLS_QUERY
 * @returns {import('c/csRenewalRules').Call[]}
 */
export function toCalls(data) {
  return nodesOf(data, 'CsRenewalCall__c').map((node) => ({
    id: node.Id,
    category: valueOf(node.Category__c),
    likelihood: valueOf(node.Likelihood__c),
    isWithdrawal: valueOf(node.IsWithdrawal__c) === true,
    reason: valueOf(node.Reason__c),
    reasonText: node.Reason__c?.label ?? valueOf(node.Reason__c),
    note: valueOf(node.Note__c),
    givenOn: valueOf(node.GivenOn__c),
    createdAt: valueOf(node.CreatedDate),
    author: valueOf(node.CreatedBy?.Name),
  }));
}

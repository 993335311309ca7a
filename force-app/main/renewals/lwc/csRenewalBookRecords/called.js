/**
 * Renewals that a person called at all or nothing. An account shows 100 or 0 % also when its renewal is decided: only one that
 * the ledger still has as open is not.
 */
import { nextCursorOf, nodesOf, valueOf } from 'c/csGraphql';
import { renewalKey } from 'c/csRenewalBookRules';
import { gql } from 'lightning/graphql';

export const CALLED_QUERY = gql`
  query CsCalledRenewals($since: Date, $after: String) {
    uiapi {
      query {
        CsRenewalForecast__c(
          where: {
            Outcome__c: { eq: null }
            FinalLikelihood__c: { in: [0, 100] }
            RenewalDate__c: { gte: { value: $since } }
          }
          orderBy: { AsOfWeek__c: { order: DESC }, Id: { order: ASC } }
          first: 2000
          after: $after
          upperBound: 20000
        ) {
          edges {
            node {
              Id
              Account__c {
                value
              }
              RenewalDate__c {
                value
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/**
 * @param {any} data of CALLED_QUERY
 * @returns {{ keys: string[], nextCursor: string | null }} renewals by their keys
 */
export function toCalledPage(data) {
  const keys = nodesOf(data, 'CsRenewalForecast__c').map((node) =>
    renewalKey(valueOf(node.Account__c), valueOf(node.RenewalDate__c)),
  );
  return { keys, nextCursor: nextCursorOf(data, 'CsRenewalForecast__c') };
}

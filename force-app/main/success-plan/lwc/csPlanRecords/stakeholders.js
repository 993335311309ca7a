/** The people who matter in one account. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {import('c/csPlanRules').Stakeholder} Stakeholder */

export const STAKEHOLDERS_QUERY = gql`
  query CsStakeholders($accountId: ID) {
    uiapi {
      query {
        CsStakeholder__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { CreatedDate: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Contact__c @optional {
                value
              }
              Contact__r @optional {
                Name @optional {
                  value
                }
                Title @optional {
                  value
                }
                LastActivityDate @optional {
                  value
                }
              }
              Role__c {
                value
              }
              Influence__c @optional {
                value
              }
              Stance__c @optional {
                value
              }
              LastContactOn__c @optional {
                value
              }
              IsActive__c {
                value
              }
              LeftOn__c @optional {
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
 * @param {any} data of STAKEHOLDERS_QUERY
 * @returns {Stakeholder[]} in the order in which they were entered
 */
export function toStakeholders(data) {
  return nodesOf(data, 'CsStakeholder__c').map((node) => ({
    id: node.Id,
    contactId: valueOf(node.Contact__c),
    name: valueOf(node.Contact__r?.Name),
    title: valueOf(node.Contact__r?.Title),
    role: valueOf(node.Role__c),
    influence: valueOf(node.Influence__c),
    stance: valueOf(node.Stance__c),
    lastContactOn: valueOf(node.LastContactOn__c),
    lastActivityOn: valueOf(node.Contact__r?.LastActivityDate),
    isActive: valueOf(node.IsActive__c) === true,
    leftOn: valueOf(node.LeftOn__c),
  }));
}

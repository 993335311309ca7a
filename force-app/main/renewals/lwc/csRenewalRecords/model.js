/** What the newest look at the org's decided renewals found: how good a likelihood can be here. */
import { inLanguage, nodesOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const MODEL_QUERY = gql`
  query CsRenewalModel {
    uiapi {
      query {
        CsRenewalModel__c(orderBy: { FittedOn__c: { order: DESC } }, first: 1) {
          edges {
            node {
              Id
              Explanation__c @optional {
                value
              }
              JapaneseExplanation__c @optional {
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
 * @param {any} data of MODEL_QUERY
 * @returns {string | null} in the user's language; null = nobody has looked yet
 */
export function toModelText(data) {
  const [model] = nodesOf(data, 'CsRenewalModel__c');
  return model ? inLanguage(model.Explanation__c, model.JapaneseExplanation__c) : null;
}

/** The ledger of one renewal: a row a week. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const FORECASTS_QUERY = gql`
  query CsRenewalForecasts($accountId: ID, $renewalDate: Date) {
    uiapi {
      query {
        CsRenewalForecast__c(
          where: { Account__c: { eq: $accountId }, RenewalDate__c: { eq: { value: $renewalDate } } }
          orderBy: { AsOfWeek__c: { order: DESC } }
          first: 200
        ) {
          edges {
            node {
              Id
              AsOfWeek__c {
                value
              }
              Arr__c @optional {
                value
              }
              ModelLikelihood__c @optional {
                value
              }
              ModelLow__c @optional {
                value
              }
              ModelHigh__c @optional {
                value
              }
              ModelCategory__c @optional {
                value
              }
              BasisDetail__c @optional {
                value
              }
              CsmCategory__c @optional {
                value
              }
              CsmLikelihood__c @optional {
                value
              }
              CallId__c @optional {
                value
              }
              FinalCategory__c @optional {
                value
              }
              FinalLikelihood__c @optional {
                value
              }
              ExpectedArr__c @optional {
                value
              }
              Outcome__c @optional {
                value
              }
              DecidedOn__c @optional {
                value
              }
              LastModifiedDate @optional {
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
 * @param {any} data of FORECASTS_QUERY
 * @returns {import('c/csRenewalRules').ForecastRow[]} newest first
 */
export function toForecastRows(data) {
  return nodesOf(data, 'CsRenewalForecast__c').map((node) => ({
    id: node.Id,
    asOfWeek: valueOf(node.AsOfWeek__c),
    arr: valueOf(node.Arr__c),
    model: {
      category: valueOf(node.ModelCategory__c),
      likelihood: valueOf(node.ModelLikelihood__c),
      low: valueOf(node.ModelLow__c),
      high: valueOf(node.ModelHigh__c),
    },
    csm: { category: valueOf(node.CsmCategory__c), likelihood: valueOf(node.CsmLikelihood__c) },
    final: { category: valueOf(node.FinalCategory__c), likelihood: valueOf(node.FinalLikelihood__c) },
    expectedArr: valueOf(node.ExpectedArr__c),
    callId: valueOf(node.CallId__c),
    basis: valueOf(node.BasisDetail__c),
    outcome: valueOf(node.Outcome__c),
    decidedOn: valueOf(node.DecidedOn__c),
    modifiedAt: valueOf(node.LastModifiedDate),
  }));
}

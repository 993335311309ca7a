/** How good frozen forecasts were, by horizon and forecaster, as the last full run judged them. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * @typedef {import('c/csRenewalRules').Accuracy} Accuracy
 * @typedef {import('c/csRenewalRules').ReliabilityBin} ReliabilityBin
 */

export const ACCURACY_QUERY = gql`
  query CsForecastAccuracy {
    uiapi {
      query {
        CsForecastAccuracy__c(orderBy: { AsOf__c: { order: DESC, nulls: LAST } }, first: 1000, upperBound: 2000) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              HorizonDays__c {
                value
              }
              Forecaster__c {
                value
              }
              Csm__r @optional {
                Id
                Name @optional {
                  value
                }
              }
              Renewals__c {
                value
              }
              Renewed__c @optional {
                value
              }
              Wape__c @optional {
                value
              }
              MonthlyWape__c @optional {
                value
              }
              Bias__c @optional {
                value
              }
              Brier__c @optional {
                value
              }
              LastYearRenewals__c @optional {
                value
              }
              LastYearBrier__c @optional {
                value
              }
              LastYearSkill__c @optional {
                value
              }
              CsmRenewals__c @optional {
                value
              }
              CsmBrier__c @optional {
                value
              }
              CsmSkill__c @optional {
                value
              }
              Detail__c @optional {
                value
              }
              AsOf__c {
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
 * Those of the last judgement: records with an older date are of CSMs without any call to judge.
 * @param {any} data of ACCURACY_QUERY
 * @returns {Accuracy[]}
 */
export function toAccuracies(data) {
  const all = nodesOf(data, 'CsForecastAccuracy__c').map(toAccuracy);
  const newest = all.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '');
  return all.filter(({ asOf }) => asOf === newest);
}

/**
 * @param {any} node
 * @returns {Accuracy}
 */
function toAccuracy(node) {
  const detail = toDetail(valueOf(node.Detail__c));
  const csmRenewals = valueOf(node.CsmRenewals__c);
  return {
    key: valueOf(node.Key__c),
    horizonDays: valueOf(node.HorizonDays__c),
    forecaster: valueOf(node.Forecaster__c),
    csm: node.Csm__r ? { id: node.Csm__r.Id, name: valueOf(node.Csm__r.Name) } : null,
    renewals: valueOf(node.Renewals__c) ?? 0,
    renewed: valueOf(node.Renewed__c) ?? 0,
    wape: valueOf(node.Wape__c),
    monthlyWape: valueOf(node.MonthlyWape__c),
    bias: valueOf(node.Bias__c),
    brier: valueOf(node.Brier__c),
    lastYear: {
      renewals: valueOf(node.LastYearRenewals__c) ?? 0,
      own: detail?.lastYear?.own?.brier ?? null,
      baseline: valueOf(node.LastYearBrier__c),
      skill: valueOf(node.LastYearSkill__c),
    },
    csmCalls:
      csmRenewals === null
        ? null
        : {
            renewals: csmRenewals,
            own: detail?.csm?.own?.brier ?? null,
            baseline: valueOf(node.CsmBrier__c),
            skill: valueOf(node.CsmSkill__c),
          },
    reliability: detail?.reliability ?? [],
    asOf: valueOf(node.AsOf__c) ?? '',
  };
}

/**
 * @param {string | null} json CsForecastAccuracy__c.Detail__c
 * @returns {any} null = there is none, or it is of another schema
 */
function toDetail(json) {
  if (!json) return null;
  try {
    const detail = JSON.parse(json);
    return detail.schema === 1 ? detail : null;
  } catch {
    return null;
  }
}

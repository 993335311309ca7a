/** The versions of all scorecards, and how many accounts there are by stage. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {import('c/csScorecardVersions').Version} Version */

export const SCORECARDS_QUERY = gql`
  query CsScorecards {
    uiapi {
      query {
        CsScorecard__c(orderBy: { Key__c: { order: ASC }, Version__c: { order: DESC } }, first: 500, upperBound: 2000) {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              JapaneseName__c @optional {
                value
              }
              Key__c {
                value
              }
              Version__c {
                value
              }
              VersionKey__c {
                value
              }
              Status__c @optional {
                value
              }
              Stage__c @optional {
                value
              }
              SegmentFilter__c @optional {
                value
              }
              SortOrder__c @optional {
                value
              }
              ActivatedAt__c @optional {
                value
              }
              ActivatedBy__r @optional {
                Name @optional {
                  value
                }
              }
              LastModifiedDate {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export const STAGES_QUERY = gql`
  query CsAccountsByStage {
    uiapi {
      aggregate {
        Account(groupBy: { CsLifecycleStage__c: { group: true } }, first: 50) {
          edges {
            node {
              aggregate {
                CsLifecycleStage__c {
                  value
                }
                Id {
                  count {
                    value
                  }
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
 * @param {any} data of SCORECARDS_QUERY
 * @returns {Version[]}
 */
export function toVersions(data) {
  return nodesOf(data, 'CsScorecard__c').map((node) => ({
    id: node.Id,
    key: valueOf(node.Key__c) ?? '',
    version: valueOf(node.Version__c) ?? 0,
    versionKey: valueOf(node.VersionKey__c) ?? '',
    name: valueOf(node.Name) ?? '',
    japaneseName: valueOf(node.JapaneseName__c),
    status: valueOf(node.Status__c) ?? 'Draft',
    stage: valueOf(node.Stage__c),
    segmentFilter: valueOf(node.SegmentFilter__c),
    sortOrder: valueOf(node.SortOrder__c),
    activatedAt: valueOf(node.ActivatedAt__c),
    activatedBy: valueOf(node.ActivatedBy__r?.Name),
    changedAt: valueOf(node.LastModifiedDate),
  }));
}

/**
 * @param {any} data of STAGES_QUERY
 * @returns {Record<string, number>} accounts by stage; those without one are not among them
 */
export function toAccountsByStage(data) {
  const groups = data.uiapi.aggregate.Account.edges.map((/** @type {any} */ { node }) => node.aggregate);
  return Object.fromEntries(
    groups
      .filter((/** @type {any} */ group) => valueOf(group.CsLifecycleStage__c) !== null)
      .map((/** @type {any} */ group) => [valueOf(group.CsLifecycleStage__c), valueOf(group.Id.count)]),
  );
}

/** What the account list reads, page by page, and how a record becomes a row. */
import { stageLabel } from 'c/csBand';
import { nextCursorOf, nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * @typedef {object} AccountRow
 * @property {string} id
 * @property {string} name
 * @property {number | null} score 0-100
 * @property {string | null} band API value of CsHealthBand__c
 * @property {number | null} change30Days
 * @property {number | null} coverage 0-100
 * @property {string | null} stage API value of CsLifecycleStage__c
 * @property {string | null} stageText
 * @property {string | null} industry API value
 * @property {string | null} industryText
 * @property {string | null} owner name of the user
 * @property {string | null} scoredAt ISO time
 */

export const PAGE_SIZE = 500;
/** The most that one GraphQL collection hands out to a page. */
export const MAX_ROWS = 2000;

/** Worst scores first, so that the limit cuts off the healthy end. */
export const ACCOUNTS_QUERY = gql`
  query CsAccounts($after: String) {
    uiapi {
      query {
        Account(
          orderBy: { CsHealthScore__c: { order: ASC, nulls: LAST }, Id: { order: ASC } }
          first: 500
          after: $after
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              CsHealthScore__c {
                value
              }
              CsHealthBand__c {
                value
              }
              CsHealthChange30Days__c @optional {
                value
              }
              CsHealthCoverage__c @optional {
                value
              }
              CsLifecycleStage__c @optional {
                value
              }
              CsScoredAt__c @optional {
                value
              }
              Industry @optional {
                value
                displayValue
              }
              Owner @optional {
                Name @optional {
                  value
                }
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
 * @param {any} data of ACCOUNTS_QUERY
 * @returns {{ rows: AccountRow[], nextCursor: string | null }}
 */
export function toPage(data) {
  return { rows: nodesOf(data, 'Account').map(toRow), nextCursor: nextCursorOf(data, 'Account') };
}

/**
 * @param {any} node
 * @returns {AccountRow}
 */
function toRow(node) {
  const stage = valueOf(node.CsLifecycleStage__c);
  return {
    id: node.Id,
    name: valueOf(node.Name) ?? '',
    score: valueOf(node.CsHealthScore__c),
    band: valueOf(node.CsHealthBand__c),
    change30Days: valueOf(node.CsHealthChange30Days__c),
    coverage: valueOf(node.CsHealthCoverage__c),
    stage,
    stageText: stageLabel(stage),
    industry: valueOf(node.Industry),
    industryText: node.Industry?.displayValue ?? valueOf(node.Industry),
    owner: valueOf(node.Owner?.Name),
    scoredAt: valueOf(node.CsScoredAt__c),
  };
}

/** The past of an account's score: snapshots, and what CSMs said: overrides and pulses. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * Snapshots since a day, newest first, without their long JSON; the newest overrides and pulses.
 * The key begins with the account's id, so that a merge does not bring another account's snapshots in.
 */
export const HISTORY_QUERY = gql`
  query CsHealthHistory($accountId: ID, $keyPattern: String, $since: Date) {
    uiapi {
      query {
        CsHealthSnapshot__c(
          where: {
            Account__c: { eq: $accountId }
            Key__c: { like: $keyPattern }
            AsOfDate__c: { gte: { value: $since } }
          }
          orderBy: { AsOfDate__c: { order: DESC } }
          first: 400
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              AsOfDate__c {
                value
              }
              Score__c {
                value
              }
              Band__c {
                value
              }
              Coverage__c {
                value
              }
              Scorecard__c @optional {
                value
              }
              ScorecardVersionKey__c @optional {
                value
              }
            }
          }
        }
        CsHealthOverride__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { CreatedDate: { order: DESC } }
          first: 20
        ) {
          edges {
            node {
              Id
              CreatedDate {
                value
              }
              Score__c {
                value
              }
              Band__c {
                value
              }
              ExpiresOn__c {
                value
              }
              EndedAt__c @optional {
                value
              }
              EndReason__c @optional {
                value
              }
              ReasonCode__c @optional {
                value
                label
              }
              Note__c @optional {
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
        CsPulse__c(
          where: { Account__c: { eq: $accountId } }
          orderBy: { GivenOn__c: { order: DESC }, CreatedDate: { order: DESC } }
          first: 5
        ) {
          edges {
            node {
              Id
              Level__c @optional {
                value
              }
              GivenOn__c @optional {
                value
              }
              ReasonCode__c @optional {
                value
                label
              }
              Note__c @optional {
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
 * @typedef {object} OverrideRecord
 * @property {string} id
 * @property {string} createdAt ISO time
 * @property {number | null} score
 * @property {string | null} band
 * @property {string} expiresOn yyyy-mm-dd, last day in force
 * @property {string | null} endedAt ISO time
 * @property {string | null} endReason API value of EndReason__c
 * @property {string | null} reason in the language of the user
 * @property {string | null} note
 * @property {string | null} author
 */

/**
 * @typedef {object} PulseRecord
 * @property {string} id
 * @property {number | null} level 1-5
 * @property {string | null} givenOn yyyy-mm-dd
 * @property {string | null} reason in the language of the user
 * @property {string | null} note
 * @property {string | null} author
 */

/**
 * What the key of every snapshot of an account looks like.
 * @param {string | undefined} accountId
 */
export function toKeyPattern(accountId) {
  return accountId === undefined ? undefined : `${accountId}%`;
}

/**
 * @param {any} data of HISTORY_QUERY
 */
export function toHistory(data) {
  const snapshots = nodesOf(data, 'CsHealthSnapshot__c').map((node) => ({
    id: /** @type {string} */ (node.Id),
    date: valueOf(node.AsOfDate__c),
    score: valueOf(node.Score__c),
    band: valueOf(node.Band__c),
    coverage: valueOf(node.Coverage__c),
    scorecardId: valueOf(node.Scorecard__c),
    scorecard: valueOf(node.ScorecardVersionKey__c),
  }));
  return {
    newest: snapshots[0] ?? null,
    points: snapshots.toReversed(),
    overrides: nodesOf(data, 'CsHealthOverride__c').map(toOverride),
    pulses: nodesOf(data, 'CsPulse__c').map(toPulse),
  };
}

/**
 * @param {any} node
 * @returns {OverrideRecord}
 */
function toOverride(node) {
  return {
    id: node.Id,
    createdAt: valueOf(node.CreatedDate),
    score: valueOf(node.Score__c),
    band: valueOf(node.Band__c),
    expiresOn: valueOf(node.ExpiresOn__c),
    endedAt: valueOf(node.EndedAt__c),
    endReason: valueOf(node.EndReason__c),
    reason: node.ReasonCode__c?.label ?? valueOf(node.ReasonCode__c),
    note: valueOf(node.Note__c),
    author: valueOf(node.CreatedBy?.Name),
  };
}

/**
 * @param {any} node
 * @returns {PulseRecord}
 */
function toPulse(node) {
  return {
    id: node.Id,
    level: valueOf(node.Level__c),
    givenOn: valueOf(node.GivenOn__c),
    reason: node.ReasonCode__c?.label ?? valueOf(node.ReasonCode__c),
    note: valueOf(node.Note__c),
    author: valueOf(node.CreatedBy?.Name),
  };
}

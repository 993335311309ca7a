/** What the health card reads, and the only file of the page that knows the fields of the health objects. */
import { language } from 'c/csFormat';
import { gql } from 'lightning/graphql';
import { getFieldValue } from 'lightning/uiRecordApi';
import BAND from '@salesforce/schema/Account.CsHealthBand__c';
import CHANGE_30_DAYS from '@salesforce/schema/Account.CsHealthChange30Days__c';
import COVERAGE from '@salesforce/schema/Account.CsHealthCoverage__c';
import OUTCOME_SCORE from '@salesforce/schema/Account.CsOutcomeScore__c';
import PROCESS_SCORE from '@salesforce/schema/Account.CsProcessScore__c';
import REASON from '@salesforce/schema/Account.CsHealthReason__c';
import RELATIONSHIP_SCORE from '@salesforce/schema/Account.CsRelationshipScore__c';
import SCORE from '@salesforce/schema/Account.CsHealthScore__c';
import SCORED_AT from '@salesforce/schema/Account.CsScoredAt__c';
import STAGE from '@salesforce/schema/Account.CsLifecycleStage__c';

/** @typedef {import('c/csHealthSnapshot').MeasureDefinition} MeasureDefinition */
/** @typedef {import('lightning/uiRecordApi').RecordRepresentation} RecordRepresentation */

/** All optional: a user without the permission set gets the record without them, not an error. */
export const ACCOUNT_FIELDS = [
  SCORE,
  BAND,
  CHANGE_30_DAYS,
  COVERAGE,
  PROCESS_SCORE,
  RELATIONSHIP_SCORE,
  OUTCOME_SCORE,
  REASON,
  SCORED_AT,
  STAGE,
];

/** Snapshots since a day, newest first, without their long JSON; and the newest overrides. */
export const HISTORY_QUERY = gql`
  query CsHealthHistory($accountId: ID, $since: Date) {
    uiapi {
      query {
        CsHealthSnapshot__c(
          where: { Account__c: { eq: $accountId }, AsOfDate__c: { gte: { value: $since } } }
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
          first: 5
        ) {
          edges {
            node {
              Id
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
              ReasonCode__c @optional {
                value
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

/** The newest snapshot's JSON, its scorecard and that scorecard's measures. */
export const EXPLANATION_QUERY = gql`
  query CsHealthExplanation($snapshotId: ID, $scorecardId: ID) {
    uiapi {
      query {
        CsHealthSnapshot__c(where: { Id: { eq: $snapshotId } }, first: 1) {
          edges {
            node {
              Id
              Measures__c @optional {
                value
              }
            }
          }
        }
        CsScorecard__c(where: { Id: { eq: $scorecardId } }, first: 1) {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              JapaneseName__c @optional {
                value
              }
              Version__c @optional {
                value
              }
              HealthyFrom__c @optional {
                value
              }
              WatchFrom__c @optional {
                value
              }
              MinimumCoverage__c @optional {
                value
              }
            }
          }
        }
        CsMeasure__c(
          where: { Scorecard__c: { eq: $scorecardId } }
          orderBy: { SortOrder__c: { order: ASC } }
          first: 200
        ) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Name @optional {
                value
              }
              JapaneseName__c @optional {
                value
              }
              Unit__c @optional {
                value
              }
              MaxAgeDays__c @optional {
                value
              }
              MinAccountAgeDays__c @optional {
                value
              }
              Meaning__c @optional {
                value
              }
              JapaneseMeaning__c @optional {
                value
              }
              KnockOutReason__c @optional {
                value
              }
              JapaneseKnockOutReason__c @optional {
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
 * The Account's own numbers; null when the user has no access to the score or the band.
 * @param {RecordRepresentation} record
 */
export function toAccountHealth(record) {
  const isReadable = [SCORE, BAND].every(({ fieldApiName }) => fieldApiName in record.fields);
  if (!isReadable) return null;
  /** @param {import('lightning/uiRecordApi').FieldId} field */
  const read = (field) => getFieldValue(record, field) ?? null;
  return {
    score: /** @type {number | null} */ (read(SCORE)),
    band: /** @type {string | null} */ (read(BAND)),
    change30Days: /** @type {number | null} */ (read(CHANGE_30_DAYS)),
    coverage: /** @type {number | null} */ (read(COVERAGE)),
    reason: /** @type {string | null} */ (read(REASON)),
    scoredAt: /** @type {string | null} */ (read(SCORED_AT)),
    stage: /** @type {string | null} */ (read(STAGE)),
    groupScores: /** @type {Record<string, number | null>} */ ({
      Process: read(PROCESS_SCORE),
      Relationship: read(RELATIONSHIP_SCORE),
      Outcome: read(OUTCOME_SCORE),
    }),
  };
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
  const overrides = nodesOf(data, 'CsHealthOverride__c').map((node) => ({
    id: /** @type {string} */ (node.Id),
    score: valueOf(node.Score__c),
    band: valueOf(node.Band__c),
    expiresOn: valueOf(node.ExpiresOn__c),
    endedAt: valueOf(node.EndedAt__c),
    reasonCode: valueOf(node.ReasonCode__c),
    note: valueOf(node.Note__c),
    author: valueOf(node.CreatedBy?.Name),
  }));
  return { newest: snapshots[0] ?? null, points: snapshots.toReversed(), overrides };
}

/**
 * @param {any} data of EXPLANATION_QUERY
 */
export function toExplanationRecords(data) {
  const [scorecard] = nodesOf(data, 'CsScorecard__c');
  const [snapshot] = nodesOf(data, 'CsHealthSnapshot__c');
  return {
    json: /** @type {string | null} */ (valueOf(snapshot?.Measures__c)),
    scorecard: scorecard && {
      name: inLanguage(scorecard.Name, scorecard.JapaneseName__c),
      version: valueOf(scorecard.Version__c),
      healthyFrom: valueOf(scorecard.HealthyFrom__c),
      watchFrom: valueOf(scorecard.WatchFrom__c),
      minimumCoverage: valueOf(scorecard.MinimumCoverage__c),
    },
    definitions: nodesOf(data, 'CsMeasure__c').map(toDefinition),
  };
}

/**
 * @param {any} node
 * @returns {MeasureDefinition}
 */
function toDefinition(node) {
  const key = valueOf(node.Key__c);
  return {
    key,
    label: inLanguage(node.Name, node.JapaneseName__c) ?? key,
    meaning: inLanguage(node.Meaning__c, node.JapaneseMeaning__c),
    unit: valueOf(node.Unit__c),
    maxAgeDays: valueOf(node.MaxAgeDays__c),
    minAccountAgeDays: valueOf(node.MinAccountAgeDays__c),
    knockOutReason: inLanguage(node.KnockOutReason__c, node.JapaneseKnockOutReason__c),
  };
}

/**
 * The Japanese text for a Japanese user where there is one.
 * @param {any} english
 * @param {any} japanese
 * @returns {string | null}
 */
function inLanguage(english, japanese) {
  const translated = language === 'ja' ? valueOf(japanese) : null;
  return translated ?? valueOf(english);
}

/**
 * @param {any} data
 * @param {string} objectApiName
 * @returns {any[]}
 */
function nodesOf(data, objectApiName) {
  return (data?.uiapi?.query?.[objectApiName]?.edges ?? []).map((/** @type {any} */ edge) => edge.node);
}

/**
 * @param {{ value?: any } | null | undefined} field
 * @returns {any} null when absent, empty or hidden
 */
function valueOf(field) {
  return field?.value ?? null;
}

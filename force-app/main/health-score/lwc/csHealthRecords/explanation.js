/** A snapshot's JSON, and the version of the scorecard that it rests on. */
import { inLanguage, nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/** @typedef {import('c/csHealthRules').RuleMeasure} RuleMeasure */
/** @typedef {import('c/csHealthRules').RuleScorecard} RuleScorecard */
/** @typedef {import('c/csHealthSnapshot').MeasureDefinition} MeasureDefinition */

/** The newest snapshot at or before a day. */
export const SNAPSHOT_ON_QUERY = gql`
  query CsHealthSnapshotOn($accountId: ID, $keyPattern: String, $date: Date) {
    uiapi {
      query {
        CsHealthSnapshot__c(
          where: {
            Account__c: { eq: $accountId }
            Key__c: { like: $keyPattern }
            AsOfDate__c: { lte: { value: $date } }
          }
          orderBy: { AsOfDate__c: { order: DESC } }
          first: 1
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
      }
    }
  }
`;

/** A snapshot's JSON, its scorecard and that scorecard's measures. */
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
              Key__c @optional {
                value
              }
              VersionKey__c @optional {
                value
              }
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
              BandMargin__c @optional {
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
              Points__c @optional {
                value
              }
              PointsVariants__c @optional {
                value
              }
              PercentileWithin__c @optional {
                value
              }
              SourceObject__c @optional {
                value
              }
              DateField__c @optional {
                value
              }
              OverSourceObject__c @optional {
                value
              }
              OverDateField__c @optional {
                value
              }
              MaxAgeDays__c @optional {
                value
              }
              MinAccountAgeDays__c @optional {
                value
              }
              MissingPoints__c @optional {
                value
              }
              Meaning__c @optional {
                value
              }
              JapaneseMeaning__c @optional {
                value
              }
              KnockOutOperator__c @optional {
                value
              }
              KnockOutValue__c @optional {
                value
              }
              KnockOutCap__c @optional {
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
 * @param {any} data of SNAPSHOT_ON_QUERY
 * @returns {{ id: string, date: string, score: number | null, band: string | null, coverage: number | null, scorecardId: string | null,
 *   scorecard: string | null } | null} null = no snapshot is that old
 */
export function toSnapshotOn(data) {
  const [node] = nodesOf(data, 'CsHealthSnapshot__c');
  return node
    ? {
        id: node.Id,
        date: valueOf(node.AsOfDate__c),
        score: valueOf(node.Score__c),
        band: valueOf(node.Band__c),
        coverage: valueOf(node.Coverage__c),
        scorecardId: valueOf(node.Scorecard__c),
        scorecard: valueOf(node.ScorecardVersionKey__c),
      }
    : null;
}

/**
 * @param {any} data of EXPLANATION_QUERY
 */
export function toExplanationRecords(data) {
  const [scorecard] = nodesOf(data, 'CsScorecard__c');
  const [snapshot] = nodesOf(data, 'CsHealthSnapshot__c');
  const measures = nodesOf(data, 'CsMeasure__c');
  return {
    json: /** @type {string | null} */ (valueOf(snapshot?.Measures__c)),
    scorecard: scorecard && {
      name: inLanguage(scorecard.Name, scorecard.JapaneseName__c),
      version: valueOf(scorecard.Version__c),
      versionKey: valueOf(scorecard.VersionKey__c),
      healthyFrom: valueOf(scorecard.HealthyFrom__c),
      watchFrom: valueOf(scorecard.WatchFrom__c),
      minimumCoverage: valueOf(scorecard.MinimumCoverage__c),
    },
    definitions: measures.map(toDefinition),
    rules: toRules(scorecard, measures),
  };
}

/**
 * @param {any} node
 * @returns {MeasureDefinition}
 */
function toDefinition(node) {
  const key = valueOf(node.Key__c);
  const feeds = [
    [valueOf(node.SourceObject__c), valueOf(node.DateField__c)],
    [valueOf(node.OverSourceObject__c), valueOf(node.OverDateField__c)],
  ];
  return {
    key,
    label: inLanguage(node.Name, node.JapaneseName__c) ?? key,
    meaning: inLanguage(node.Meaning__c, node.JapaneseMeaning__c),
    unit: valueOf(node.Unit__c),
    maxAgeDays: valueOf(node.MaxAgeDays__c),
    minAccountAgeDays: valueOf(node.MinAccountAgeDays__c),
    percentileWithin: valueOf(node.PercentileWithin__c),
    feeds: feeds.filter((feed) => feed.every(Boolean)).map((feed) => feed.join('.')),
    knockOutReason: inLanguage(node.KnockOutReason__c, node.JapaneseKnockOutReason__c),
  };
}

/**
 * The scorecard as the rules take it.
 * @param {any} scorecard
 * @param {any[]} measures
 * @returns {RuleScorecard | null} null where the user may not see what the rules need
 */
function toRules(scorecard, measures) {
  const [healthyFrom, watchFrom] = [valueOf(scorecard?.HealthyFrom__c), valueOf(scorecard?.WatchFrom__c)];
  if (healthyFrom === null || watchFrom === null) return null;
  return {
    key: valueOf(scorecard.Key__c),
    versionKey: valueOf(scorecard.VersionKey__c),
    healthyFrom,
    watchFrom,
    bandMargin: valueOf(scorecard.BandMargin__c) ?? 0,
    measures: measures.map(toRuleMeasure),
  };
}

/**
 * @param {any} node
 * @returns {RuleMeasure}
 */
function toRuleMeasure(node) {
  const operator = valueOf(node.KnockOutOperator__c);
  const cap = valueOf(node.KnockOutCap__c);
  return {
    key: valueOf(node.Key__c),
    unit: valueOf(node.Unit__c),
    points: valueOf(node.Points__c),
    variants: valueOf(node.PointsVariants__c),
    missingPoints: valueOf(node.MissingPoints__c),
    knockOut: operator === null || cap === null ? null : { operator, value: valueOf(node.KnockOutValue__c), cap },
  };
}

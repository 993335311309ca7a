/** One version of a scorecard with its measures, as GraphQL reads it. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { toDraft } from 'c/csScorecardDefinition';
import { gql } from 'lightning/graphql';

/** By version key, which is known before the record's id is. */
export const VERSION_QUERY = gql`
  query CsScorecardVersion($versionKey: String) {
    uiapi {
      query {
        CsScorecard__c(where: { VersionKey__c: { eq: $versionKey } }, first: 1) {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              JapaneseName__c @optional {
                value
              }
              Key__c @optional {
                value
              }
              Version__c @optional {
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
              RollUp__c @optional {
                value
              }
              Notes__c @optional {
                value
              }
            }
          }
        }
        CsMeasure__c(where: { Scorecard__r: { VersionKey__c: { eq: $versionKey } } }, first: 200) {
          edges {
            node {
              Id
              Name @optional {
                value
              }
              JapaneseName__c @optional {
                value
              }
              Key__c @optional {
                value
              }
              Group__c @optional {
                value
              }
              Weight__c @optional {
                value
              }
              SortOrder__c @optional {
                value
              }
              SourceObject__c @optional {
                value
              }
              AccountPath__c @optional {
                value
              }
              Filter__c @optional {
                value
              }
              DateField__c @optional {
                value
              }
              Aggregate__c @optional {
                value
              }
              Field__c @optional {
                value
              }
              WindowDays__c @optional {
                value
              }
              WindowPeriod__c @optional {
                value
              }
              OverSourceObject__c @optional {
                value
              }
              OverAccountPath__c @optional {
                value
              }
              OverFilter__c @optional {
                value
              }
              OverDateField__c @optional {
                value
              }
              OverAggregate__c @optional {
                value
              }
              OverField__c @optional {
                value
              }
              OverWindowDays__c @optional {
                value
              }
              OverWindowPeriod__c @optional {
                value
              }
              ChangeAgainstPreviousWindow__c @optional {
                value
              }
              PercentileWithin__c @optional {
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
              MaxAgeDays__c @optional {
                value
              }
              MinAccountAgeDays__c @optional {
                value
              }
              MissingPolicy__c @optional {
                value
              }
              MissingPoints__c @optional {
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
              Meaning__c @optional {
                value
              }
              JapaneseMeaning__c @optional {
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
 * @param {any} data of VERSION_QUERY
 * @returns {import('c/csScorecardDefinition').Draft | null} null when there is no such version, or the user may not see it
 */
export function toStored(data) {
  const [scorecard] = nodesOf(data, 'CsScorecard__c');
  if (!scorecard) return null;
  return toDraft(toFields(scorecard), nodesOf(data, 'CsMeasure__c').map(toFields));
}

/** @param {any} node */
function toFields({ Id, ...fields }) {
  const values = Object.entries(fields).filter(([, field]) => field !== null && typeof field === 'object');
  return { Id, ...Object.fromEntries(values.map(([name, field]) => [name, valueOf(field)])) };
}

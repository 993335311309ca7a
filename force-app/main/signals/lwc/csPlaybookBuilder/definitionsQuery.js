/** All indicators, playbooks and steps, and how many signals each indicator has open. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { INDICATOR_OBJECT, PLAYBOOK_OBJECT, STEP_OBJECT, toDefinitions } from 'c/csIndicatorDefinition';
import { gql } from 'lightning/graphql';

export const DEFINITIONS_QUERY = gql`
  query CsPlaybookBuilder {
    uiapi {
      query {
        CsIndicator__c(orderBy: { Key__c: { order: ASC } }, first: 2000, upperBound: 2000) {
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
              Status__c @optional {
                value
              }
              Kind__c @optional {
                value
              }
              Stages__c @optional {
                value
              }
              SegmentFilter__c @optional {
                value
              }
              When__c @optional {
                value
              }
              Until__c @optional {
                value
              }
              MarginPercent__c @optional {
                value
              }
              MinimumDays__c @optional {
                value
              }
              CooldownDays__c @optional {
                value
              }
              Playbook__c @optional {
                value
              }
              ReasonText__c @optional {
                value
              }
              JapaneseReasonText__c @optional {
                value
              }
              Urgency__c @optional {
                value
              }
              Meaning__c @optional {
                value
              }
              JapaneseMeaning__c @optional {
                value
              }
              SortOrder__c @optional {
                value
              }
            }
          }
        }
        CsPlaybook__c(orderBy: { Name: { order: ASC } }, first: 2000, upperBound: 2000) {
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
              Status__c @optional {
                value
              }
              Purpose__c @optional {
                value
              }
              JapanesePurpose__c @optional {
                value
              }
              WhenResolved__c @optional {
                value
              }
              OwnerPath__c @optional {
                value
              }
              FallbackOwner__c @optional {
                value
              }
              FollowOwner__c @optional {
                value
              }
            }
          }
        }
        CsPlaybookStep__c(orderBy: { Key__c: { order: ASC } }, first: 2000, upperBound: 2000) {
          edges {
            node {
              Id
              Playbook__c @optional {
                value
              }
              Name @optional {
                value
              }
              JapaneseSubject__c @optional {
                value
              }
              Key__c @optional {
                value
              }
              Description__c @optional {
                value
              }
              JapaneseDescription__c @optional {
                value
              }
              Party__c @optional {
                value
              }
              DueBusinessDays__c @optional {
                value
              }
              After__c @optional {
                value
              }
              Priority__c @optional {
                value
              }
              SortOrder__c @optional {
                value
              }
              EscalateAfterBusinessDays__c @optional {
                value
              }
            }
          }
        }
      }
    }
  }
`;

export const OPEN_SIGNALS_QUERY = gql`
  query CsOpenSignals {
    uiapi {
      aggregate {
        CsSignal__c(
          where: { Status__c: { in: ["Open", "Snoozed"] } }
          groupBy: { Indicator__c: { group: true } }
          first: 2000
          upperBound: 2000
        ) {
          edges {
            node {
              aggregate {
                Indicator__c {
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
 * @param {any} data of DEFINITIONS_QUERY
 * @returns {import('c/csIndicatorDefinition').Definitions}
 */
export function readDefinitions(data) {
  const recordsOf = (/** @type {string} */ object) => nodesOf(data, object).map(toFields);
  return toDefinitions(recordsOf(INDICATOR_OBJECT), recordsOf(PLAYBOOK_OBJECT), recordsOf(STEP_OBJECT));
}

/**
 * @param {any} data of OPEN_SIGNALS_QUERY
 * @returns {Record<string, number>} by indicator id; one without open signals is not among them
 */
export function readOpenSignals(data) {
  const groups = data.uiapi.aggregate.CsSignal__c.edges.map((/** @type {any} */ { node }) => node.aggregate);
  return Object.fromEntries(
    groups
      .filter((/** @type {any} */ { Indicator__c: indicator }) => valueOf(indicator) !== null)
      .map((/** @type {any} */ { Indicator__c: indicator, Id: id }) => [indicator.value, id.count.value]),
  );
}

/** @param {any} node */
function toFields({ Id, ...fields }) {
  const values = Object.entries(fields).filter(([, field]) => field !== null && typeof field === 'object');
  return { Id, ...Object.fromEntries(values.map(([name, field]) => [name, valueOf(field)])) };
}

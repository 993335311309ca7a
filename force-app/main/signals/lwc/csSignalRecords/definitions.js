/** The words behind signals and recurring tasks: indicators with the measures that their conditions name, and playbooks that come back. */
import { inLanguage, nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * An indicator in the language of the user.
 * @typedef {object} IndicatorText
 * @property {string} key
 * @property {string} name
 * @property {boolean} isActive
 * @property {string[]} stages API values of CsLifecycleStage__c; empty = all
 * @property {string | null} when condition; null = the user may not see it
 * @property {string | null} until condition; null = `when` is no longer true, its numbers widened by the margin
 * @property {number} marginPercent
 * @property {string | null} reasonText with places such as `{Value.open_cases}`
 * @property {string | null} meaning
 * @property {string | null} playbook name
 */

/**
 * A measure as conditions know it.
 * @typedef {object} MeasureText
 * @property {string} key
 * @property {string} label
 * @property {string | null} unit API value of CsMeasure__c.Unit__c
 * @property {string | null} percentileWithin null = the value is not a percentile
 * @property {boolean} isWhole only whole numbers occur
 */

/**
 * @typedef {object} Definitions
 * @property {Map<string, IndicatorText>} indicators by key
 * @property {Map<string, MeasureText>} measures by their key in conditions
 * @property {Map<string, string | null>} playbooks names of the playbooks that come back, by key of the rhythm; null = none, or hidden
 */

/** Until the definitions have been read. @type {Definitions} */
export const NO_DEFINITIONS = { indicators: new Map(), measures: new Map(), playbooks: new Map() };

/** Aggregates that give whole numbers. */
const COUNTING = ['Count', 'Distinct', 'DaysSince', 'DaysUntil'];

export const DEFINITIONS_QUERY = gql`
  query CsSignalDefinitions {
    uiapi {
      query {
        CsIndicator__c(orderBy: { SortOrder__c: { order: ASC, nulls: LAST } }, first: 500, upperBound: 2000) {
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
              Status__c @optional {
                value
              }
              Stages__c @optional {
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
              ReasonText__c @optional {
                value
              }
              JapaneseReasonText__c @optional {
                value
              }
              Meaning__c @optional {
                value
              }
              JapaneseMeaning__c @optional {
                value
              }
              Playbook__r @optional {
                Name @optional {
                  value
                }
                JapaneseName__c @optional {
                  value
                }
              }
            }
          }
        }
        CsRhythm__c(first: 500, upperBound: 2000) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Playbook__r @optional {
                Name @optional {
                  value
                }
                JapaneseName__c @optional {
                  value
                }
              }
            }
          }
        }
        CsMeasure__c(
          where: { Scorecard__r: { Status__c: { eq: "Active" } } }
          orderBy: { SortOrder__c: { order: ASC, nulls: LAST } }
          first: 500
          upperBound: 2000
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
              PercentileWithin__c @optional {
                value
              }
              Aggregate__c @optional {
                value
              }
              OverAggregate__c @optional {
                value
              }
              ChangeAgainstPreviousWindow__c @optional {
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
 * @param {any} data of DEFINITIONS_QUERY
 * @returns {Definitions}
 */
export function toDefinitions(data) {
  const measures = new Map();
  for (const measure of nodesOf(data, 'CsMeasure__c').map(toMeasure)) {
    const name = measure.key.replaceAll('-', '_');
    if (!measures.has(name)) measures.set(name, measure);
  }
  return {
    indicators: new Map(nodesOf(data, 'CsIndicator__c').map((node) => [valueOf(node.Key__c), toIndicator(node)])),
    measures,
    playbooks: new Map(nodesOf(data, 'CsRhythm__c').map((node) => [valueOf(node.Key__c), playbookName(node)])),
  };
}

/** @param {any} node of an indicator or a rhythm */
function playbookName({ Playbook__r: playbook }) {
  return inLanguage(playbook?.Name, playbook?.JapaneseName__c);
}

/**
 * @param {any} node
 * @returns {IndicatorText}
 */
function toIndicator(node) {
  const key = valueOf(node.Key__c);
  return {
    key,
    name: inLanguage(node.Name, node.JapaneseName__c) ?? key,
    isActive: valueOf(node.Status__c) === 'Active',
    stages: (valueOf(node.Stages__c) ?? '').split(';').filter(Boolean),
    when: valueOf(node.When__c),
    until: valueOf(node.Until__c),
    marginPercent: valueOf(node.MarginPercent__c) ?? 0,
    reasonText: inLanguage(node.ReasonText__c, node.JapaneseReasonText__c),
    meaning: inLanguage(node.Meaning__c, node.JapaneseMeaning__c),
    playbook: playbookName(node),
  };
}

/**
 * @param {any} node
 * @returns {MeasureText}
 */
function toMeasure(node) {
  const key = valueOf(node.Key__c);
  const percentileWithin = valueOf(node.PercentileWithin__c);
  const isPlain =
    percentileWithin === null &&
    valueOf(node.OverAggregate__c) === null &&
    !valueOf(node.ChangeAgainstPreviousWindow__c);
  return {
    key,
    label: inLanguage(node.Name, node.JapaneseName__c) ?? key,
    unit: valueOf(node.Unit__c),
    percentileWithin,
    isWhole: isPlain && COUNTING.includes(valueOf(node.Aggregate__c)),
  };
}

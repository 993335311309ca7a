/** The signals of one account. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

/**
 * The values that a signal opened or closed on.
 * @typedef {object} Evidence
 * @property {string} asOf yyyy-mm-dd
 * @property {Record<string, string | number | boolean | null>} values by the names of conditions, `Value.open_cases`
 */

/**
 * @typedef {object} SignalRecord
 * @property {string} id
 * @property {string | null} indicatorKey
 * @property {string} kind Risk | Opportunity
 * @property {string} urgency High | Normal | Low
 * @property {string} status Queued | Open | Snoozed | Resolved | Dismissed
 * @property {string | null} trueSince yyyy-mm-dd
 * @property {string | null} openedOn
 * @property {string | null} closedOn
 * @property {string | null} snoozedUntil
 * @property {string | null} dismissReason its word
 * @property {string | null} closingNote
 * @property {string | null} reason sentence in the org's language
 * @property {string | null} resolves sentence in the org's language
 * @property {Evidence | null} evidence null = none, or not readable
 * @property {Evidence | null} closingEvidence
 */

/** All that are not closed and those closed since a day; waiting ones are not signals yet. */
export const ACCOUNT_SIGNALS_QUERY = gql`
  query CsAccountSignals($accountId: ID, $since: Date) {
    uiapi {
      query {
        CsSignal__c(
          where: {
            Account__c: { eq: $accountId }
            Status__c: { ne: "Waiting" }
            or: [{ ClosedOn__c: { eq: null } }, { ClosedOn__c: { gte: { value: $since } } }]
          }
          orderBy: { TrueSince__c: { order: DESC } }
          first: 500
          upperBound: 2000
        ) {
          edges {
            node {
              Id
              IndicatorKey__c @optional {
                value
              }
              Kind__c {
                value
              }
              Urgency__c @optional {
                value
              }
              Status__c {
                value
              }
              TrueSince__c @optional {
                value
              }
              OpenedOn__c @optional {
                value
              }
              ClosedOn__c @optional {
                value
              }
              SnoozedUntil__c @optional {
                value
              }
              DismissReason__c @optional {
                value
                label
              }
              ClosingNote__c @optional {
                value
              }
              Reason__c @optional {
                value
              }
              Resolves__c @optional {
                value
              }
              Evidence__c @optional {
                value
              }
              ClosingEvidence__c @optional {
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
 * @param {any} data of ACCOUNT_SIGNALS_QUERY
 * @returns {SignalRecord[]}
 */
export function toSignals(data) {
  return nodesOf(data, 'CsSignal__c').map(toSignal);
}

/**
 * @param {any} node
 * @returns {SignalRecord}
 */
export function toSignal(node) {
  return {
    id: node.Id,
    indicatorKey: valueOf(node.IndicatorKey__c),
    kind: valueOf(node.Kind__c),
    urgency: valueOf(node.Urgency__c) ?? 'Normal',
    status: valueOf(node.Status__c),
    trueSince: valueOf(node.TrueSince__c),
    openedOn: valueOf(node.OpenedOn__c),
    closedOn: valueOf(node.ClosedOn__c),
    snoozedUntil: valueOf(node.SnoozedUntil__c),
    dismissReason: node.DismissReason__c?.label ?? valueOf(node.DismissReason__c),
    closingNote: valueOf(node.ClosingNote__c),
    reason: valueOf(node.Reason__c),
    resolves: valueOf(node.Resolves__c),
    evidence: toEvidence(valueOf(node.Evidence__c)),
    closingEvidence: toEvidence(valueOf(node.ClosingEvidence__c)),
  };
}

/**
 * @param {string | null} json
 * @returns {Evidence | null} null when there is none, or when it is of another schema
 */
function toEvidence(json) {
  if (!json) return null;
  try {
    const { schema, asOf, values } = JSON.parse(json);
    return schema === 1 && typeof asOf === 'string' && values ? { asOf, values } : null;
  } catch {
    return null;
  }
}

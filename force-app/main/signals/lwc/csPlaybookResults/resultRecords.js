/** What the playbook results read, and how a record becomes a row. */
import { language } from 'c/csFormat';
import { gql } from 'lightning/graphql';

/**
 * @typedef {object} Share
 * @property {number} part
 * @property {number} of
 *
 * @typedef {object} ResultRow
 * @property {string} key
 * @property {string} playbookId
 * @property {string} name in the user's language
 * @property {string} period API value of CsPlaybookResult__c.Period__c
 * @property {string} asOf yyyy-mm-dd
 * @property {number} fired
 * @property {Share} resolved of those that fired
 * @property {number} dismissed
 * @property {number} stillOpen
 * @property {number | null} medianDays null = none was resolved
 * @property {Share} inTime of the tasks due
 * @property {Share | null} whereFired accounts that renewed; null = the org names no renewals
 * @property {Share | null} elsewhere
 */

export const RESULTS_QUERY = gql`
  query CsPlaybookResults {
    uiapi {
      query {
        CsPlaybookResult__c(orderBy: { AsOf__c: { order: DESC, nulls: LAST } }, first: 1000, upperBound: 2000) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Period__c {
                value
              }
              AsOf__c {
                value
              }
              Fired__c {
                value
              }
              Resolved__c {
                value
              }
              Dismissed__c {
                value
              }
              StillOpen__c {
                value
              }
              MedianDaysToResolve__c {
                value
              }
              TasksDue__c {
                value
              }
              TasksDoneInTime__c {
                value
              }
              RenewalsWith__c {
                value
              }
              RenewedWith__c {
                value
              }
              RenewalsWithout__c {
                value
              }
              RenewedWithout__c {
                value
              }
              Playbook__r {
                Id
                Name {
                  value
                }
                JapaneseName__c {
                  value
                }
                Status__c {
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
 * The rows of the last count: records with an older date are of playbooks that are gone. A playbook that is not in use
 * and of which nothing has become is left out.
 * @param {any} data of RESULTS_QUERY
 * @returns {ResultRow[]}
 */
export function toRows(data) {
  const nodes = data.uiapi.query.CsPlaybookResult__c.edges.map((/** @type {any} */ edge) => edge.node);
  const newest = nodes.map((/** @type {any} */ node) => node.AsOf__c.value ?? '').reduce(later, '');
  return nodes
    .filter((/** @type {any} */ node) => node.Playbook__r && node.AsOf__c.value === newest)
    .filter((/** @type {any} */ node) => node.Playbook__r.Status__c.value === 'Active' || hasFigures(node))
    .map(toRow);
}

/**
 * Whether any playbook fired or had a task to do, in the longest period that is counted.
 * @param {ResultRow[]} rows
 */
export function hasFired(rows) {
  return rows.some(({ fired, inTime }) => fired > 0 || inTime.of > 0);
}

/**
 * @param {string} left
 * @param {string} right
 */
function later(left, right) {
  return left > right ? left : right;
}

/** @param {any} node */
function hasFigures(node) {
  return (node.Fired__c.value ?? 0) > 0 || (node.TasksDue__c.value ?? 0) > 0;
}

/**
 * @param {any} node
 * @returns {ResultRow}
 */
function toRow(node) {
  const { Playbook__r: playbook } = node;
  const japanese = playbook.JapaneseName__c.value;
  return {
    key: node.Key__c.value,
    playbookId: playbook.Id,
    name: (language === 'ja' && japanese) || playbook.Name.value,
    period: node.Period__c.value,
    asOf: node.AsOf__c.value,
    fired: node.Fired__c.value ?? 0,
    resolved: { part: node.Resolved__c.value ?? 0, of: node.Fired__c.value ?? 0 },
    dismissed: node.Dismissed__c.value ?? 0,
    stillOpen: node.StillOpen__c.value ?? 0,
    medianDays: node.MedianDaysToResolve__c.value,
    inTime: { part: node.TasksDoneInTime__c.value ?? 0, of: node.TasksDue__c.value ?? 0 },
    whereFired: toShare(node.RenewedWith__c.value, node.RenewalsWith__c.value),
    elsewhere: toShare(node.RenewedWithout__c.value, node.RenewalsWithout__c.value),
  };
}

/**
 * @param {number | null} part
 * @param {number | null} of
 * @returns {Share | null}
 */
function toShare(part, of) {
  return part === null || of === null ? null : { part, of };
}

/**
 * When the last full run confirmed every score. A run writes an account only when something changed,
 * so the account's own CsScoredAt__c alone would make an unchanged score look old.
 */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';

export const LAST_RUN_QUERY = gql`
  query CsLastRun {
    uiapi {
      query {
        CsRun__c(
          where: { Kind__c: { eq: "Full" }, Status__c: { eq: "Completed" } }
          orderBy: { AsOf__c: { order: DESC, nulls: LAST } }
          first: 1
        ) {
          edges {
            node {
              Id
              AsOf__c {
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
 * @param {any} data of LAST_RUN_QUERY
 * @returns {string | null} ISO time; null when no full run has completed
 */
export function toLastRunAsOf(data) {
  const [run] = nodesOf(data, 'CsRun__c');
  return valueOf(run?.AsOf__c);
}

/**
 * The moment for which an account's score holds: the later of "written to it" and "confirmed by a full run".
 * @param {string | null} scoredAt ISO time; null for an account without a score, which no run confirms
 * @param {string | null} lastRunAsOf ISO time
 */
export function toAsOf(scoredAt, lastRunAsOf) {
  if (scoredAt === null || lastRunAsOf === null) return scoredAt;
  return Date.parse(lastRunAsOf) > Date.parse(scoredAt) ? lastRunAsOf : scoredAt;
}

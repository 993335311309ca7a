/** What is known about an account now, beside what a signal's evidence says of then. */
import { nodesOf, valueOf } from 'c/csGraphql';
import { gql } from 'lightning/graphql';
import BAND from '@salesforce/schema/Account.CsHealthBand__c';
import CHANGE_30_DAYS from '@salesforce/schema/Account.CsHealthChange30Days__c';
import COVERAGE from '@salesforce/schema/Account.CsHealthCoverage__c';
import SCORE from '@salesforce/schema/Account.CsHealthScore__c';
import SCORED_AT from '@salesforce/schema/Account.CsScoredAt__c';
import STAGE from '@salesforce/schema/Account.CsLifecycleStage__c';

/** @typedef {import('./signals').SignalRecord} SignalRecord */

/** What conditions call them; those that conditions ask of the account's fields come beside. */
export const ACCOUNT_FACT_FIELDS = Object.freeze({
  Score: SCORE,
  Coverage: COVERAGE,
  Band: BAND,
  Change30Days: CHANGE_30_DAYS,
  Stage: STAGE,
  scoredAt: SCORED_AT,
});

export const NEWEST_SNAPSHOT_QUERY = gql`
  query CsSignalSnapshot($accountId: ID, $keyPattern: String) {
    uiapi {
      query {
        CsHealthSnapshot__c(
          where: { Account__c: { eq: $accountId }, Key__c: { like: $keyPattern } }
          orderBy: { AsOfDate__c: { order: DESC } }
          first: 1
        ) {
          edges {
            node {
              Id
              Measures__c @optional {
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
 * @param {any} data of NEWEST_SNAPSHOT_QUERY
 * @returns {string | null} JSON; null = the account has never been scored
 */
export function toNewestSnapshot(data) {
  const [snapshot] = nodesOf(data, 'CsHealthSnapshot__c');
  return valueOf(snapshot?.Measures__c);
}

/**
 * The account's own fields that the evidence of these signals names: `Account.CsArr__c`.
 * @param {SignalRecord[]} signals
 * @returns {string[]} each once
 */
export function toAccountPaths(signals) {
  const names = signals.flatMap(({ evidence }) => Object.keys(evidence?.values ?? {}));
  return [...new Set(names.filter((name) => name.startsWith('Account.')))];
}

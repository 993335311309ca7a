/** The Account's own numbers, as the service mirrors them. */
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

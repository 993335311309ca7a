/** What the account itself says of its renewal. */
import ARR from '@salesforce/schema/Account.CsArr__c';
import CATEGORY from '@salesforce/schema/Account.CsRenewalCategory__c';
import EXPECTED_ARR from '@salesforce/schema/Account.CsExpectedArr__c';
import LIKELIHOOD from '@salesforce/schema/Account.CsRenewalLikelihood__c';
import RENEWAL_DATE from '@salesforce/schema/Account.CsRenewalDate__c';
import { getFieldValue } from 'lightning/uiRecordApi';

export const ACCOUNT_FIELDS = Object.freeze([RENEWAL_DATE, ARR, EXPECTED_ARR, CATEGORY, LIKELIHOOD]);

/**
 * @param {import('lightning/uiRecordApi').RecordRepresentation} record
 * @returns {Omit<import('c/csRenewalRules').AccountRenewal, 'renewalDate'> & { renewalDate: string | null }} null = not known, or hidden from the user
 */
export function toAccountRenewal(record) {
  const read = (/** @type {import('lightning/uiRecordApi').FieldId} */ field) => getFieldValue(record, field) ?? null;
  return {
    renewalDate: read(RENEWAL_DATE),
    arr: read(ARR),
    expectedArr: read(EXPECTED_ARR),
    category: read(CATEGORY),
    likelihood: read(LIKELIHOOD),
  };
}

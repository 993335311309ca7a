/** What becomes of a version: in force, retired, in force again, gone. Each is one record, written with the user's own rights. */
import USER_ID from '@salesforce/user/Id';
import { deleteRecord, updateRecord } from 'lightning/uiRecordApi';

/** @typedef {import('c/csScorecardVersions').Version} Version */

/**
 * Puts a version in force, and only then retires what was in force of the same scorecard: at no time is there none.
 * @param {string} id
 * @param {Version[]} ofKey all versions of the scorecard
 * @param {Date} now
 */
export async function activate(id, ofKey, now) {
  await updateRecord({
    fields: { Id: id, Status__c: 'Active', ActivatedAt__c: now.toISOString(), ActivatedBy__c: USER_ID },
  });
  for (const other of ofKey) {
    // eslint-disable-next-line no-await-in-loop -- one record at a time
    if (other.id !== id && other.status === 'Active') await retire(other.id);
  }
}

/** @param {string} id */
export function retire(id) {
  return updateRecord({ fields: { Id: id, Status__c: 'Retired' } });
}

/**
 * Deletes a draft, its measures with it.
 * @param {string} id
 */
export function deleteDraft(id) {
  return deleteRecord(id);
}

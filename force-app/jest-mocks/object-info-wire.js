/** Answers the wires of lightning/uiObjectInfoApi in tests: one object's info and picklists for whichever object is asked, or several objects' infos. */
import { getObjectInfo, getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi'

const INFO = {
  defaultRecordTypeId: '012000000000000AAA',
  fields: { Status__c: { label: 'Status', inlineHelpText: null, length: 255 } },
}

const PICKLISTS = { picklistFieldValues: { Status__c: { values: [{ value: 'Draft', label: 'Draft' }] } } }

export function emitObjectInfos() {
  getObjectInfo.emit(INFO)
  getPicklistValuesByRecordType.emit(PICKLISTS)
}

/** @param {string[]} refused objects of which the user may know nothing */
export function emitInfosOf(objects, refused = []) {
  const toResult = (apiName) =>
    refused.includes(apiName) ? { statusCode: 403, result: [{ message: 'No access' }] } : { statusCode: 200, result: { ...INFO, apiName } }
  getObjectInfos.emit({ results: objects.map(toResult) })
  getPicklistValuesByRecordType.emit(PICKLISTS)
}

export const failObjectInfo = (error) => getObjectInfo.error(error)

/** Answers the wires of lightning/uiObjectInfoApi in tests: one object's info and picklists for whichever object is asked. */
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi'

const INFO = {
  defaultRecordTypeId: '012000000000000AAA',
  fields: { Status__c: { label: 'Status', inlineHelpText: null, length: 255 } },
}

const PICKLISTS = { picklistFieldValues: { Status__c: { values: [{ value: 'Draft', label: 'Draft' }] } } }

export function emitObjectInfos() {
  getObjectInfo.emit(INFO)
  getPicklistValuesByRecordType.emit(PICKLISTS)
}

export const failObjectInfo = (error) => getObjectInfo.error(error)

/** Answers the wires of the health components in tests. A file of its own, because components may use a wire adapter by @wire only. */
import { getObjectInfo, getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi'
import { getRecords } from 'lightning/uiRecordApi'

const RECORD_TYPE_ID = '012000000000000AAA'

const nameOf = ({ objectApiName }) => objectApiName?.objectApiName ?? objectApiName

/** Answers those who ask about this object. */
export function emitObjectInfo(name, info = {}) {
  const answer = { apiName: name, defaultRecordTypeId: RECORD_TYPE_ID, createable: true, updateable: true, fields: {}, ...info }
  getObjectInfo.emit(answer, (config) => nameOf(config) === name)
}

export const emitObjectInfos = (results) => getObjectInfos.emit({ results })
export const askedObjectInfos = () => getObjectInfos.getLastConfig()
export const emitReasons = () =>
  getPicklistValues.emit({
    values: [
      { label: 'Sentiment', value: 'Sentiment' },
      { label: 'Commercial', value: 'Commercial' },
    ],
  })
export const emitRecords = (results) => getRecords.emit({ results, hasErrors: false })
export const askedRecords = () => getRecords.getLastConfig()

/** Answers getRecord and getRecords in tests. A file of its own, because components may use a wire adapter by @wire only and the linter holds tests to it. */
import { getRecord, getRecords } from 'lightning/uiRecordApi'

export const emitRecord = (record) => getRecord.emit(record)
export const failRecord = (error) => getRecord.error(error)
export const askedRecord = () => getRecord.getLastConfig()
export const emitRecords = (records) => getRecords.emit(records)
export const askedRecords = () => getRecords.getLastConfig()

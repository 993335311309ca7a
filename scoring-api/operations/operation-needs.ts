import { fieldNames, toRead, toWrite, type Need } from '../salesforce/need.ts'
import { mappingFieldsRead } from './mapping.ts'
import { runFieldsUsed, runTarget } from './run-records.ts'

/** What runs keep of themselves, and where they find what this org keeps. */
export const operationNeeds: readonly Need[] = [
  ...toRead({ english: 'the mapping of this org', japanese: '組織のマッピング' }, mappingFieldsRead),
  toWrite({ english: 'the record of runs', japanese: '実行の記録' }, runTarget, fieldNames(runFieldsUsed)),
]

import { accountTarget } from '../health-score/health-score-records.ts'
import { fieldNames, toRead, toWrite, type Need } from '../salesforce/need.ts'
import { accuracyFieldsUsed, accuracyTarget } from './accuracy-records.ts'
import { stepFieldsUsed, stepTarget } from './arr-step-records.ts'
import { renewalFieldsRead } from './decided-renewal-records.ts'
import { forecastColumnsWritten, forecastTarget } from './forecast-records.ts'
import { outcomeColumnsWritten, outcomeTarget } from './outcome-records.ts'
import { pastHealthFieldsRead } from './past-health-records.ts'
import { renewalAccountColumns } from './renewal-account-records.ts'
import { callFieldsRead } from './renewal-call-records.ts'
import { modelColumnsWritten, modelTarget } from './renewal-model-records.ts'
import { retentionFieldsUsed, retentionTarget } from './retention-records.ts'

const forecasts = { english: 'forecasts of renewals', japanese: '契約更新の予測' }
const retention = { english: 'retention', japanese: '継続率' }

/** What forecasts, their track record and retention do with the org's records; where dates and ARR stand is in the mapping. */
export const renewalNeeds: readonly Need[] = [
  ...toRead(forecasts, [...renewalFieldsRead, ...callFieldsRead, ...pastHealthFieldsRead]),
  toWrite(forecasts, forecastTarget, forecastColumnsWritten),
  toWrite(forecasts, outcomeTarget, outcomeColumnsWritten),
  toWrite(forecasts, modelTarget, modelColumnsWritten),
  toWrite(forecasts, accountTarget, renewalAccountColumns),
  toWrite({ english: 'the track record of forecasts', japanese: '予測の実績' }, accuracyTarget, fieldNames(accuracyFieldsUsed)),
  toWrite(retention, stepTarget, fieldNames(stepFieldsUsed)),
  toWrite(retention, retentionTarget, fieldNames(retentionFieldsUsed)),
]

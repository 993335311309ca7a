import { createHash } from 'node:crypto'
import { z } from 'zod'
import { currencyField } from '../health-score/currency.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import type { Reconciliation } from './reconcile-arr.ts'
import { toPercent } from './record-values.ts'
import { arrSourceValues, retentionScopeValues } from './renewal-picklists.ts'
import type { RetentionFigure } from './retention-figures.ts'

/** Where Salesforce keeps how ARR was kept. */

const retentionObject = 'CsRetention__c'

const text = z.string().nullable()
const number = z.number().nullable()
const retentionRecord = z.object({
  Key__c: z.string(),
  Scope__c: text,
  ScopeValue__c: text,
  WindowMonths__c: number,
  Month__c: text,
  StartsOn__c: text,
  EndsOn__c: text,
  IsMonthOver__c: z.boolean(),
  IsCurrent__c: z.boolean(),
  StartingArr__c: number,
  NewArr__c: number,
  ReactivatedArr__c: number,
  ExpandedArr__c: number,
  ContractedArr__c: number,
  ChurnedArr__c: number,
  EndingArr__c: number,
  StartingAccounts__c: number,
  NewAccounts__c: number,
  ReactivatedAccounts__c: number,
  ExpandedAccounts__c: number,
  ContractedAccounts__c: number,
  ChurnedAccounts__c: number,
  EndingAccounts__c: number,
  GrossRetention__c: number,
  NetRetention__c: number,
  LogoRetention__c: number,
  AccountsLeftAside__c: number,
  CrmArr__c: number,
  Reconciliation__c: text,
  Owners__c: number,
  Source__c: text,
  RecordedFrom__c: text,
  AsOf__c: text,
})
export type RetentionRecord = z.infer<typeof retentionRecord>

const retentionFields = Object.keys(retentionRecord.shape)

export const retentionFieldsUsed = retentionFields.map((field) => ({ object: retentionObject, field }))
export const retentionTarget: WriteTarget = { object: retentionObject, key: { upsert: 'Key__c' } }

/** Form of the JSON. */
const reconciliationSchema = 1
/** Of a value of the org in a key: the rest of its 255 characters is ours. */
const longestValueInKey = 180

/** @throws Problem */
export async function readRetention(salesforce: Salesforce): Promise<RetentionRecord[]> {
  const records = await readAll(salesforce, `SELECT ${retentionFields.join(', ')} FROM ${retentionObject}`)
  return records.map((record) => retentionRecord.parse(record))
}

/** What a run knows besides the figures. */
export interface RetentionSetting {
  asOf: string
  source: keyof typeof arrSourceValues
  recordedFrom: string | null
  reconciliation: Reconciliation
  /** Different owners of the accounts with ARR on the as-of day. */
  owners: number
  /** Corporate currency; null = the org has one. */
  isoCode: string | null
}

/**
 * The records that differ from what the org has; that a day has passed is no difference. Segments and cohorts that are no longer there are
 * marked so, within the months that were worked out; older months stay as they are.
 */
export function retentionChanges(
  figures: readonly RetentionFigure[],
  stored: readonly RetentionRecord[],
  setting: RetentionSetting,
): WriteRow[] {
  const known = new Map(stored.map((record) => [record.Key__c, record]))
  const records = figures.map((figure) => toRecord(figure, known.get(keyOf(figure)), setting))
  const currency: WriteRow = setting.isoCode === null ? {} : { [currencyField]: setting.isoCode }
  const changed = records.filter((record) => !isSame(record, known.get(record.Key__c))).map((record) => ({ ...record, ...currency }))
  const found = new Set(records.map(({ Key__c }) => Key__c))
  const earliest = records.reduce((first, { Month__c }) => (Month__c !== null && Month__c < first ? Month__c : first), setting.asOf)
  const gone = stored.filter(
    ({ Key__c, IsCurrent__c, Month__c }) => IsCurrent__c && !found.has(Key__c) && Month__c !== null && Month__c >= earliest,
  )
  return [...changed, ...gone.map(({ Key__c }) => ({ Key__c, IsCurrent__c: false, AsOf__c: setting.asOf }))]
}

function toRecord(figure: RetentionFigure, known: RetentionRecord | undefined, setting: RetentionSetting): RetentionRecord {
  const { retention, waterfall, isMonthOver, scope } = figure
  const row = (kind: string) => waterfall?.find((candidate) => candidate.kind === kind) ?? null
  const kept = retention.startingArr - retention.churnedArr - retention.contractedArr + retention.expandedArr
  const isNow = scope === 'book' && !isMonthOver
  return {
    Key__c: keyOf(figure),
    Scope__c: retentionScopeValues[scope],
    ScopeValue__c: figure.scopeValue,
    WindowMonths__c: figure.windowMonths,
    Month__c: figure.month,
    StartsOn__c: figure.startsOn,
    EndsOn__c: figure.endsOn,
    IsMonthOver__c: isMonthOver,
    IsCurrent__c: true,
    StartingArr__c: fromHundredths(retention.startingArr),
    NewArr__c: fromHundredths(row('new')?.amount ?? null),
    ReactivatedArr__c: fromHundredths(row('reactivation')?.amount ?? null),
    ExpandedArr__c: fromHundredths(retention.expandedArr),
    ContractedArr__c: fromHundredths(retention.contractedArr),
    ChurnedArr__c: fromHundredths(retention.churnedArr),
    EndingArr__c: fromHundredths(row('end')?.amount ?? kept),
    StartingAccounts__c: retention.accounts,
    NewAccounts__c: row('new')?.accounts ?? null,
    ReactivatedAccounts__c: row('reactivation')?.accounts ?? null,
    ExpandedAccounts__c: row('expansion')?.accounts ?? null,
    ContractedAccounts__c: row('contraction')?.accounts ?? null,
    ChurnedAccounts__c: retention.churnedAccounts,
    EndingAccounts__c: row('end')?.accounts ?? retention.accounts - retention.churnedAccounts,
    GrossRetention__c: toPercent(retention.grr),
    NetRetention__c: toPercent(retention.nrr),
    LogoRetention__c: toPercent(retention.logoRetention),
    AccountsLeftAside__c: figure.leftAside,
    CrmArr__c: isNow ? fromHundredths(setting.reconciliation.crmArr) : null,
    Reconciliation__c: isNow ? toDetail(setting.reconciliation) : null,
    Owners__c: isNow ? setting.owners : (known?.Owners__c ?? null),
    Source__c: arrSourceValues[setting.source],
    RecordedFrom__c: setting.recordedFrom,
    AsOf__c: setting.asOf,
  }
}

const toDetail = ({ differing, differingAccounts, leftAside, leftAsideAccounts }: Reconciliation): string =>
  JSON.stringify({ schema: reconciliationSchema, differing, differingAccounts, leftAside, leftAsideAccounts })

function keyOf({ scope, scopeValue, windowMonths, month }: RetentionFigure): string {
  const value = scopeValue ?? ''
  const inKey = value.length <= longestValueInKey ? value : createHash('sha256').update(value).digest('hex')
  return `${retentionScopeValues[scope]}:${windowMonths}:${month}:${inKey}`
}

const isSame = (record: RetentionRecord, known: RetentionRecord | undefined): boolean =>
  known !== undefined &&
  Object.entries(record).every(([field, value]) => field === 'AsOf__c' || value === known[field as keyof RetentionRecord])

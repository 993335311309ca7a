import type { SalesforceRecord } from './read-all.ts'

/** @param path e.g. `Opportunity.AccountId`: parents are nested, an absent parent is null */
export function valueAt(record: SalesforceRecord, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : null), record)
}

const isRecord = (value: unknown): value is SalesforceRecord => typeof value === 'object' && value !== null

import type { Connection, SaveResult } from 'jsforce'
import { readDefinition, versionKeyOf, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { readAll } from '../sample-book/org-rows.ts'
import {
  measureFieldNames,
  measureObject,
  scorecardFieldNames,
  scorecardObject,
  toDefinitionValue,
  toMeasureFields,
  toScorecardFields,
  type Fields,
} from './scorecard-fields.ts'

/** A version as the org keeps it. */
export interface OrgVersion {
  definition: ScorecardDefinition
  status: 'Draft' | 'Active' | 'Retired'
}

/**
 * The newest version of each key, whatever its status.
 * @param keys null = all
 * @throws Error naming a version that is no definition
 */
export async function readNewestVersions(connection: Connection, keys: readonly string[] | null): Promise<Map<string, OrgVersion>> {
  const condition = keys === null ? '' : ` WHERE Key__c IN (${keys.map(quoted).join(', ')})`
  const scorecards = await readAll(
    connection,
    `SELECT Id, Status__c, ${scorecardFieldNames.join(', ')} FROM ${scorecardObject}${condition} ORDER BY Key__c, Version__c`,
  )
  const newest = new Map(scorecards.map((fields) => [String(fields['Key__c']), fields]))
  const versions = [...newest].map(async ([key, fields]) => [key, await readVersion(connection, fields)] as const)
  return new Map(await Promise.all(versions))
}

async function readVersion(connection: Connection, fields: Fields): Promise<OrgVersion> {
  const soql = `SELECT ${measureFieldNames.join(', ')} FROM ${measureObject} WHERE Scorecard__c = '${String(fields['Id'])}'`
  const { definition, findings } = readDefinition(toDefinitionValue(fields, await readAll(connection, soql)))
  if (definition !== null) return { definition, status: fields['Status__c'] as OrgVersion['status'] }
  const [finding] = findings
  const place = finding?.measureKey == null ? '' : `measure ${finding.measureKey}: `
  throw new Error(`${String(fields['VersionKey__c'])} of the org is no definition: ${place}${finding?.english ?? ''}`)
}

/** Writes a version with its measures as a draft; one that is there as a draft already is completed. @throws Error naming the record and the refusal */
export async function writeDraft(connection: Connection, definition: ScorecardDefinition): Promise<void> {
  await upsert(connection, scorecardObject, [toScorecardFields(definition)])
  await upsert(connection, measureObject, toMeasureFields(definition))
}

/** Makes a version the one that scores; the active ones of its key retire after that, so that there is always one. @throws Error */
export async function activate(connection: Connection, definition: ScorecardDefinition, now: Date): Promise<void> {
  const versionKey = versionKeyOf(definition)
  await upsert(connection, scorecardObject, [{ VersionKey__c: versionKey, Status__c: 'Active', ActivatedAt__c: now.toISOString() }])
  const older = await readAll(
    connection,
    `SELECT VersionKey__c FROM ${scorecardObject} WHERE Key__c = ${quoted(definition.key)} AND Status__c = 'Active' AND VersionKey__c != ${quoted(versionKey)}`,
  )
  if (older.length === 0) return
  await upsert(
    connection,
    scorecardObject,
    older.map((fields) => ({ VersionKey__c: fields['VersionKey__c'], Status__c: 'Retired' })),
  )
}

async function upsert(connection: Connection, sobject: string, records: Fields[]): Promise<void> {
  const results = (await connection.sobject(sobject).upsert(records, 'VersionKey__c', { allOrNone: true })) as SaveResult[]
  const index = results.findIndex((result) => !result.success)
  if (index < 0) return
  const [error] = results[index]?.errors ?? []
  throw new Error(`${sobject} ${String(records[index]?.['VersionKey__c'])} was refused: ${error?.message}`)
}

const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`

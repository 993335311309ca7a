import type { Connection } from 'jsforce'
import type { Component } from '../manifests/source-components.ts'

const reportsAtOnce = 5

interface ReportRow {
  Id: string
  Name: string
  DeveloperName: string
}

/** Names of reports that others made. */
export interface ForeignReports {
  /** On our objects, fields and report types: an org deletes them, or their columns, without asking. */
  onOurs: string[]
  /** Nobody can judge them: the org does not tell what they show. */
  unreadable: string[]
}

/**
 * Looks through the reports of others.
 * @param ours our components that the org has
 * @throws the org's own error when it could tell what a report shows and does not
 */
export async function findForeignReports(connection: Connection, ours: readonly Component[]): Promise<ForeignReports> {
  const own = new Set(ours.filter(({ type }) => type === 'Report').map(({ fullName }) => fullName.split('/')[1]))
  const { records } = await connection.query<ReportRow>('SELECT Id, Name, DeveloperName FROM Report', {
    autoFetch: true,
    maxFetch: Number.MAX_SAFE_INTEGER,
  })
  const foreign = records.filter(({ DeveloperName }) => !own.has(DeveloperName))
  const names = namesInReports(ours)
  const found: ForeignReports = { onOurs: [], unreadable: [] }
  for (let at = 0; at < foreign.length; at += reportsAtOnce) {
    const some = foreign.slice(at, at + reportsAtOnce)
    const definitions = await Promise.all(some.map(({ Id }) => readDefinition(connection, Id)))
    for (const [index, { Name }] of some.entries()) {
      const definition = definitions[index] ?? null
      if (definition === null) found.unreadable.push(Name)
      else if (speaksOf(definition, names)) found.onOurs.push(Name)
    }
  }
  return found
}

/** Report types, objects and fields as a report's definition names them. */
export function namesInReports(ours: readonly Component[]): ReadonlySet<string> {
  return new Set(
    ours.flatMap(({ type, fullName }) => {
      if (type === 'ReportType') return [`${fullName}__c`]
      if (type === 'CustomField') return [fullName.split('.')[1] ?? '']
      return type === 'CustomObject' ? [fullName] : []
    }),
  )
}

/** Whether a definition, as text, names one of these. */
export const speaksOf = (definition: string, names: ReadonlySet<string>): boolean =>
  [...definition.matchAll(/\b\w+__c\b/g)].some(([name]) => names.has(name))

/**
 * What an org answers for a report that it cannot or may not show: its type is gone or broken, an object of it is hidden from who asks, its
 * folder is private. Every other refusal (calls used up, a session that ended) says nothing of the report.
 * Source: Salesforce Analytics REST API, "Report Error Codes"
 */
const ofTheReport: ReadonlySet<unknown> = new Set(['BAD_REQUEST', 'FORBIDDEN', 'NOT_FOUND'])

/** @returns as text; null = the org cannot tell. @throws the org's error when it only does not tell now */
async function readDefinition(connection: Connection, id: string): Promise<string | null> {
  try {
    const { reportMetadata } = await connection.requestGet<{ reportMetadata: object }>(`/analytics/reports/${id}/describe`)
    return JSON.stringify(reportMetadata)
  } catch (err) {
    if (err instanceof Error && 'errorCode' in err && ofTheReport.has(err.errorCode)) return null
    throw err
  }
}

import type { Connection } from 'jsforce'
import type { Component } from '../manifests/source-components.ts'

const reportsAtOnce = 5

interface ReportRow {
  Id: string
  Name: string
  DeveloperName: string
}

/**
 * Names of reports that others made on our objects, fields and report types: an org deletes them, or their columns, without asking.
 * @param ours our components that the org has
 */
export async function findForeignReports(connection: Connection, ours: readonly Component[]): Promise<string[]> {
  const own = new Set(ours.filter(({ type }) => type === 'Report').map(({ fullName }) => fullName.split('/')[1]))
  const { records } = await connection.query<ReportRow>('SELECT Id, Name, DeveloperName FROM Report', {
    autoFetch: true,
    maxFetch: Number.MAX_SAFE_INTEGER,
  })
  const foreign = records.filter(({ DeveloperName }) => !own.has(DeveloperName))
  const names = namesInReports(ours)
  const found: string[] = []
  for (let at = 0; at < foreign.length; at += reportsAtOnce) {
    const some = foreign.slice(at, at + reportsAtOnce)
    const definitions = await Promise.all(some.map(({ Id }) => readDefinition(connection, Id)))
    found.push(...some.filter((_, index) => speaksOf(definitions[index] ?? '', names)).map(({ Name }) => Name))
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

/** A report that cannot be described (its type is gone, its folder is private) cannot be judged, and does not stop anything. */
async function readDefinition(connection: Connection, id: string): Promise<string> {
  try {
    const { reportMetadata } = await connection.requestGet<{ reportMetadata: object }>(`/analytics/reports/${id}/describe`)
    return JSON.stringify(reportMetadata)
  } catch {
    return ''
  }
}

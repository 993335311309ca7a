import type { Connection } from 'jsforce'
import type { Component } from '../manifests/source-components.ts'

/** What would be lost for good. */
export interface DataCount {
  /** Records by object, those with any. */
  objects: { name: string; count: number }[]
  /** Tasks of playbooks that nobody has closed; closed ones stay as what was done for the account. */
  openTasks: string[]
}

const openTasks = 'SELECT Id FROM Task WHERE CsKey__c != null AND IsClosed = false'

export async function countData(connection: Connection, present: readonly Component[]): Promise<DataCount> {
  const names = present.filter(({ type, fullName }) => type === 'CustomObject' && fullName.endsWith('__c')).map(({ fullName }) => fullName)
  const counts = await Promise.all(
    names.map(async (name) => ({ name, count: (await connection.query(`SELECT COUNT() FROM ${name}`)).totalSize })),
  )
  return { objects: counts.filter(({ count }) => count > 0), openTasks: await readOpenTasks(connection) }
}

/** None where the field is gone, or hidden from who asks since an earlier attempt took the permission sets away. */
async function readOpenTasks(connection: Connection): Promise<string[]> {
  const { fields } = await connection.describe('Task')
  if (!fields.some(({ name }) => name === 'CsKey__c')) return []
  const { records } = await connection.query<{ Id: string }>(openTasks, { autoFetch: true, maxFetch: Number.MAX_SAFE_INTEGER })
  return records.map(({ Id }) => Id)
}

/** A table of what goes. */
export function dataLines({ objects, openTasks: tasks }: DataCount): string[] {
  const rows = [...objects, ...(tasks.length > 0 ? [{ name: 'open tasks of playbooks', count: tasks.length }] : [])]
  const width = Math.max(...rows.map(({ name }) => name.length), 0)
  return rows.map(({ name, count }) => `${name.padEnd(width)}  ${count.toLocaleString('en').padStart(9)}`)
}

import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe, type FieldDescription } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import type { WriteTarget } from '../salesforce/write-each.ts'

/** Fields that a run is going to write. */
export interface IntendedWrite {
  target: WriteTarget
  fields: readonly string[]
}

/** Asks before anything is written, so that a missing grant is one sentence and not a refusal for each account. @throws Problem field-not-granted, object-not-granted */
export async function requireWriteRights(salesforce: Salesforce, writes: readonly IntendedWrite[]): Promise<void> {
  const described = await Promise.all(writes.map(({ target }) => describe(salesforce, target.object)))
  for (const [index, { target, fields }] of writes.entries()) {
    requireFields(target.object, unwritable(described[index]?.fields ?? [], target, fields))
  }
}

/** Fields to write that the integration user may not write: who creates rows changes them later. The `Id` names a row and is nobody's to write. */
export function unwritable(described: readonly FieldDescription[], { key }: Pick<WriteTarget, 'key'>, fields: readonly string[]): string[] {
  const isCreating = !('update' in key)
  const writable = described.filter(({ createable, updateable }) => updateable && (createable || !isCreating))
  const names = new Set(writable.map(({ name }) => name))
  return fields.filter((field) => !names.has(field) && field !== 'Id')
}

function requireFields(object: string, missing: readonly string[]): void {
  if (missing.length === 0) return
  throw new Problem(
    'field-not-granted',
    `The integration user may not write ${missing.map((field) => `${object}.${field}`).join(', ')}: deploy the fields, or grant edit access in the permission set ${integrationPermissionSet}.`,
  )
}

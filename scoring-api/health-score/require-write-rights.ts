import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe } from '../salesforce/describe.ts'
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
    const isCreating = !('update' in target.key)
    const writable = described[index]?.fields.filter(({ createable, updateable }) => updateable && (createable || !isCreating)) ?? []
    requireFields(target.object, fields, new Set(writable.map(({ name }) => name)))
  }
}

function requireFields(object: string, needed: readonly string[], writable: Set<string>): void {
  const missing = needed.filter((field) => !writable.has(field) && field !== 'Id')
  if (missing.length === 0) return
  throw new Problem(
    'field-not-granted',
    `The integration user may not write ${missing.map((field) => `${object}.${field}`).join(', ')}: deploy the fields, or grant edit access in the permission set ${integrationPermissionSet}.`,
  )
}

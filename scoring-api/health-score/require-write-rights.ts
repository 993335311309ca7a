import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import { accountHealthFields, accountTarget, snapshotFieldsWritten, snapshotTarget } from './health-score-records.ts'

/** Asks before anything is written, so that a missing grant is one sentence and not a refusal for each account. @throws Problem field-not-granted, object-not-granted */
export async function requireWriteRights(salesforce: Salesforce): Promise<void> {
  const [account, snapshot] = await Promise.all([describe(salesforce, accountTarget.object), describe(salesforce, snapshotTarget.object)])
  const accountFields = new Set(account.fields.filter(({ updateable }) => updateable).map(({ name }) => name))
  requireFields(accountTarget.object, accountHealthFields, accountFields)
  const snapshotFields = new Set(snapshot.fields.filter(({ createable, updateable }) => createable && updateable).map(({ name }) => name))
  requireFields(snapshotTarget.object, snapshotFieldsWritten, snapshotFields)
}

function requireFields(object: string, needed: string[], writable: Set<string>): void {
  const missing = needed.filter((field) => !writable.has(field))
  if (missing.length === 0) return
  throw new Problem(
    'field-not-granted',
    `The integration user may not write ${missing.map((field) => `${object}.${field}`).join(', ')}: deploy the fields, or grant edit access in the permission set ${integrationPermissionSet}.`,
  )
}

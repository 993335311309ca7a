import { readFileSync } from 'node:fs'
import type { RunningOrg } from '../../local-org/server.ts'

/** An org's metadata and records, so that two orgs can be compared. */
export interface OrgDump {
  /** Content by component; of what each org makes for itself (keys, certificates) only that it is there. */
  metadata: Record<string, string[]>
  /** Rows by object, without what tells when and by whom they were written. */
  records: Record<string, string[]>
  /** Field names by object, as the administrator sees them. */
  describes: Record<string, string[]>
}

/** Differ from org to org, or with the minute. */
const ofTheMoment = new Set(['CreatedDate', 'LastModifiedDate', 'SystemModstamp', 'LastLoginDate'])
const ownSecrets = /^(Certificate|ExtlClntAppGlobalOauthSettings) /
/** A run's record tells how often it was begun. */
const ledgers = new Set(['CsRun__c'])

export function dumpOrg({ org }: RunningOrg, adminId: string): OrgDump {
  const objects = org.describeGlobal(adminId).map(({ name }) => name)
  const fields = new Map(objects.map((object) => [object, org.describe(adminId, object).fields.map(({ name }) => name)]))
  return {
    metadata: Object.fromEntries(
      [...org.metadata.components()].map(([key, { files }]) => [
        key,
        ownSecrets.test(key) ? [] : files.map((file) => readFileSync(file, 'utf8')).toSorted(),
      ]),
    ),
    records: Object.fromEntries(
      objects
        .filter((object) => !ledgers.has(object))
        .map((object) => {
          const asked = (fields.get(object) ?? []).filter((name) => !ofTheMoment.has(name))
          const rows = org.query(adminId, `SELECT ${asked.join(', ')} FROM ${object}`).records
          return [object, [...rows].map(plainRow).toSorted()]
        }),
    ),
    describes: Object.fromEntries([...fields].map(([object, names]) => [object, names.toSorted()])),
  }
}

/** Ids by their kind, instants as such: they differ, what they mean does not. */
function plainRow({ attributes: _, ...row }: Record<string, unknown>): string {
  const text = JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'Id')))
  return text
    .replace(/\b([0-9a-zA-Z]{3})[0-9a-zA-Z]{5}[0-9]{1}[0-9a-zA-Z]{9}\b/g, '<$1>')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+0000|[+-]\d\d:?\d\d)/g, '<instant>')
}

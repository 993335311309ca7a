import type { Fields } from '../scorecard/scorecard-fields.ts'

export interface ObjectRecords {
  sobject: string
  /** Field that other records know a record by; left out where none has it for a parent. */
  key?: string
  /** A parent is named by its key: `Playbook__r: { Key__c: 'no-login' }`. */
  records: readonly Fields[]
}

export interface ObjectTree {
  sobject: string
  records: Fields[]
}

/**
 * Records as `sf data import tree --plan` reads them: a parent is named by the reference of a record before it, which the CLI replaces by
 * the id that the record got.
 * Source: Salesforce CLI Command Reference, "data import tree"; sObject Tree takes no parent by an external id.
 * @param parents object by relationship
 * @throws RangeError naming a parent that none of them is
 */
export function toTrees(objects: readonly ObjectRecords[], parents: Readonly<Record<string, string>>): ObjectTree[] {
  const references = new Map<string, string>()
  return objects.map(({ sobject, key, records }) => ({
    sobject,
    records: records.map((record, index) => {
      const referenceId = `${sobject}Ref${index + 1}`
      if (key !== undefined) references.set(`${sobject} ${String(record[key])}`, referenceId)
      return { attributes: { type: sobject, referenceId }, ...resolveParents(record, parents, references) }
    }),
  }))
}

function resolveParents(record: Fields, parents: Readonly<Record<string, string>>, references: ReadonlyMap<string, string>): Fields {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (!name.endsWith('__r')) return [name, value]
      const parent = `${parents[name]} ${String(Object.values(value as Fields)[0])}`
      const reference = references.get(parent)
      if (reference === undefined) throw new RangeError(`${name} names ${parent}, which is none of the records before it`)
      return [name.replace(/__r$/, '__c'), `@${reference}`]
    }),
  )
}

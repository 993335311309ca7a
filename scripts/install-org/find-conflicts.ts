import { keyOf } from '../manifests/source-components.ts'
import type { OurSchema } from './our-schema.ts'
import type { OrgFacts } from './org-facts.ts'

/** The object that an org has when, and only when, the core has been deployed: everything of the core comes at once or not at all. */
const coreObject = 'CsScorecard__c'

/** Whether the core has been deployed: an object of that name with none of our fields would be somebody else's. */
export function isInstalled({ fields }: Pick<OrgFacts, 'fields'>, ours: OurSchema): boolean {
  const found = fields.get(coreObject)
  return found !== undefined && [...(ours.fields.get(coreObject)?.keys() ?? [])].some((field) => found.has(field))
}

/**
 * What has one of our names and is not ours, in words. Before the core has been deployed that is everything with such a name; afterwards
 * only a field of another type can be told from our own.
 */
export function findConflicts(facts: OrgFacts, ours: OurSchema): string[] {
  if (!isInstalled(facts, ours)) return ours.components.map(keyOf).filter((component) => facts.present.has(component))
  return [...ours.fields].flatMap(([object, fields]) =>
    [...fields].flatMap(([field, type]) => {
      const found = facts.fields.get(object)?.get(field) ?? null
      return found === null || found === type ? [] : [`${object}.${field} is of type ${found}, ours is ${type}`]
    }),
  )
}

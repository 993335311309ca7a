import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import { resolvePaths } from '../soql/resolve-paths.ts'
import { brokenPathSentence, type BrokenPath, type ResolvedField } from '../soql/schema.ts'

/** Fields that a mapping record names, as the org has them. */

export interface MappedObject {
  /** Of the mapping record. */
  name: string
  object: string
  /** SOQL condition on the object; null = every record. */
  filter: string | null
}

/**
 * The fields that paths of a mapping lead to, spelled as the org spells them, so that its answers are understood.
 * @param paths by the mapping's field that holds them
 * @throws Problem saying which part leads nowhere, the filter included
 */
export async function resolveMapped<Field extends string>(
  salesforce: Salesforce,
  { name, object, filter }: MappedObject,
  paths: Readonly<Record<Field, string>>,
): Promise<Record<Field, ResolvedField>> {
  const { fields, filterError } = await resolvePaths(object, paths, filter, (one) => describe(salesforce, one))
  for (const [mappingField, field] of Object.entries(fields) as [Field, ResolvedField | BrokenPath][]) {
    if ('reason' in field) throw unusableMapping(name, mappingField, `${brokenPathSentence(field).english} ${whatToDo}`)
  }
  if (filterError !== null) throw unusableMapping(name, 'Filter__c', filterError.message)
  return fields as Record<Field, ResolvedField>
}

const whatToDo = `Grant it in the permission set ${integrationPermissionSet}, or correct the path.`

/** @throws Problem when the field holds no day */
export function requireDate(name: string, mappingField: string, object: string, { path, type }: ResolvedField): void {
  if (type !== 'date' && type !== 'datetime') throw unusableMapping(name, mappingField, `${object}.${path} is no date (${type}).`)
}

export const unusableMapping = (name: string, mappingField: string, sentence: string): Problem =>
  new Problem('salesforce-refused', `${mappingField} of the mapping ${name} cannot be used: ${sentence}`)

import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe, type ObjectDescription } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import { checkFilter } from '../soql/check-filter.ts'
import { describeAlong, filterPaths } from '../soql/describe-along.ts'
import { FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { brokenPathSentence, resolveField, type ResolvedField } from '../soql/schema.ts'

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
  const asked = Object.entries(paths) as [Field, string][]
  const schema = await describeAlong(object, [...asked.map(([, path]) => path), ...filterPaths(filter)], (one) => describe(salesforce, one))
  const fields = asked.map(([mappingField, path]) => [mappingField, resolved(schema, object, path, name, mappingField)])
  try {
    if (filter !== null) checkFilter(parseFilter(filter), object, (from, path) => resolveField(schema, from, path))
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw unusableMapping(name, 'Filter__c', err.message)
  }
  return Object.fromEntries(fields) as Record<Field, ResolvedField>
}

/** @throws Problem when the field holds no day */
export function requireDate(name: string, mappingField: string, object: string, { path, type }: ResolvedField): void {
  if (type !== 'date' && type !== 'datetime') throw unusableMapping(name, mappingField, `${object}.${path} is no date (${type}).`)
}

export const unusableMapping = (name: string, mappingField: string, sentence: string): Problem =>
  new Problem('salesforce-refused', `${mappingField} of the mapping ${name} cannot be used: ${sentence}`)

function resolved(schema: readonly ObjectDescription[], object: string, path: string, name: string, mappingField: string): ResolvedField {
  const field = resolveField(schema, object, path)
  if ('path' in field) return field
  const reason = `${brokenPathSentence(field).english} Grant it in the permission set ${integrationPermissionSet}, or correct the path.`
  throw unusableMapping(name, mappingField, reason)
}

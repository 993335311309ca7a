import { checkFilter } from './check-filter.ts'
import { describeAlong, filterPaths } from './describe-along.ts'
import { FilterError } from './filter.ts'
import { parseFilter } from './parse-filter.ts'
import { resolveField, type BrokenPath, type DescribedObject, type ResolvedField } from './schema.ts'

/** What paths from an object lead to, spelled as the org spells it, and what keeps a condition on the object from being used. */
export interface ResolvedPaths<Name extends string> {
  fields: Record<Name, ResolvedField | BrokenPath>
  /** null = it can be used, or there is none. */
  filterError: FilterError | null
}

/**
 * @param paths by whatever the caller calls them
 * @param filter SOQL condition on the object; null = none
 * @param describe null = there is no such object for the user
 */
export async function resolvePaths<Name extends string>(
  object: string,
  paths: Readonly<Record<Name, string>>,
  filter: string | null,
  describe: (name: string) => Promise<DescribedObject | null>,
): Promise<ResolvedPaths<Name>> {
  const named = Object.entries(paths) as [Name, string][]
  const schema = await describeAlong(object, [...named.map(([, path]) => path), ...filterPaths(filter)], describe)
  const fields = Object.fromEntries(named.map(([name, path]) => [name, resolveField(schema, object, path)]))
  return { fields: fields as Record<Name, ResolvedField | BrokenPath>, filterError: filterErrorOf(filter, object, schema) }
}

function filterErrorOf(filter: string | null, object: string, schema: readonly DescribedObject[]): FilterError | null {
  try {
    if (filter !== null) checkFilter(parseFilter(filter), object, (from, path) => resolveField(schema, from, path))
    return null
  } catch (err) {
    if (err instanceof FilterError) return err
    throw err
  }
}

import { columnsOf } from './filter.ts'
import { parseFilter } from './parse-filter.ts'
import { resolveField, type DescribedObject } from './schema.ts'

/** The object, and those that paths from it lead to. @param describe null = there is no such object for the user */
export async function describeAlong<Described extends DescribedObject>(
  object: string,
  paths: readonly string[],
  describe: (name: string) => Promise<Described | null>,
): Promise<Described[]> {
  const schema: Described[] = []
  const asked = new Set<string>()
  for (let wanted: string | undefined = object; wanted !== undefined;) {
    asked.add(wanted.toLowerCase())
    const described = await describe(wanted)
    if (described !== null) schema.push(described)
    const results = paths.map((path) => resolveField(schema, object, path))
    const missing = results.flatMap((result) => ('reason' in result && result.reason === 'notDescribed' ? [result.object] : []))
    wanted = missing.find((name) => !asked.has(name.toLowerCase()))
  }
  return schema
}

/** Fields that a condition names; none where it cannot be parsed: checking it says so. */
export function filterPaths(filter: string | null): string[] {
  try {
    return filter === null ? [] : columnsOf(parseFilter(filter))
  } catch {
    return []
  }
}

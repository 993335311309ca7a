import { filterPaths } from '../soql/describe-along.ts'
import { resolveField } from '../soql/schema.ts'
import type { PlanOptions } from './measure-plan.ts'
import { definitionsOf, type AggregateDefinition, type Scorecard } from './scorecard.ts'

const account = 'Account'

/** Objects that the definitions name and `schema` does not hold yet: describe them, then ask again, as their parents may follow. */
export function objectsToDescribe(scorecards: readonly Scorecard[], { schema, accountColumns }: PlanOptions): string[] {
  const missing = new Map<string, string>()
  const follow = (object: string, path: string): void => {
    const result = resolveField(schema, object, path)
    if ('reason' in result && result.reason === 'notDescribed') missing.set(result.object.toLowerCase(), result.object)
  }
  for (const path of ['Id', ...accountColumns]) follow(account, path)
  for (const { segmentFilter, measures } of scorecards) {
    for (const path of filterPaths(segmentFilter)) follow(account, path)
    for (const definition of measures.flatMap(definitionsOf)) for (const path of pathsOf(definition)) follow(definition.sourceObject, path)
  }
  return [...missing.values()].toSorted()
}

function pathsOf({ accountPath, filter, dateField, field }: AggregateDefinition): string[] {
  return [accountPath, dateField, field, ...filterPaths(filter)].filter((path) => path !== null)
}

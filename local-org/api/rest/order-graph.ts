import { OrgError } from '../org.ts'
import type { Subrequest } from './run-subrequests.ts'

const referencePattern = /@\{(\w+)/g

/**
 * Nodes of a graph in an order in which each comes after those that it refers to, else as they stand; and how many of them hang on each other.
 * A reference to a node that is not there stays for whoever runs it to refuse.
 * @throws OrgError when nodes refer to each other in a circle
 */
export function orderGraph(nodes: readonly Subrequest[]): { order: Subrequest[]; depth: number } {
  const byReference = new Map(nodes.map((node) => [node.referenceId, node]))
  const depths = new Map<string, number>()
  const order: Subrequest[] = []
  const visit = (node: Subrequest, path: readonly string[]): number => {
    const known = depths.get(node.referenceId)
    if (known !== undefined) return known
    if (path.includes(node.referenceId))
      throw new OrgError(400, 'INVALID_INPUT', `Circular reference: ${[...path, node.referenceId].join(' > ')}`)
    const parents = referencesOf(node).flatMap((referenceId) => byReference.get(referenceId) ?? [])
    const depth = 1 + Math.max(0, ...parents.map((parent) => visit(parent, [...path, node.referenceId])))
    depths.set(node.referenceId, depth)
    order.push(node)
    return depth
  }
  return { depth: Math.max(0, ...nodes.map((node) => visit(node, []))), order }
}

function referencesOf({ url, body }: Subrequest): string[] {
  return [...`${url} ${JSON.stringify(body ?? null)}`.matchAll(referencePattern)].map(([, referenceId = '']) => referenceId)
}

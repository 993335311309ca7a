import type { Describe, DescribeField, LocalOrg } from '../org.ts'

/** The fields asked of an object, by parent: `Name`, `Owner.Name` become one node with one child. */
export interface FieldTree {
  fields: Set<string>
  /** By relationship name. */
  parents: Map<string, FieldTree>
}

export interface WantedFields {
  /** Paths that refuse the request when they cannot be read. */
  required: string[]
  /** Paths that are left out when they cannot be read. */
  optional: string[]
}

export const emptyTree = (): FieldTree => ({ fields: new Set(), parents: new Map() })

export function toFieldTree(org: LocalOrg, userId: string, describe: Describe, { required, optional }: WantedFields): FieldTree {
  const tree = emptyTree()
  for (const path of required) addPath(tree, path.split('.'))
  for (const path of optional) if (isReadable(org, userId, describe, path.split('.'))) addPath(tree, path.split('.'))
  return tree
}

function addPath(tree: FieldTree, [first = '', ...rest]: string[]): void {
  if (rest.length === 0) {
    tree.fields.add(first)
    return
  }
  const parent = tree.parents.get(first) ?? emptyTree()
  tree.parents.set(first, parent)
  addPath(parent, rest)
}

function isReadable(org: LocalOrg, userId: string, describe: Describe, [first = '', ...rest]: string[]): boolean {
  if (rest.length === 0) return findField(describe, first) !== undefined
  const lookup = findLookup(describe, first)
  const parent = lookup && describeParent(org, userId, lookup)
  return parent ? isReadable(org, userId, parent, rest) : false
}

export function findField(describe: Describe, name: string): DescribeField | undefined {
  return describe.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
}

export function findLookup(describe: Describe, relationshipName: string): DescribeField | undefined {
  return describe.fields.find((field) => field.relationshipName?.toLowerCase() === relationshipName.toLowerCase())
}

/** The object a lookup points to (the first it may point to); null when the user may not read it. */
export function describeParent(org: LocalOrg, userId: string, lookup: DescribeField): Describe | null {
  const [target] = lookup.referenceTo
  const isVisible = target !== undefined && org.describeGlobal(userId).some(({ name }) => name === target)
  return isVisible ? org.describe(userId, target) : null
}

import type { Family, Standing } from './roll-up.ts'

/** An account with its place in the account hierarchy. */
export interface FamilyAccount {
  accountId: string
  /** null = none. */
  parentId: string | null
  /** ARR of the account itself: hundredths of the corporate currency, whole; null = not known. */
  arr: number | null
}

/** Who belongs to whom among the accounts in scope. */
export interface Families {
  /** Accounts with children, each after all of its children that have some themselves: the order to score them in. */
  parents: string[]
  /** Direct children, by id. */
  childrenOf: (accountId: string) => string[]
  /** ARR of the account alone; 0 when not known. */
  ownWeightOf: (accountId: string) => number
  /** ARR of the account and of everything below it. */
  weightOf: (accountId: string) => number
  /** Accounts that are each other's ancestors, each cycle by id; their parents are ignored: they have neither children nor parents here. */
  cycles: string[][]
}

/**
 * The families of a book, or of the part of it that a run for one account looks at. The order of the accounts does not matter.
 * A parent that is not among them is none; an ARR below 0 counts as 0.
 */
export function familiesOf(accounts: Iterable<FamilyAccount>): Families {
  const known = new Map<string, FamilyAccount>()
  for (const account of accounts) known.set(account.accountId, account)
  const parents = parentsOf(known)
  const cycles = cyclesOf(parents)
  const inCycle = new Set(cycles.flat())
  for (const [accountId, parentId] of parents) if (inCycle.has(accountId) || inCycle.has(parentId)) parents.delete(accountId)

  const children = childrenByParent(parents)
  const order = bottomUp(parents, children)
  const ownWeightOf = (accountId: string): number => Math.max(known.get(accountId)?.arr ?? 0, 0)
  const weights = new Map<string, number>()
  const weightOf = (accountId: string): number => weights.get(accountId) ?? ownWeightOf(accountId)
  for (const parent of order) {
    weights.set(
      parent,
      (children.get(parent) ?? []).reduce((total, child) => total + weightOf(child), ownWeightOf(parent)),
    )
  }
  return {
    parents: order,
    childrenOf: (accountId) => children.get(accountId) ?? [],
    ownWeightOf,
    weightOf,
    cycles,
  }
}

/**
 * An account's family as its own score sees it.
 * @param standingOf a child as its account shows it in the end: after knock-outs and override; null = it is not scored
 * @returns null when the account has no children
 */
export function familyOf(accountId: string, families: Families, standingOf: (childId: string) => Standing | null): Family | null {
  const children = families.childrenOf(accountId)
  if (children.length === 0) return null
  const members = children.map((child) => {
    const { score, coverage } = standingOf(child) ?? unscored
    return { accountId: child, score, coverage, weight: families.weightOf(child) }
  })
  return { ownWeight: families.ownWeightOf(accountId), members }
}

const unscored: Standing = { score: null, coverage: 0 }

/** Parent by child, both in scope. */
function parentsOf(known: ReadonlyMap<string, FamilyAccount>): Map<string, string> {
  const parents = new Map<string, string>()
  for (const { accountId, parentId } of known.values()) if (parentId !== null && known.has(parentId)) parents.set(accountId, parentId)
  return parents
}

function cyclesOf(parents: ReadonlyMap<string, string>): string[][] {
  const cycles: string[][] = []
  const walked = new Set<string>()
  for (const start of parents.keys()) {
    const path: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !walked.has(at)) {
      walked.add(at)
      path.push(at)
      at = parents.get(at)
    }
    const closesAt = at === undefined ? -1 : path.indexOf(at)
    if (closesAt >= 0) cycles.push(path.slice(closesAt).toSorted())
  }
  return cycles.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

function childrenByParent(parents: ReadonlyMap<string, string>): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const child of [...parents.keys()].toSorted()) {
    const parent = parents.get(child) ?? ''
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [child])
    else siblings.push(child)
  }
  return children
}

/** Parents, each after all the parents below it; ids decide where the hierarchy does not. */
function bottomUp(parents: ReadonlyMap<string, string>, children: ReadonlyMap<string, string[]>): string[] {
  const tops = [...children.keys()].filter((parent) => !parents.has(parent)).toSorted()
  const order: string[] = []
  for (let level = tops; level.length > 0; level = level.flatMap((parent) => children.get(parent) ?? []).filter((id) => children.has(id))) {
    order.push(...level)
  }
  return order.toReversed()
}

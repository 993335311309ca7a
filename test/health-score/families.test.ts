import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { familiesOf, familyOf, type Families, type FamilyAccount } from '../../scoring-api/health-score/families.ts'
import type { Family, Standing } from '../../scoring-api/health-score/roll-up.ts'

/** `child<parent:arr`, both but the child optional. */
const book = (text: string): FamilyAccount[] =>
  text.split(' ').map((account) => {
    const [, accountId = '', parentId = null, arr = null] =
      /^(\w+)(?:<(\w+))?(?::(-?\d+))?$/.exec(account)?.map((part) => part ?? null) ?? []
    return { accountId: accountId ?? '', parentId, arr: arr === null ? null : Number(arr) }
  })

const scored: Standing = { score: 5_000, coverage: 10_000 }

describe('the order to score in', () => {
  test('is bottom-up: children before parents, ids where the hierarchy does not decide', () => {
    expect(familiesOf(book('a b<a c<b d<b e<a f g<f')).parents).toEqual(['b', 'f', 'a'])
  })

  test('has nobody without children, and no parent out of scope', () => {
    expect(familiesOf(book('a b<gone')).parents).toEqual([])
    expect(familiesOf([]).parents).toEqual([])
  })

  test('is deep without end', () => {
    const chain = Array.from({ length: 20_000 }, (_, level) => `x${level}${level === 0 ? '' : `<x${level - 1}`}`).join(' ')
    const { parents, weightOf } = familiesOf(book(chain).map((account) => ({ ...account, arr: 1 })))
    expect([parents.length, parents[0], parents.at(-1), weightOf('x0')]).toEqual([19_999, 'x19998', 'x0', 20_000])
  })
})

describe('weights', () => {
  test('are the ARR of the whole subtree, the account alone for its own', () => {
    // a = 1 + (b = 10 + c = 100) + d, whose ARR nobody knows
    const { weightOf, ownWeightOf } = familiesOf(book('a:1 b<a:10 c<b:100 d<a'))
    expect(['a', 'b', 'c', 'd'].map(weightOf)).toEqual([111, 110, 100, 0])
    expect(['a', 'b', 'c', 'd'].map(ownWeightOf)).toEqual([1, 10, 100, 0])
  })

  test('count an ARR below 0 as 0', () => {
    expect(familiesOf(book('a:5 b<a:-3')).weightOf('a')).toBe(5)
  })
})

describe('accounts that are each other’s ancestors', () => {
  test('are named by id, each cycle once', () => {
    expect(familiesOf(book('c<a b<c a<b y<x x<y z')).cycles).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ])
  })

  test('an account that is its own parent is one', () => {
    expect(familiesOf(book('a<a b'))).toMatchObject({ cycles: [['a']], parents: [] })
  })

  test('have neither parents nor children; whoever hangs below them keeps its own', () => {
    // a and b are each other's parents, c is below b, d below c
    const families = familiesOf(book('a<b:1 b<a:2 c<b:4 d<c:8'))
    expect([families.parents, families.childrenOf('b'), families.weightOf('b')]).toEqual([['c'], [], 2])
    expect([families.childrenOf('c'), families.weightOf('c')]).toEqual([['d'], 12])
  })
})

describe('the family of an account', () => {
  const families = familiesOf(book('a:1 c<a:4 b<a:2 d<b:8'))

  test('is its direct children by id, each with the ARR of its subtree', () => {
    expect(familyOf('a', families, () => scored)).toEqual<Family>({
      ownWeight: 1,
      members: [
        { accountId: 'b', score: 5_000, coverage: 10_000, weight: 10 },
        { accountId: 'c', score: 5_000, coverage: 10_000, weight: 4 },
      ],
    })
  })

  test('has a child that is not scored as one without score and coverage', () => {
    expect(familyOf('b', families, () => null)).toEqual<Family>({
      ownWeight: 2,
      members: [{ accountId: 'd', score: null, coverage: 0, weight: 8 }],
    })
  })

  test('is none for an account without children', () => {
    expect(familyOf('d', families, () => scored)).toBeNull()
  })
})

const anyBook = fc.array(
  fc.record({
    accountId: fc.constantFrom(...'abcdefghij'),
    parentId: fc.option(fc.constantFrom(...'abcdefghijz')),
    arr: fc.option(fc.integer({ min: -10, max: 1_000 })),
  }),
  { maxLength: 10 },
)
const once = (accounts: FamilyAccount[]) => [...new Map(accounts.map((account) => [account.accountId, account])).values()]

test('whatever the hierarchy: children come first, weights of tops add up to the ARR of all, and nobody is lost', () => {
  fc.assert(
    fc.property(anyBook.map(once), (accounts) => {
      const { parents, childrenOf, weightOf, ownWeightOf } = familiesOf(accounts)
      const children = new Set(parents.flatMap(childrenOf))
      parents.forEach((parent, place) =>
        expect(childrenOf(parent).every((child) => !parents.includes(child) || parents.indexOf(child) < place)).toBe(true),
      )
      const ids = accounts.map(({ accountId }) => accountId)
      const total = (weight: (id: string) => number, of: string[]) => of.reduce((sum, id) => sum + weight(id), 0)
      expect(
        total(
          weightOf,
          ids.filter((id) => !children.has(id)),
        ),
      ).toBe(total(ownWeightOf, ids))
    }),
  )
})

test('whatever the hierarchy: a cycle is exactly who comes back to itself by its parents', () => {
  fc.assert(
    fc.property(anyBook.map(once), (accounts) => {
      const parentOf = new Map(accounts.map(({ accountId, parentId }) => [accountId, parentId]))
      const comesBack = (start: string): boolean => {
        let at = parentOf.get(start) ?? null
        for (let step = 0; step < accounts.length && at !== null && at !== start; step += 1) at = parentOf.get(at) ?? null
        return at === start
      }
      const inCycle = accounts.map(({ accountId }) => accountId).filter(comesBack)
      expect(familiesOf(accounts).cycles.flat().toSorted()).toEqual(inCycle.toSorted())
    }),
  )
})

test('the order of the accounts changes nothing', () => {
  const shuffled = anyBook
    .map(once)
    .chain((accounts) => fc.record({ one: fc.constant(accounts), other: fc.shuffledSubarray(accounts, { minLength: accounts.length }) }))
  const shown = (families: Families, accounts: FamilyAccount[]) => ({
    parents: families.parents,
    cycles: families.cycles,
    of: accounts.map(({ accountId }) => [families.childrenOf(accountId), families.weightOf(accountId)]),
  })
  fc.assert(
    fc.property(shuffled, ({ one, other }) => {
      expect(shown(familiesOf(other), one)).toEqual(shown(familiesOf(one), one))
    }),
  )
})

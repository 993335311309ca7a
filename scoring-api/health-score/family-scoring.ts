import type { MeasuredAccount } from '../facts/facts.ts'
import { toArr } from './account-arr.ts'
import { familiesOf, familyOf, type Families, type FamilyAccount } from './families.ts'
import { parentColumn, type StoredRelative } from './family-records.ts'
import { toShownHealth } from './health-score-records.ts'
import type { JudgedAccount } from './judge-account.ts'
import type { Family, Standing } from './roll-up.ts'
import type { RunBasis } from './run-basis.ts'

/** Scores families in their order: a parent that takes in its children waits until they are scored. Only accounts with a parent or children are remembered. */
export interface FamilyScoring {
  /** Remembers the account's place; true = it must wait. */
  hold(account: MeasuredAccount): boolean
  /** Remembers how an account stands now. */
  note(accountId: string, standing: Standing): void
  /** Accounts that are each other's ancestors; known once all are measured. */
  cycles(): string[][]
  /** Those that waited, children before parents; what `judge` finds is noted. */
  release(judge: (account: MeasuredAccount, family: Family | null) => JudgedAccount): Generator<JudgedAccount>
  /** Currencies of ARR that have no rate. */
  readonly missingRates: ReadonlySet<string>
}

/**
 * @param parentIds accounts with children
 * @param outside relatives that are not measured in this run
 */
export function scoreFamilies(basis: RunBasis, parentIds: ReadonlySet<string>, outside: readonly StoredRelative[]): FamilyScoring {
  const places = new Map<string, FamilyAccount>(outside.map((relative) => [relative.accountId, relative]))
  const standings = new Map<string, Standing>(outside.map(({ accountId, score, coverage }) => [accountId, { score, coverage }]))
  const held = new Map<string, MeasuredAccount>()
  const missingRates = new Set<string>()
  let known: Families | null = null
  const families = (): Families => (known ??= familiesOf(places.values()))

  function placeOf({ accountId, columns }: MeasuredAccount): FamilyAccount {
    const amount = basis.arrColumn === null ? null : (columns[basis.arrColumn] ?? null)
    const isoCode = basis.arrCurrencyColumn === null ? null : (columns[basis.arrCurrencyColumn] ?? null)
    const arr = toArr({ amount, isoCode }, basis.rates)
    if (amount !== null && arr === null && isoCode !== null) missingRates.add(isoCode)
    return { accountId, parentId: columns[parentColumn] ?? null, arr }
  }

  return {
    missingRates,
    hold(account) {
      const { accountId, columns, scorecardVersionKey } = account
      const isParent = parentIds.has(accountId)
      if (!isParent && (columns[parentColumn] ?? null) === null) return false
      places.set(accountId, placeOf(account))
      const { score, coverage } = toShownHealth(columns)
      standings.set(accountId, { score, coverage: coverage ?? 0 })
      if (!isParent || !isTakingIn(scorecardVersionKey, basis)) return false
      held.set(accountId, account)
      return true
    },
    note(accountId, standing) {
      if (places.has(accountId)) standings.set(accountId, standing)
    },
    cycles: () => families().cycles,
    *release(judge) {
      for (const accountId of new Set([...families().parents, ...held.keys()])) {
        const account = held.get(accountId)
        if (account === undefined) continue
        const judged = judge(
          account,
          familyOf(accountId, families(), (child) => standings.get(child) ?? null),
        )
        standings.set(accountId, standingOf(judged))
        yield judged
      }
    },
  }
}

/** A scorecard that cannot be used scores nobody, with or without children. */
function isTakingIn(versionKey: string | null, { plan, scorecardOf }: RunBasis): boolean {
  if (versionKey === null || plan.refused.has(versionKey)) return false
  return (scorecardOf(versionKey)?.rollUp ?? 'independent') !== 'independent'
}

export const standingOf = ({ found }: JudgedAccount): Standing => ({ score: found.score, coverage: found.coverage ?? 0 })

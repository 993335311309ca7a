import type { MeasuredAccount } from '../facts/facts.ts'
import { noRateSentence } from './currency.ts'
import type { StoredRelative } from './family-records.ts'
import { scoreFamilies, standingOf } from './family-scoring.ts'
import { judgeAccount, type JudgedAccount } from './judge-account.ts'
import type { RunBasis } from './run-basis.ts'
import type { Scorecard } from './scorecard.ts'

/** Judges the accounts of a book as they are measured; a parent that takes in its children comes last. */
export interface AccountJudge {
  /** Those of the chunk that can be judged now. */
  judge(chunk: readonly MeasuredAccount[]): JudgedAccount[]
  /** Those that waited for their children, once everybody is measured. */
  rest(): Iterable<JudgedAccount>
  /** The scorecards that have scored somebody. */
  scorecardsUsed(): Scorecard[]
  /** Sentences for the admin; complete once the rest is judged. */
  problems(missingRates: readonly string[]): string[]
}

export interface JudgeSurroundings {
  /** As `CsUsage__c.Month__c`. */
  stoppedFeeds: ReadonlySet<string>
  /** Accounts with children; nobody's when no scorecard rolls up. */
  parentIds: ReadonlySet<string>
  /** Relatives that are not measured in this run. */
  relatives: readonly StoredRelative[]
}

export function createJudge(basis: RunBasis, { stoppedFeeds, parentIds, relatives }: JudgeSurroundings): AccountJudge {
  const families = basis.isRollingUp ? scoreFamilies(basis, parentIds, relatives) : null
  const leftOut: LeftOut = { unmatched: 0, example: null, untouched: new Map() }
  const used = new Set<string>()

  function judgeOne(account: MeasuredAccount, family: Parameters<typeof judgeAccount>[2]['family']): JudgedAccount {
    const judged = judgeAccount(account, basis, { stoppedFeeds, family })
    if (judged.scored !== null && account.scorecardVersionKey !== null) used.add(account.scorecardVersionKey)
    return judged
  }

  return {
    judge(chunk) {
      const judged: JudgedAccount[] = []
      for (const account of chunk) {
        const mustWait = families?.hold(account) ?? false
        if (isLeftOut(account, basis, leftOut) || mustWait) continue
        const one = judgeOne(account, null)
        families?.note(one.accountId, standingOf(one))
        judged.push(one)
      }
      return judged
    },
    rest: () => families?.release(judgeOne) ?? [],
    scorecardsUsed: () => basis.plan.scorecards.filter(({ versionKey }) => used.has(versionKey)),
    problems(missingRates) {
      const codes = [...new Set([...missingRates, ...(families?.missingRates ?? [])])].toSorted()
      return [
        ...(codes.length === 0 ? [] : [noRateSentence(codes).english]),
        ...(families?.cycles() ?? []).map(cycleSentence),
        ...toSentences(leftOut),
      ]
    },
  }
}

/** Accounts that no scorecard could score. */
interface LeftOut {
  unmatched: number
  /** Id of one of them. */
  example: string | null
  /** By the version key of the scorecard that was refused. */
  untouched: Map<string, number>
}

/** Counts the account where it belongs; true = it keeps the score it has. */
function isLeftOut({ accountId, scorecardVersionKey: key }: MeasuredAccount, { plan }: RunBasis, leftOut: LeftOut): boolean {
  if (key === null) {
    leftOut.unmatched += 1
    leftOut.example ??= accountId
    return false
  }
  if (!plan.refused.has(key)) return false
  leftOut.untouched.set(key, (leftOut.untouched.get(key) ?? 0) + 1)
  return true
}

const cycleSentence = (accountIds: string[]): string =>
  `Accounts ${accountIds.join(', ')} are each other's parents, so each is scored by its own measures: correct their Parent Account.`

function toSentences({ unmatched, example, untouched }: LeftOut): string[] {
  const kept = [...untouched].map(([key, count]) =>
    count === 1
      ? `1 account of scorecard ${key} keeps its present score.`
      : `${count} accounts of scorecard ${key} keep their present scores.`,
  )
  if (example === null) return kept
  const who = unmatched === 1 ? `1 account (${example}) matches` : `${unmatched} accounts (e.g. ${example}) match`
  return [...kept, `${who} no active scorecard, so the band is Unknown: activate a scorecard without a stage, or set the life-cycle stage.`]
}

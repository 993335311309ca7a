import type { MeasuredAccount } from '../facts/facts.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { FoundHealth, ShownHealth } from './diff-health.ts'
import { toShownHealth } from './health-score-records.ts'
import type { AccountHealth } from './health-score-routes.ts'
import type { Health } from './health.ts'
import { bandValues } from './picklist-values.ts'
import { reasonSentence, type Language } from './reason-sentence.ts'
import type { RunBasis } from './run-basis.ts'
import type { Family } from './roll-up.ts'
import { fromHundredths } from './scaled-number.ts'
import { scoreHealth } from './score-health.ts'
import { inputHash } from './snapshot-json.ts'
import { topReason } from './top-reason.ts'

/** One account with what its scorecard makes of it. */
export interface JudgedAccount {
  accountId: string
  /** Of the Account, as measured: texts as the org gave them. */
  columns: Record<string, string | null>
  /** What the Account shows so far. */
  stored: ShownHealth
  found: FoundHealth
  /** null = no scorecard matches. */
  scored: { health: Health; scorecardId: string; hash: string } | null
}

export interface Surroundings {
  /** As `CsUsage__c.Month__c`. */
  stoppedFeeds: ReadonlySet<string>
  /** null = without child accounts. */
  family: Family | null
}

/** Scores one measured account by the scorecard that matches it. */
export function judgeAccount(
  { accountId, columns, scorecardVersionKey, values }: MeasuredAccount,
  basis: RunBasis,
  { stoppedFeeds, family }: Surroundings,
): JudgedAccount {
  const { language, timeZone } = basis.organization
  const stored = toShownHealth(columns)
  const scorecard = scorecardVersionKey === null ? undefined : basis.scorecardOf(scorecardVersionKey)
  if (scorecard === undefined) return { accountId, columns, stored, found: nothingFound(language), scored: null }
  const context = {
    accountId,
    asOfDate: basis.asOfDate,
    customerSince: toDay(columns[basis.customerSinceColumn] ?? null, timeZone),
    stage: columns[basis.stageColumn] ?? null,
    stoppedFeeds,
    presentBand: stored.band,
    override: basis.overrides.get(accountId) ?? null,
  }
  const health = scoreHealth(scorecard, values, context, family)
  const { score, band, coverage, groupScores } = health
  const reason = reasonSentence(topReason(health), scorecard, language)
  const hash = inputHash(health)
  const found = { score, band, coverage, groupScores, reason, inputHash: hash }
  return { accountId, columns, stored, found, scored: { health, scorecardId: scorecard.id, hash } }
}

function nothingFound(language: Language): FoundHealth {
  return {
    score: null,
    band: 'unknown',
    coverage: null,
    groupScores: { process: null, relationship: null, outcome: null },
    reason: language === 'ja' ? '該当する有効なスコアカードがありません' : 'No active scorecard matches this account',
    inputHash: null,
  }
}

/** @param text a date, or an instant as Bulk writes it */
export function toDay(text: string | null, timeZone: string): string | null {
  if (text === null || text === '') return null
  return text.length === 10 ? text : dateIn(timeZone, new Date(text))
}

export function toAccountHealth({ accountId, found }: JudgedAccount, asOf: Date, changed: boolean): AccountHealth {
  return {
    accountId,
    score: fromHundredths(found.score),
    band: bandValues[found.band],
    coverage: fromHundredths(found.coverage),
    asOf: asOf.toISOString(),
    changed,
  }
}

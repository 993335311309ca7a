import type { MeasuredAccount } from '../facts/facts.ts'
import { toDecimalText } from '../metric/decimal.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { FoundHealth } from './diff-health.ts'
import { toShownHealth } from './health-score-records.ts'
import type { AccountHealth } from './health-score-routes.ts'
import type { Health } from './health.ts'
import { bandValues } from './picklist-values.ts'
import { reasonSentence, type Language } from './reason-sentence.ts'
import type { RunBasis } from './run-basis.ts'
import { scoreHealth } from './score-health.ts'
import { inputHash } from './snapshot-json.ts'
import { topReason } from './top-reason.ts'

/** One account with what its scorecard makes of it. */
export interface JudgedAccount {
  account: MeasuredAccount
  /** null = no scorecard matches. */
  health: Health | null
  found: FoundHealth
  scorecardId: string | null
}

/** Scores one measured account by the scorecard that matches it. */
export function judgeAccount(account: MeasuredAccount, basis: RunBasis): JudgedAccount {
  const { organization, overrides, asOfDate } = basis
  const scorecard = account.scorecardVersionKey === null ? undefined : basis.scorecardOf(account.scorecardVersionKey)
  const values = scorecard && account.values
  if (scorecard === undefined || values === undefined)
    return { account, health: null, found: nothingFound(organization.language), scorecardId: null }
  const health = scoreHealth(scorecard, values, {
    accountId: account.accountId,
    asOfDate,
    customerSince: toDay(account.columns[basis.customerSinceColumn] ?? null, organization.timeZone),
    presentBand: toShownHealth(account.columns).band,
    override: overrides.get(account.accountId) ?? null,
  })
  const { score, band, coverage, groupScores } = health
  const reason = reasonSentence(topReason(health), scorecard, organization.language)
  return { account, health, found: { score, band, coverage, groupScores, reason, inputHash: inputHash(health) }, scorecardId: scorecard.id }
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
function toDay(text: string | null, timeZone: string): string | null {
  if (text === null || text === '') return null
  return text.length === 10 ? text : dateIn(timeZone, new Date(text))
}

export function toAccountHealth({ account, found }: JudgedAccount, asOf: Date, changed: boolean): AccountHealth {
  const toNumber = (hundredths: number | null): number | null => (hundredths === null ? null : Number(toDecimalText(hundredths, 2)))
  return {
    accountId: account.accountId,
    score: toNumber(found.score),
    band: bandValues[found.band],
    coverage: toNumber(found.coverage),
    asOf: asOf.toISOString(),
    changed,
  }
}

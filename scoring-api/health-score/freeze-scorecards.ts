import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { contentHash } from './content-hash.ts'
import type { Scorecard } from './scorecard.ts'

const scorecardObject = 'CsScorecard__c'
const fields = ['ContentHash__c', 'FirstScoredAt__c']

export const scorecardFieldsWritten = fields.map((field) => ({ object: scorecardObject, field }))
export const scorecardColumnsWritten = ['Id', ...fields]
export const scorecardTarget: WriteTarget = { object: scorecardObject, key: { update: 'Id' } }

/**
 * What has to be written so that nobody changes a scorecard unseen from its first score on; nothing for one that was frozen before.
 * @param scored scorecards that have scored an account. @param at instant of the run, ISO text
 */
export const freezingRows = (scored: readonly Scorecard[], at: string): WriteRow[] =>
  scored.flatMap((scorecard) =>
    scorecard.contentHash === null ? [{ Id: scorecard.id, ContentHash__c: contentHash(scorecard), FirstScoredAt__c: at }] : [],
  )

/** A sentence when a scorecard is no longer what it was when it scored for the first time; null = it is. */
export const changedSentence = (scorecard: Scorecard): string | null =>
  scorecard.contentHash === null || scorecard.contentHash === contentHash(scorecard)
    ? null
    : 'The version was changed after it had scored; put it back or make a new version.'

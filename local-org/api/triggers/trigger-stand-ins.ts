import type { Row } from '../store/derived-fields.ts'
import type { SqlValue } from '../store/database.ts'

/**
 * What a trigger of the project does, written again for the local org, which cannot run Apex. Only what decides about a row:
 * `before delete` (there is no undelete here, so `after undelete` never happens).
 */
export interface TriggerStandIn {
  object: string
  /** As in the trigger's head; a head that differs stops the start, because then this may say something else than the Apex. */
  events: string
  /** Custom labels it refuses with. */
  labels: readonly string[]
  /** @returns the label to refuse with, null to let the row go */
  beforeDelete: (row: Row, valueOf: (object: string, id: SqlValue | undefined, field: string) => SqlValue) => string | null
}

/** By the trigger's name. A trigger of the project that is not here stops the start: leaving it out would let rows pass. */
export const triggerStandIns: Readonly<Record<string, TriggerStandIn>> = {
  /** CsVersionKeeper.keepMeasures */
  CsMeasureTrigger: {
    object: 'CsMeasure__c',
    events: 'before delete, after undelete',
    labels: ['CsMeasureKept'],
    beforeDelete: ({ Scorecard__c }, valueOf) => {
      const status = valueOf('CsScorecard__c', Scorecard__c, 'Status__c')
      return status === 'Active' || status === 'Retired' ? 'CsMeasureKept' : null
    },
  },
  /** CsVersionKeeper.keepScorecards */
  CsScorecardTrigger: {
    object: 'CsScorecard__c',
    events: 'before delete',
    labels: ['CsScorecardKept'],
    beforeDelete: ({ Status__c, FirstScoredAt__c }) =>
      Status__c === 'Active' || (FirstScoredAt__c ?? null) !== null ? 'CsScorecardKept' : null,
  },
}

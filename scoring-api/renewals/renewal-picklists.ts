import type { RenewalCategory } from './renewal-category.ts'
import type { RetentionScope } from './retention-figures.ts'

/** API values of the picklists of renewals. */
export const categoryValues: Record<RenewalCategory, string> = { commit: 'Commit', bestCase: 'BestCase', atRisk: 'AtRisk', lost: 'Lost' }
export const basisValues = { baseRate: 'BaseRate', model: 'Model' } as const
export const outcomeValues = { renewed: 'Renewed', churned: 'Churned' } as const
export const modelStatusValues = { fitted: 'Fitted', tooFew: 'TooFew', refused: 'Refused', cannotPredict: 'CannotPredict' } as const
export const retentionScopeValues: Record<RetentionScope, string> = { book: 'Book', segment: 'Segment', cohort: 'Cohort' }
export const arrSourceValues = { records: 'Records', ledger: 'Ledger' } as const
export const stepCauseValues = { first: 'First', changed: 'Changed', emptied: 'Emptied', deleted: 'Deleted', merged: 'Merged' } as const

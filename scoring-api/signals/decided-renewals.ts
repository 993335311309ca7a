import { isWithin, type ResultPeriod } from './result-period.ts'

/** A renewal that was won or lost. */
export interface Renewal {
  accountId: string
  decidedOn: string
  isRenewed: boolean
}

export type Decision = Omit<Renewal, 'accountId'>

/** By account its last decision of a period; of several on one day, one that was won counts. */
export function decisionsWithin(renewals: readonly Renewal[], period: ResultPeriod, asOf: string): Map<string, Decision> {
  const decisions = new Map<string, Decision>()
  for (const { accountId, decidedOn, isRenewed } of renewals) {
    if (!isWithin(period, decidedOn, asOf)) continue
    const other = decisions.get(accountId)
    const isLast = other === undefined || decidedOn > other.decidedOn || (decidedOn === other.decidedOn && isRenewed)
    if (isLast) decisions.set(accountId, { decidedOn, isRenewed })
  }
  return decisions
}

import type { RenewalSource } from '../operations/mapping.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import type { Renewal } from './decided-renewals.ts'
import { readRows, type RowsRequest } from './read-rows.ts'

/** Decided renewals: opportunities that are closed and that the mapping RenewalOpportunity calls renewals. */

const renewalColumns = ['AccountId', 'CloseDate', 'IsWon']

export const renewalFieldsRead = [...renewalColumns, 'IsClosed'].map((field) => ({ object: 'Opportunity', field }))

/**
 * @param from first day of decision, `yyyy-mm-dd`
 * @param to last day
 * @param scopeFilter SOQL condition on Account; null = every account
 * @throws Problem also when the mapping cannot be used
 */
export async function readRenewals(
  salesforce: Salesforce,
  source: RenewalSource,
  { from, to, scopeFilter }: { from: string; to: string; scopeFilter: string | null },
  request: RowsRequest,
): Promise<Renewal[]> {
  requireUsable(source)
  const conditions = [
    `IsClosed = true AND AccountId != null AND CloseDate >= ${from} AND CloseDate <= ${to}`,
    ...(source.filter === null ? [] : [source.filter]),
    ...(scopeFilter === null ? [] : [`AccountId IN (SELECT Id FROM Account WHERE ${scopeFilter})`]),
  ]
  const where = conditions.map((condition) => `(${condition})`).join(' AND ')
  const renewals: Renewal[] = []
  const soql = `SELECT ${renewalColumns.join(', ')} FROM Opportunity WHERE ${where}`
  await readRows(salesforce, soql, renewalColumns, 'renewals', request, ({ AccountId = '', CloseDate = '', IsWon }) => {
    renewals.push({ accountId: AccountId, decidedOn: CloseDate, isRenewed: IsWon === 'true' })
  })
  return renewals
}

/** @throws Problem */
function requireUsable({ object, filter }: RenewalSource): void {
  if (object !== 'Opportunity') {
    throw new Problem(
      'salesforce-refused',
      `The mapping RenewalOpportunity names the object ${object}; renewals are read from Opportunity: correct ObjectApiName__c.`,
    )
  }
  try {
    if (filter !== null) parseFilter(filter)
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw new Problem('salesforce-refused', `Filter__c of the mapping RenewalOpportunity cannot be used: ${err.message}`, { cause: err })
  }
}

import type { ObjectDefinition } from '../schema/object-definition.ts'
import type { Database, SqlValue } from './database.ts'
import type { Row } from './derived-fields.ts'

/** Fields of a parent that its children determine. `row` is the child as saved, or as it was when it was deleted. */
export function rollUpParent(database: Database, object: ObjectDefinition, row: Row): void {
  if (object.name === 'OpportunityLineItem') totalOpportunity(database, row.OpportunityId)
  if (object.name === 'Task' || object.name === 'Event') stampLastActivity(database, row)
}

/** An opportunity with products takes its amount from them. Source: Object Reference, Opportunity.Amount. */
function totalOpportunity(database: Database, opportunityId: SqlValue | undefined): void {
  const [count, total] = database.row(
    'SELECT count(*), sum(TotalPrice) FROM "OpportunityLineItem" WHERE OpportunityId = ? AND IsDeleted = 0',
    [opportunityId ?? null],
  ) ?? [0, null]
  database.run(
    `UPDATE "Opportunity" SET HasOpportunityLineItem = ?1, Amount = iif(?1, ?2, Amount),
       ExpectedRevenue = iif(?1, ?2, Amount) * Probability / 100 WHERE Id = ?3`,
    [count === 0 ? 0 : 1, total ?? null, opportunityId ?? null],
  )
}

const keptOn: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '701': 'Campaign',
  '800': 'Contract',
}

/**
 * The newest due date of an event or closed task about the record. It only moves forward: Salesforce recalculates
 * it when an activity is deleted or reopened, the local org does not.
 */
function stampLastActivity(database: Database, row: Row): void {
  if (typeof row.ActivityDate !== 'string' || row.IsClosed === 0) return
  for (const id of new Set([row.AccountId, row.WhatId, row.WhoId])) {
    const object = typeof id === 'string' ? keptOn[id.slice(0, 3)] : undefined
    if (object && typeof id === 'string') {
      database.run(`UPDATE "${object}" SET LastActivityDate = ?1 WHERE Id = ?2 AND (LastActivityDate IS NULL OR LastActivityDate < ?1)`, [
        row.ActivityDate,
        id,
      ])
    }
  }
}

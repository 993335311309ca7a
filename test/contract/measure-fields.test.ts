import { expect, test } from 'vitest'
import { fieldsOfCondition, fieldsOfMeasure } from './measure-fields.ts'

test('finds the fields of a condition, not its texts, operators, literals and functions', () => {
  expect(fieldsOfCondition("IsClosed = false AND (Title LIKE '%O\\'Neil Sponsor%' OR NOT Status IN ('New', 'Open'))")).toEqual([
    'IsClosed',
    'Title',
    'Status',
  ])
  expect(fieldsOfCondition('CreatedDate > LAST_N_DAYS:30 AND CALENDAR_YEAR(CloseDate) = 2026 AND Owner.IsActive = true')).toEqual([
    'CreatedDate',
    'CloseDate',
    'Owner.IsActive',
  ])
})

test('finds the fields of both aggregates of a measure', () => {
  const count = { sourceObject: 'Case', accountPath: 'AccountId', filter: "Priority = 'High'", dateField: 'CreatedDate', field: null }
  const over = {
    sourceObject: 'OpportunityLineItem',
    accountPath: 'Opportunity.AccountId',
    filter: null,
    dateField: null,
    field: 'Quantity',
  }
  expect(fieldsOfMeasure({ aggregate: count, over })).toEqual([
    { object: 'Case', field: 'AccountId' },
    { object: 'Case', field: 'CreatedDate' },
    { object: 'Case', field: 'Priority' },
    { object: 'OpportunityLineItem', field: 'Quantity' },
  ])
})

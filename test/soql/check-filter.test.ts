import { describe, expect, test } from 'vitest'
import { checkFilter } from '../../scoring-api/soql/check-filter.ts'
import { columnsOf, FilterError } from '../../scoring-api/soql/filter.ts'
import { parseFilter } from '../../scoring-api/soql/parse-filter.ts'
import { resolveField, type DescribedObject, type FieldLookup } from '../../scoring-api/soql/schema.ts'

const field = (name: string, type: string, parents: string[] = [], relationshipName: string | null = null) => ({
  name,
  type,
  scale: 0,
  relationshipName,
  referenceTo: parents,
})

const schema: DescribedObject[] = [
  {
    name: 'Case',
    fields: [
      field('Id', 'id'),
      field('Status', 'picklist'),
      field('IsEscalated', 'boolean'),
      field('Hours__c', 'double'),
      field('Topics__c', 'multipicklist'),
      field('CreatedDate', 'datetime'),
      field('DueOn__c', 'date'),
      field('Place__c', 'location'),
      field('AccountId', 'reference', ['Account'], 'Account'),
      field('OwnerId', 'reference', ['Group', 'User'], 'Owner'),
    ],
  },
  { name: 'Account', fields: [field('Id', 'id'), field('Type', 'picklist'), field('ParentId', 'reference', ['Account'], 'Parent')] },
  { name: 'User', fields: [field('Name', 'string'), field('IsActive', 'boolean')] },
  { name: 'Group', fields: [field('Name', 'string')] },
]
const lookup: FieldLookup = (object, path) => resolveField(schema, object, path)
const check = (text: string) => checkFilter(parseFilter(text), 'Case', lookup)

test('fields are spelled as the org spells them', () => {
  const checked = check("status = 'x' AND (account.parent.TYPE = 'y' OR owner.isactive = true) AND (NOT hours__C > 1)")
  expect(columnsOf(checked)).toEqual(['Status', 'Account.Parent.Type', 'Owner.IsActive', 'Hours__c'])
})

test.each([
  "Status != 'x'",
  "Status IN ('x', null)",
  "Status LIKE 'x%'",
  "Status > 'x'",
  'IsEscalated = TRUE',
  'IsEscalated != null',
  'Hours__c <= 1.5',
  'Hours__c NOT IN (1, 2)',
  "Topics__c INCLUDES ('a')",
  "Topics__c = 'a;b'",
  'CreatedDate >= 2026-01-01T00:00:00Z',
  'CreatedDate = LAST_N_DAYS:30',
  'DueOn__c < 2026-01-01',
  'DueOn__c IN (TODAY, 2026-01-01)',
  "OwnerId = '005000000000001'",
])('%s fits', (text) => {
  expect(() => check(text)).not.toThrow()
})

describe('what does not fit names place, object and field', () => {
  test.each([
    ["Hours__c > 1 AND Statu = 'x'", 'Condition 2: Case has no field "Statu", or the integration user may not read it.'],
    ["Contact.Name = 'x'", 'Condition 1: Case has no parent relationship "Contact", or the integration user may not read it.'],
    ["Account.Owner.Name = 'x'", 'Condition 1: Account has no parent relationship "Owner", or the integration user may not read it.'],
    ["Place__c = 'x'", 'Condition 1: Case.Place__c cannot be used in a condition (location).'],
    ['Status = 1', 'Condition 1: Case.Status needs a text in quotes.'],
    ["Hours__c = '1'", 'Condition 1: Case.Hours__c needs a number without quotes.'],
    ["IsEscalated = 'true'", 'Condition 1: Case.IsEscalated needs TRUE or FALSE.'],
    ['IsEscalated > TRUE', 'Condition 1: Case.IsEscalated cannot be compared so (boolean).'],
    ['DueOn__c = 2026-01-01T00:00:00Z', 'Condition 1: Case.DueOn__c needs a date such as 2026-01-31 or TODAY.'],
    ['CreatedDate = 2026-01-01', 'Condition 1: Case.CreatedDate needs a time such as 2026-01-31T00:00:00Z or a period such as TODAY.'],
    ['CreatedDate = LAST_N_DAYS:-1', 'Condition 1: Case.CreatedDate is compared with an unknown period LAST_N_DAYS.'],
    ["Hours__c LIKE '1%'", 'Condition 1: Case.Hours__c cannot be compared so (double).'],
    ["Status INCLUDES ('x')", 'Condition 1: Case.Status cannot be compared so (picklist).'],
    ["Topics__c LIKE 'x%'", 'Condition 1: Case.Topics__c cannot be compared so (multipicklist).'],
    ['Hours__c > null', 'Condition 1: Case.Hours__c cannot be compared so (double).'],
    ["OwnerId LIKE '005%'", 'Condition 1: Case.OwnerId cannot be compared so (reference).'],
  ])('%s', (text, message) => {
    const error = refusalOf(text)
    expect(error.message).toBe(message)
    expect(error.japanese).toMatch(/[ぁ-ん].*。$/)
  })
})

function refusalOf(text: string): FilterError {
  try {
    check(text)
  } catch (err) {
    if (err instanceof FilterError) return err
    throw err
  }
  throw new Error('Nothing was refused')
}

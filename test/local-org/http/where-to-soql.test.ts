import { expect, it } from 'vitest'
import { orderToSoql } from '../../../local-org/api/graphql/order-to-soql.ts'
import { whereToSoql, type Filter } from '../../../local-org/api/graphql/where-to-soql.ts'
import type { Describe } from '../../../local-org/api/org.ts'
import { aDescribe, aField } from './describe-builder.ts'
import { emma, fakeOrg } from './fake-org.ts'

const objects: Record<string, Describe> = {
  Account: aDescribe('Account', [
    aField('Name', 'string'),
    aField('AnnualRevenue', 'currency'),
    aField('IsActive__c', 'boolean'),
    aField('CsCustomerSince__c', 'date'),
    aField('CreatedDate', 'datetime'),
    aField('Products__c', 'multipicklist'),
    aField('OwnerId', 'reference', { relationshipName: 'Owner', referenceTo: ['User'] }),
  ]),
  User: aDescribe('User', [aField('Name', 'string', { nameField: true })]),
}
const org = fakeOrg({
  describeGlobal: () => Object.values(objects),
  describe: (_, name) => objects[name] ?? aDescribe(name, []),
})
const scope = { org, userId: emma.id, describe: objects['Account'] as Describe }

it.each<[Filter, string | null]>([
  [{}, null],
  [{ Name: { eq: "O'Neil" } }, "Name = 'O\\'Neil'"],
  [{ name: { ne: null } }, 'Name != null'],
  [
    { Name: { like: 'A%' }, AnnualRevenue: { gte: 100, lt: '200.5' } },
    "(Name LIKE 'A%' AND (AnnualRevenue >= 100 AND AnnualRevenue < 200.5))",
  ],
  [
    { or: [{ Name: { eq: 'A' } }, { and: [{ Name: { eq: 'B' } }, { IsActive__c: { eq: true } }] }] },
    "(Name = 'A' OR (Name = 'B' AND IsActive__c = true))",
  ],
  [{ not: { Name: { in: ['A', 'B'] } } }, "(NOT (Name IN ('A', 'B')))"],
  [{ Name: { nin: ['A'] } }, "Name NOT IN ('A')"],
  [{ Name: { in: [] } }, 'Id = null'],
  [{ Name: { nin: [] } }, 'Id != null'],
  [{ Products__c: { includes: ['A;B', 'C'] } }, "Products__c INCLUDES ('A;B', 'C')"],
  [{ Owner: { Name: { eq: 'Emma' } } }, "Owner.Name = 'Emma'"],
  [{ CsCustomerSince__c: { gt: '2026-01-31' } }, 'CsCustomerSince__c > 2026-01-31'],
  [{ CsCustomerSince__c: { eq: { value: '2026-01-31' } } }, 'CsCustomerSince__c = 2026-01-31'],
  [{ CreatedDate: { gte: { literal: 'THIS_MONTH' } } }, 'CreatedDate >= THIS_MONTH'],
  [{ CreatedDate: { eq: { range: { last_n_days: 30 } } } }, 'CreatedDate = LAST_N_DAYS:30'],
  [{ CreatedDate: { lt: '2026-01-31T10:00:00.000Z' } }, 'CreatedDate < 2026-01-31T10:00:00.000Z'],
  [{ Name: undefined, and: null }, null],
])('%j is %s', (filter, soql) => {
  expect(whereToSoql(scope, filter)).toBe(soql)
})

it.each<[Filter, string]>([
  [{ Nothing__c: { eq: 1 } }, "No such column 'Nothing__c' on entity 'Account'."],
  [{ Owner: { Nothing__c: { eq: 1 } } }, "No such column 'Nothing__c' on entity 'User'."],
  [{ Name: { equals: 'A' } }, "Unknown operator 'equals' on 'Name'"],
  [{ Name: 'A' }, "The filter on 'Name' must be an object"],
  [{ Name: { eq: 5 } }, "The value 5 does not fit the field 'Name'"],
  [{ AnnualRevenue: { eq: '1 OR Name != null' } }, 'does not fit'],
  [{ IsActive__c: { eq: 'true' } }, 'does not fit'],
  [{ CreatedDate: { eq: 'TODAY' } }, 'is no date'],
  [{ CreatedDate: { eq: { literal: 'TODAY OR Name != null' } } }, 'CreatedDate'],
])('%j is refused', (filter, message) => {
  expect(() => whereToSoql(scope, filter)).toThrow(message)
})

it.each<[unknown, string[]]>([
  [undefined, []],
  [{ Name: { order: 'DESC', nulls: 'LAST' }, Owner: { Name: { order: 'ASC' } } }, ['Name DESC NULLS LAST', 'Owner.Name ASC']],
  [
    [{ Name: {} }, { CreatedDate: { order: 'DESC' } }],
    ['Name ASC', 'CreatedDate DESC'],
  ],
])('the order %j is %j', (orderBy, soql) => {
  expect(orderToSoql(scope, orderBy)).toEqual(soql)
})

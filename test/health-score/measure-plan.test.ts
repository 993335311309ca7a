import { describe, expect, test } from 'vitest'
import { planMeasures, type ExtractionPlan } from '../../scoring-api/health-score/measure-plan.ts'
import { objectsToDescribe } from '../../scoring-api/health-score/objects-to-describe.ts'
import type { AggregateDefinition, Measure, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { sourceSoql } from '../../scoring-api/health-score/source-soql.ts'
import type { DescribedObject } from '../../scoring-api/soql/schema.ts'
import { aggregate, measure, scorecard } from './builders.ts'

const field = (name: string, type = 'string', parents: string[] = [], relationshipName: string | null = null) => ({
  name,
  type,
  scale: type === 'double' ? 2 : 0,
  relationshipName,
  referenceTo: parents,
})

const account: DescribedObject = {
  name: 'Account',
  fields: [
    field('Id', 'id'),
    field('CsLifecycleStage__c', 'picklist'),
    field('Industry', 'picklist'),
    field('Seats__c', 'double'),
    field('ParentId', 'reference', ['Account'], 'Parent'),
    field('OwnerId', 'reference', ['User'], 'Owner'),
  ],
}
const opportunity: DescribedObject = {
  name: 'Opportunity',
  fields: [
    field('Id', 'id'),
    field('AccountId', 'reference', ['Account'], 'Account'),
    field('Type', 'picklist'),
    field('CloseDate', 'date'),
  ],
}
const schema: DescribedObject[] = [
  account,
  opportunity,
  {
    name: 'Case',
    fields: [
      field('Id', 'id'),
      field('AccountId', 'reference', ['Account'], 'Account'),
      field('Parent__c', 'reference', ['Account'], 'Parent__r'),
      field('Status', 'picklist'),
      field('Hours__c', 'double'),
      field('Notes__c', 'textarea'),
      field('Spot__c', 'location'),
      field('CreatedDate', 'datetime'),
    ],
  },
  {
    name: 'OpportunityLineItem',
    fields: [field('Id', 'id'), field('OpportunityId', 'reference', ['Opportunity'], 'Opportunity'), field('Quantity', 'double')],
  },
  { name: 'User', fields: [field('Id', 'id'), field('Name')] },
]

const options = { schema, accountColumns: ['CsLifecycleStage__c'], scopeFilter: null }

const planOf = (measures: Measure[], changes: Partial<Scorecard> = {}): ExtractionPlan =>
  planMeasures([scorecard(measures, changes)], options)

const columnsOf = (plan: ExtractionPlan): Record<string, string[]> =>
  Object.fromEntries(plan.sources.map(({ sobject, columns }) => [sobject, columns.map(({ name }) => name)]))

describe('one read a source object, with the union of what the measures need', () => {
  const open = measure('open', { aggregate: aggregate({ filter: "status != 'Closed'", dateField: 'createddate' }) })
  const hours = measure('hours', {
    aggregate: aggregate({ aggregate: 'average', field: 'Hours__c' }),
    over: aggregate({ filter: "Account.Industry = 'Media'" }),
  })
  const items = measure('items', {
    aggregate: aggregate({
      sourceObject: 'opportunitylineitem',
      accountPath: 'Opportunity.AccountId',
      filter: "Opportunity.Type = 'Renewal'",
      aggregate: 'sum',
      field: 'Quantity',
      dateField: 'Opportunity.CloseDate',
      windowDays: 365,
    }),
  })

  test('Account comes first, with its id and the columns to hand through', () => {
    expect(columnsOf(planOf([open, hours, items]))).toEqual({
      Account: ['Id', 'CsLifecycleStage__c'],
      Case: ['Id', 'AccountId', 'CreatedDate', 'Status', 'Hours__c', 'Account.Industry'],
      OpportunityLineItem: ['Id', 'Opportunity.AccountId', 'Opportunity.CloseDate', 'Quantity', 'Opportunity.Type'],
    })
  })

  test('columns know their type and scale', () => {
    const [, cases] = planOf([hours]).sources
    expect(cases?.columns).toContainEqual({ name: 'Hours__c', type: 'double', scale: 2 })
  })

  test('the segment filter’s columns and measures on Account itself are read with it', () => {
    const seats = measure('seats', {
      aggregate: aggregate({ sourceObject: 'Account', accountPath: 'Id', aggregate: 'latest', field: 'Seats__c' }),
    })
    expect(columnsOf(planOf([seats], { segmentFilter: "Industry = 'Media' AND Owner.Name != null" }))).toEqual({
      Account: ['Id', 'CsLifecycleStage__c', 'Industry', 'Owner.Name', 'Seats__c'],
    })
  })

  test('the order of measures changes no set of columns', () => {
    const sets = (plan: ExtractionPlan) => Object.values(columnsOf(plan)).map((names) => names.toSorted())
    expect(sets(planOf([items, hours, open]))).toEqual(sets(planOf([open, hours, items])))
  })

  test('sound definitions have no problems', () => {
    expect(planOf([open, hours, items]).problems).toEqual([])
  })
})

describe('SOQL of a source', () => {
  const plan = planMeasures(
    [
      scorecard([
        measure('a', { aggregate: aggregate() }),
        measure('b', { aggregate: aggregate({ accountPath: 'Parent__c' }) }),
        measure('c', { aggregate: aggregate({ sourceObject: 'Opportunity' }) }),
      ]),
    ],
    { ...options, scopeFilter: "Industry = 'Media' OR Industry = 'Retail'" },
  )
  const soql = (sobject: string, accountIds: string[] | null) => {
    const source = plan.sources.find((each) => each.sobject === sobject)
    return source && sourceSoql(source, accountIds)
  }

  test('a run reads every row that leads to an account', () => {
    expect([soql('Account', null), soql('Opportunity', null), soql('Case', null)]).toEqual([
      "SELECT Id, CsLifecycleStage__c FROM Account WHERE Industry = 'Media' OR Industry = 'Retail'",
      'SELECT Id, AccountId FROM Opportunity WHERE AccountId != null',
      'SELECT Id, AccountId, Parent__c FROM Case WHERE AccountId != null OR Parent__c != null',
    ])
  })

  test('one account reads its own rows, and only if it is in scope', () => {
    expect([soql('Account', ['001A']), soql('Opportunity', ['001A', '001B']), soql('Case', ['001A'])]).toEqual([
      "SELECT Id, CsLifecycleStage__c FROM Account WHERE (Industry = 'Media' OR Industry = 'Retail') AND (Id IN ('001A'))",
      "SELECT Id, AccountId FROM Opportunity WHERE AccountId IN ('001A', '001B')",
      "SELECT Id, AccountId, Parent__c FROM Case WHERE AccountId IN ('001A') OR Parent__c IN ('001A')",
    ])
  })

  test('without a scope, all accounts', () => {
    const [source] = planOf([]).sources
    expect(source && [sourceSoql(source, null), sourceSoql(source, ['001A'])]).toEqual([
      'SELECT Id, CsLifecycleStage__c FROM Account',
      "SELECT Id, CsLifecycleStage__c FROM Account WHERE Id IN ('001A')",
    ])
  })

  test('nothing but letters and digits of an id reaches the query', () => {
    expect(soql('Opportunity', ["001A') OR Id != null OR Id IN ('"])).toBe(
      "SELECT Id, AccountId FROM Opportunity WHERE AccountId IN ('001AORIdnullORIdIN')",
    )
  })
})

describe('a definition that does not fit the org is one sentence, and its measure is not read', () => {
  test.each<[string, Partial<AggregateDefinition>, string]>([
    ['unknown object', { sourceObject: 'Ticket__c' }, 'There is no object "Ticket__c", or the integration user may not read it.'],
    [
      'unknown field',
      { aggregate: 'sum', field: 'Minutes__c' },
      'Case has no field "Minutes__c", or the integration user may not read it.',
    ],
    ['unknown date field', { dateField: 'ClosedDate' }, 'Case has no field "ClosedDate", or the integration user may not read it.'],
    [
      'unknown way to the account',
      { accountPath: 'Contact.AccountId' },
      'Case has no parent relationship "Contact", or the integration user may not read it.',
    ],
    ['a way that leads to no record', { accountPath: 'Status' }, 'Case.Status does not lead to an account.'],
    ['its own id as the way', { accountPath: 'Id' }, 'Case.Id does not lead to an account.'],
    [
      'Account by another way than its id',
      { sourceObject: 'Account', accountPath: 'ParentId' },
      'Account.ParentId does not lead to an account.',
    ],
    ['a sum of words', { aggregate: 'sum', field: 'Status' }, '"sum" does not fit Case.Status (picklist).'],
    ['a latest date', { aggregate: 'latest', field: 'CreatedDate' }, '"latest" does not fit Case.CreatedDate (datetime).'],
    ['days since a number', { aggregate: 'daysSince', field: 'Hours__c' }, '"daysSince" does not fit Case.Hours__c (double).'],
    ['distinct places', { aggregate: 'distinct', field: 'Spot__c' }, '"distinct" does not fit Case.Spot__c (location).'],
    ['an average of nothing', { aggregate: 'average' }, '"average" over Case needs a field.'],
    ['days since nothing', { aggregate: 'daysSince' }, '"daysSince" over Case needs a field.'],
    ['a date field that is none', { dateField: 'Status' }, 'Case.Status is no date (picklist).'],
    ['a window without a date', { windowDays: 30 }, 'A window over Case needs a date field.'],
    [
      'a filter on an unknown field',
      { filter: "Statu = 'x'" },
      'The filter on Case: Condition 1: Case has no field "Statu", or the integration user may not read it.',
    ],
    ['a filter that is no condition', { filter: 'Status =' }, 'The filter on Case: The condition cannot be understood at its end.'],
    [
      'a filter that mixes',
      { filter: "Status = 'a' AND Status = 'b' OR Status = 'c'" },
      'The filter on Case: After condition 2: OR is mixed with another operator; put one of them in parentheses, e.g. "(A OR B) AND (NOT C)".',
    ],
  ])('%s', (_, changes, sentence) => {
    const { sources, problems } = planOf([measure('m', { aggregate: aggregate(changes) })])
    expect(sources.map(({ sobject }) => sobject)).toEqual(['Account'])
    expect(problems.map((problem) => problem.sentence)).toEqual([sentence])
    expect(problems[0]?.japanese).toMatch(/^[^。]*[ぁ-んァ-ヶ一-龠].*。$/)
  })

  test('says which scorecard, measure and property', () => {
    const { problems } = planOf([measure('m', { aggregate: aggregate({ aggregate: 'sum', field: 'Nope__c' }) })])
    expect(problems).toMatchObject([{ scorecardVersionKey: 'operation-v1', measureKey: 'm', property: 'aggregate.field' }])
  })

  test('one broken half of a ratio keeps the other from being read', () => {
    const { sources } = planOf([measure('m', { over: aggregate({ sourceObject: 'Nope__c' }) })])
    expect(sources.map(({ sobject }) => sobject)).toEqual(['Account'])
  })

  test('a broken measure does not touch the others', () => {
    const { sources, problems } = planOf([measure('bad', { aggregate: aggregate({ sourceObject: 'Nope__c' }) }), measure('good')])
    expect([sources.map(({ sobject }) => sobject), problems.length]).toEqual([['Account', 'Case'], 1])
  })

  test('a broken segment filter', () => {
    const { problems } = planOf([], { segmentFilter: 'Nope__c = 1' })
    expect(problems).toMatchObject([
      {
        measureKey: null,
        property: 'segmentFilter',
        sentence: 'The filter on Account: Condition 1: Account has no field "Nope__c", or the integration user may not read it.',
      },
    ])
  })

  test('an account column that is not granted', () => {
    const { sources, problems } = planMeasures([], { ...options, accountColumns: ['CsHealthScore__c', 'Industry'] })
    expect(sources[0]?.columns.map(({ name }) => name)).toEqual(['Id', 'Industry'])
    expect(problems).toMatchObject([
      {
        scorecardVersionKey: null,
        measureKey: null,
        property: 'accountColumns',
        sentence: 'Account has no "CsHealthScore__c" that the integration user may read.',
      },
    ])
  })
})

describe('objects still to describe', () => {
  const items = measure('items', { aggregate: aggregate({ sourceObject: 'OpportunityLineItem', accountPath: 'Opportunity.AccountId' }) })
  const missing = (known: DescribedObject[], measures: Measure[], changes: Partial<Scorecard> = {}) =>
    objectsToDescribe([scorecard(measures, changes)], { ...options, schema: known })

  test('first those that are named, then their parents, then none', () => {
    const line = schema.find(({ name }) => name === 'OpportunityLineItem')
    expect(missing([], [items])).toEqual(['Account', 'OpportunityLineItem'])
    expect(missing([account, ...(line ? [line] : [])], [items])).toEqual(['Opportunity'])
    expect(missing(schema, [items])).toEqual([])
  })

  test('parents of filters and segments too', () => {
    const filtered = measure('m', { aggregate: aggregate({ sourceObject: 'Opportunity', filter: "Account.Owner.Name = 'x'" }) })
    expect(missing([opportunity, account], [filtered], { segmentFilter: "Owner.Name = 'x'" })).toEqual(['User'])
  })

  test('a condition that cannot be parsed asks for nothing more', () => {
    expect(missing([account], [], { segmentFilter: 'Owner.Name =' })).toEqual([])
  })
})

describe('percentiles', () => {
  const within = (percentileWithin: string) => planOf([measure('m', { percentileWithin })])

  test('the segment field is read with the account', () => {
    expect(columnsOf(within('Owner.name'))['Account']).toEqual(['Id', 'CsLifecycleStage__c', 'Owner.Name'])
    expect(columnsOf(within('*'))['Account']).toEqual(['Id', 'CsLifecycleStage__c'])
  })

  test.each([
    ['Nope__c', 'Account has no "Nope__c" that the integration user may read.'],
    ['Seats__c', 'Account.Seats__c makes no segments (double): choose a text, picklist, lookup or checkbox.'],
  ])('%s is refused', (path, sentence) => {
    const { sources, problems } = within(path)
    expect(problems).toMatchObject([{ scorecardVersionKey: 'operation-v1', measureKey: 'm', property: 'percentileWithin', sentence }])
    expect(sources.map(({ sobject }) => sobject)).toEqual(['Account'])
  })
})

describe('currencies', () => {
  const withCurrency = (object: DescribedObject): DescribedObject => ({
    ...object,
    fields: [...object.fields, field('CurrencyIsoCode', 'picklist'), field('Amount', 'currency')],
  })
  const many = schema.map(withCurrency)
  const total = (changes: Partial<AggregateDefinition> = {}) =>
    measure('total', { aggregate: aggregate({ sourceObject: 'Opportunity', aggregate: 'sum', field: 'Amount', ...changes }) })
  const planIn = (described: readonly DescribedObject[], measures: Measure[]) =>
    planMeasures([scorecard(measures)], { ...options, schema: described })

  test('in a multi-currency org an amount is read with its currency, on the record where it is', () => {
    const ofItems = total({ sourceObject: 'OpportunityLineItem', accountPath: 'Opportunity.AccountId', field: 'Opportunity.Amount' })
    const plan = planIn(many, [total(), ofItems])
    expect([plan.isMultiCurrency, plan.problems, columnsOf(plan)]).toEqual([
      true,
      [],
      {
        Account: ['Id', 'CsLifecycleStage__c'],
        Opportunity: ['Id', 'AccountId', 'Amount', 'CurrencyIsoCode'],
        OpportunityLineItem: ['Id', 'Opportunity.AccountId', 'Opportunity.Amount', 'Opportunity.CurrencyIsoCode'],
      },
    ])
  })

  test('counted amounts and plain numbers need no currency', () => {
    const hours = total({ sourceObject: 'Case', field: 'Hours__c' })
    expect(columnsOf(planIn(many, [total({ aggregate: 'count' }), hours]))).toMatchObject({
      Opportunity: ['Id', 'AccountId', 'Amount'],
      Case: ['Id', 'AccountId', 'Hours__c'],
    })
  })

  test('an amount whose currency may not be read is refused rather than mixed', () => {
    const hidden = many.map((object) =>
      object.name === 'Opportunity' ? { ...object, fields: object.fields.filter(({ name }) => name !== 'CurrencyIsoCode') } : object,
    )
    expect(planIn(hidden, [total()]).problems).toMatchObject([
      {
        property: 'aggregate.field',
        sentence: 'Opportunity has no field "CurrencyIsoCode", or the integration user may not read it.',
      },
    ])
  })

  test('in an org with one currency, none is read', () => {
    const one = many.map((object) => ({ ...object, fields: object.fields.filter(({ name }) => name !== 'CurrencyIsoCode') }))
    const plan = planIn(one, [total()])
    expect([plan.isMultiCurrency, plan.problems, columnsOf(plan)['Opportunity']]).toEqual([false, [], ['Id', 'AccountId', 'Amount']])
  })
})

test('each broken half of a ratio is said by itself, and a window of a period needs a date', () => {
  const { problems } = planOf([
    measure('m', { aggregate: aggregate({ sourceObject: 'Nope__c' }), over: aggregate({ windowPeriod: 'lastMonth' }) }),
  ])
  expect(problems.map(({ property, sentence }) => [property, sentence])).toEqual([
    ['aggregate.sourceObject', 'There is no object "Nope__c", or the integration user may not read it.'],
    ['over.dateField', 'A window over Case needs a date field.'],
  ])
})

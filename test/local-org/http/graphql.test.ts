import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { signIn, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>
let aiko: ReturnType<typeof signIn>

beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
  aiko = signIn(running, 'aiko.tanaka@banso.example')
  const bands = ['Healthy', 'Watch', 'Watch', 'AtRisk']
  for (const [index, band] of bands.entries()) {
    const tree = {
      attributes: { type: 'Account', referenceId: 'a' },
      Name: `Account ${index}`,
      CsHealthBand__c: band,
      CsHealthScore__c: 80 - index * 10,
      Contacts: {
        records: Array.from({ length: index }, (_, contact) => ({
          attributes: { type: 'Contact', referenceId: `c${contact}` },
          LastName: `Contact ${index}.${contact}`,
        })),
      },
    }
    expect((await admin.send('POST', '/composite/tree/Account', { records: [tree] })).status).toBe(201)
  }
})
afterAll(() => running.close())

interface GraphqlAnswer {
  data: { uiapi: Record<string, Record<string, unknown>> } | null
  errors: { message: string; path?: string[] }[]
}

async function ask(query: string, variables?: Record<string, unknown>, session = aiko): Promise<GraphqlAnswer> {
  const { status, body } = await session.send('POST', '/graphql', { query, variables })
  expect(status).toBe(200)
  return body
}
const part = async (query: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await ask(`query ($band: Picklist, $first: Int, $after: String) { uiapi { query { ${query} } } }`, variables)
  expect(errors).toEqual([])
  return data?.uiapi['query']
}

describe('a GraphQL query', () => {
  it('answers fields with value, displayValue and label, and parents', async () => {
    const answer = await part(`
      Account(where: { Name: { eq: "Account 1" } }) {
        edges { node { Id Name { value } CsHealthScore__c { value displayValue } CsHealthBand__c { value label } Owner { Name { value } } } }
        totalCount
      }`)
    expect(answer).toEqual({
      Account: {
        edges: [
          {
            node: {
              Id: expect.stringMatching(/^001.{15}$/) as string,
              Name: { value: 'Account 1' },
              CsHealthScore__c: { value: 70, displayValue: '70.00' },
              CsHealthBand__c: { value: 'Watch', label: '注意' },
              Owner: { Name: { value: 'Admin Ada' } },
            },
          },
        ],
        totalCount: 1,
      },
    })
  })

  it('takes variables, orders and aliases', async () => {
    const answer = await part(
      `watched: Account(where: { CsHealthBand__c: { eq: $band } }, orderBy: { CsHealthScore__c: { order: ASC, nulls: LAST } }) {
        edges { node { title: Name { value } } }
      }`,
      { band: 'Watch' },
    )
    expect(answer).toEqual({
      watched: { edges: [{ node: { title: { value: 'Account 2' } } }, { node: { title: { value: 'Account 1' } } }] },
    })
  })

  it('orders by id where it is asked to, and only once', async () => {
    const answer = await part('Account(orderBy: { Id: { order: DESC } }) { edges { node { Name { value } } } }')
    const names = (answer as unknown as { Account: { edges: { node: { Name: { value: string } } }[] } }).Account.edges.map(
      ({ node }) => node.Name.value,
    )
    expect(names).toEqual(['Account 3', 'Account 2', 'Account 1', 'Account 0'])
  })

  it('is read page by page', async () => {
    interface Page {
      Account: { edges: { node: { Name: { value: string } } }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }
    const query = `Account(first: $first, after: $after, orderBy: { Name: { order: ASC } }) {
      edges { node { Name { value } } cursor } totalCount pageInfo { hasNextPage endCursor }
    }`
    const first = (await part(query, { first: 3 })) as unknown as Page
    const second = (await part(query, { first: 3, after: first.Account.pageInfo.endCursor })) as unknown as Page
    expect(
      [first, second].map(({ Account }) => [
        Account.edges.map(({ node }) => node.Name.value),
        Account.totalCount,
        Account.pageInfo.hasNextPage,
      ]),
    ).toEqual([
      [['Account 0', 'Account 1', 'Account 2'], 4, true],
      [['Account 3'], 4, false],
    ])
  })

  it('answers children of each record, and how many there are beyond the page', async () => {
    const answer = await part(`
      Account(orderBy: { Name: { order: ASC } }) {
        edges { node { Contacts(first: 2, orderBy: { LastName: { order: ASC } }) { edges { node { LastName { value } } } totalCount pageInfo { hasNextPage } } } }
      }`)
    const lists = (answer as unknown as { Account: { edges: { node: { Contacts: unknown } }[] } }).Account.edges.map(
      ({ node }) => node.Contacts,
    )
    const contact = (name: string) => ({ node: { LastName: { value: name } } })
    expect(lists).toEqual([
      { edges: [], totalCount: 0, pageInfo: { hasNextPage: false } },
      { edges: [contact('Contact 1.0')], totalCount: 1, pageInfo: { hasNextPage: false } },
      { edges: [contact('Contact 2.0'), contact('Contact 2.1')], totalCount: 2, pageInfo: { hasNextPage: false } },
      { edges: [contact('Contact 3.0'), contact('Contact 3.1')], totalCount: 3, pageInfo: { hasNextPage: true } },
    ])
  })

  it('spreads fragments and skips what is not included', async () => {
    const { data, errors } = await ask(
      `query ($more: Boolean!) { uiapi { query { Account(first: 1, where: { Name: { eq: "Account 0" } }) { edges { node { ...named Id @include(if: $more) } } } } } }
       fragment named on Account { Name { value } }`,
      { more: false },
    )
    expect([data, errors]).toEqual([{ uiapi: { query: { Account: { edges: [{ node: { Name: { value: 'Account 0' } } }] } } } }, []])
  })

  it('leaves out an optional field that cannot be read', async () => {
    const answer = await part(
      'Account(where: { Name: { eq: "Account 0" } }) { edges { node { Name { value } Nothing__c @optional { value } } } }',
    )
    expect(answer).toEqual({ Account: { edges: [{ node: { Name: { value: 'Account 0' } } }] } })
  })

  it('counts, sums and averages by group', async () => {
    const { data, errors } = await ask(`query { uiapi { aggregate { Account(groupBy: { CsHealthBand__c: { group: true } }) {
      edges { node { aggregate { CsHealthBand__c { value label } Id { count { value } } CsHealthScore__c { avg { value displayValue } sum { value } } } } }
    } } } }`)
    const groups = (data?.uiapi['aggregate']?.['Account'] as { edges: { node: { aggregate: unknown } }[] }).edges.map(
      ({ node }) => node.aggregate,
    )
    expect(errors).toEqual([])
    expect(groups).toContainEqual({
      CsHealthBand__c: { value: 'Watch', label: '注意' },
      Id: { count: { value: 2 } },
      CsHealthScore__c: { avg: { value: 65, displayValue: '65.00' }, sum: { value: 130 } },
    })
    expect(groups).toHaveLength(3)
  })

  it.each([
    ['{ Id: { function: COUNT, order: DESC } }', ['Watch', 'Healthy', 'AtRisk']],
    ['{ CsHealthScore__c: { function: MAX, order: ASC } }', ['AtRisk', 'Watch', 'Healthy']],
    ['{ CsHealthBand__c: { order: DESC } }', ['AtRisk', 'Watch', 'Healthy']],
  ])('sorts groups by %s', async (orderBy, bands) => {
    const { data } = await ask(`query { uiapi { aggregate { Account(groupBy: { CsHealthBand__c: { group: true } }, orderBy: ${orderBy}) {
      edges { node { aggregate { CsHealthBand__c { value } } } } } } } }`)
    const { edges } = data?.uiapi['aggregate']?.['Account'] as { edges: { node: { aggregate: { CsHealthBand__c: { value: string } } } }[] }
    const found = edges.map(({ node }) => node.aggregate['CsHealthBand__c'].value)
    expect([found[0], found.at(-1), found.toSorted()]).toEqual([bands[0], bands.at(-1), bands.toSorted()])
  })
})

describe('snapshots of an account', () => {
  it('are read between two days, newest first, and since a relative day', async () => {
    const { id } = (await admin.send('POST', '/sobjects/Account', { Name: 'With history' })).body as { id: string }
    const today = new Date(running.org.now().getTime() + 9 * 3_600_000).toISOString().slice(0, 10) // in Tokyo
    const days = ['2026-01-31', '2026-02-01', '2026-02-28', today]
    for (const [index, day] of days.entries()) {
      const fields = { Key__c: `${id}:${day}`, Account__c: id, AsOfDate__c: day, Score__c: 10 * index }
      expect((await admin.send('POST', '/sobjects/CsHealthSnapshot__c', fields)).status).toBe(201)
    }
    const read = async (where: string) => {
      const { data, errors } = await ask(
        `query History($account: ID, $from: Date, $to: Date) { uiapi { query {
          CsHealthSnapshot__c(where: { and: [{ Account__c: { eq: $account } }, ${where}] }, orderBy: { AsOfDate__c: { order: DESC } }, first: 200) {
            edges { node { AsOfDate__c { value displayValue } } } } } } }`,
        { account: id, from: '2026-02-01', to: '2026-02-28' },
      )
      expect(errors).toEqual([])
      const { edges } = data?.uiapi['query']?.['CsHealthSnapshot__c'] as { edges: { node: { AsOfDate__c: { value: string } } }[] }
      return edges.map(({ node }) => node.AsOfDate__c.value)
    }
    expect(await read('{ AsOfDate__c: { gte: { value: $from }, lte: { value: $to } } }')).toEqual(['2026-02-28', '2026-02-01'])
    expect(await read('{ AsOfDate__c: { eq: { literal: TODAY } } }')).toEqual([today])
    expect(await read('{ AsOfDate__c: { eq: { range: { last_n_days: 1 } } } }')).toEqual([today])
    expect(await read('{ AsOfDate__c: { ne: { value: $from } } }')).toHaveLength(3)
    await admin.send('DELETE', `/sobjects/Account/${id}`)
  })
})

describe('a GraphQL query that is wrong', () => {
  const errorOf = async (query: string) => (await ask(query)).errors[0]?.message

  it.each([
    [
      'an unknown field',
      'query { uiapi { query { Account { edges { node { Nothing__c { value } } } } } } }',
      "Validation error (FieldUndefined@[uiapi/query/Account/edges/node/Nothing__c]) : Field 'Nothing__c' in type 'Account' is undefined",
    ],
    [
      'an order of aggregates without groups',
      'query { uiapi { aggregate { Account(orderBy: { Id: { function: COUNT } }) { edges { node { aggregate { Id { count { value } } } } } } } } }',
      'orderBy of aggregates needs groupBy',
    ],
    [
      'an order by an unknown function',
      'query { uiapi { aggregate { Account(groupBy: { Name: { group: true } }, orderBy: { Id: { function: MEDIAN } }) { totalCount } } } }',
      "orderBy on 'Id' names no aggregate function",
    ],
    ['an unknown object', 'query { uiapi { query { Nothing__c { edges { node { Id } } } } } }', 'The requested resource does not exist'],
    [
      'an unknown operator',
      'query { uiapi { query { Account(where: { Name: { is: "x" } }) { edges { node { Id } } } } } }',
      "Unknown operator 'is' on 'Name'",
    ],
    [
      'too many rows',
      'query { uiapi { query { Account(first: 2001) { edges { node { Id } } } } } }',
      'first must be between 1 and 2000, not 2001',
    ],
    ['a mutation', 'mutation { uiapi { AccountCreate { Record { Id } } } }', 'The local org answers queries only, not a mutation'],
    ['no GraphQL', 'query {', 'Invalid Syntax : Syntax Error: Expected Name, found <EOF>.'],
    [
      'a missing variable',
      'query ($id: ID!) { uiapi { query { Account(where: { Id: { eq: $id } }) { edges { node { Id } } } } } }',
      "Variable 'id' is required and was not given",
    ],
  ])('by %s says so', async (_, query, message) => {
    expect(await errorOf(query)).toBe(message)
  })

  it('in one part answers the others', async () => {
    const { data, errors } = await ask(
      'query { uiapi { query { bad: Account { edges { node { Nothing__c { value } } } } good: Account(first: 1) { totalCount } } } }',
    )
    expect([data?.uiapi['query'], errors.map(({ path }) => path)]).toEqual([
      { bad: null, good: { totalCount: 4 } },
      [['uiapi', 'query', 'bad']],
    ])
  })

  it('has more than ten subqueries', async () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}: Account(first: 1) { edges { node { Id } } }`).join(' ')
    expect(await errorOf(`query { uiapi { query { ${parts(10)} } } }`)).toBeUndefined()
    expect(await errorOf(`query { uiapi { query { ${parts(11)} } } }`)).toBe('A query may have 10 subqueries, this one has 11')
  })
})

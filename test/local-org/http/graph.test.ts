import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { signIn, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>
beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
})
afterAll(() => running.close())

const node = (method: string, path: string, referenceId: string, body?: unknown) => ({
  method,
  url: `/services/data/v67.0/sobjects/${path}`,
  referenceId,
  body,
})
const account = (referenceId: string, Name: string | null) => node('POST', 'Account', referenceId, { Name })
const graph = (graphId: string, ...compositeRequest: unknown[]) => ({ graphId, compositeRequest })

interface GraphAnswer {
  graphId: string
  isSuccessful: boolean
  graphResponse: { compositeResponse: { referenceId: string; httpStatusCode: number; body: { errorCode: string }[] | null }[] }
}

async function run(...graphs: unknown[]): Promise<GraphAnswer[]> {
  const { status, body } = await admin.send('POST', '/composite/graph', { graphs })
  expect(status).toBe(200)
  return (body as { graphs: GraphAnswer[] }).graphs
}

const refuse = async (...graphs: unknown[]) => {
  const { status, body } = await admin.send('POST', '/composite/graph', { graphs })
  return { status, errorCode: (body as { errorCode: string }[])[0]?.errorCode }
}

const outcomes = ({ graphResponse }: GraphAnswer) =>
  graphResponse.compositeResponse.map(({ referenceId, httpStatusCode, body }) => [
    referenceId,
    httpStatusCode,
    Array.isArray(body) ? body[0]?.errorCode : null,
  ])

const countNamed = (name: string) =>
  [...running.org.query(running.org.findUser('admin@banso.example')?.id ?? '', `SELECT Id FROM Account WHERE Name = '${name}'`).records]
    .length

describe('a composite graph', () => {
  it('is undone whole when one of its nodes is refused, and the others are not', async () => {
    const [bad, good] = await run(
      graph('1', account('kept', 'Undone'), account('refused', null)),
      graph('2', account('parent', 'Done'), node('POST', 'Contact', 'child', { LastName: 'Done', AccountId: '@{parent.id}' })),
    )
    expect(bad).toMatchObject({ graphId: '1', isSuccessful: false })
    expect(outcomes(bad!)).toEqual([
      ['kept', 400, 'PROCESSING_HALTED'],
      ['refused', 400, 'REQUIRED_FIELD_MISSING'],
    ])
    expect(good).toMatchObject({ graphId: '2', isSuccessful: true })
    expect(outcomes(good!)).toEqual([
      ['parent', 201, null],
      ['child', 201, null],
    ])
    expect([countNamed('Undone'), countNamed('Done')]).toEqual([0, 1])
  })

  it('runs a node after those it refers to, and answers in the order of the request', async () => {
    const [only] = await run(
      graph('1', node('POST', 'Contact', 'child', { LastName: 'Early', AccountId: '@{parent.id}' }), account('parent', 'Late')),
    )
    expect(outcomes(only!)).toEqual([
      ['child', 201, null],
      ['parent', 201, null],
    ])
  })

  it('is halted after fifteen graphs that were refused', async () => {
    const graphs = Array.from({ length: 16 }, (_, index) => graph(`g${index}`, account(`a${index}`, null)))
    const answers = await run(...graphs, graph('last', account('last', 'Never begun')))
    expect(answers.map((answer) => outcomes(answer)[0]?.[2])).toEqual([
      ...Array.from({ length: 15 }, () => 'REQUIRED_FIELD_MISSING'),
      'PROCESSING_HALTED',
      'PROCESSING_HALTED',
    ])
    expect(countNamed('Never begun')).toBe(0)
  })

  it('takes 75 graphs, 500 nodes, 15 kinds of node and 15 levels', async () => {
    const accounts = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => account(`${prefix}${index}`, null))
    const chain = (length: number) =>
      Array.from({ length }, (_, index) =>
        node('POST', 'Account', `c${index}`, { Name: 'Chain', ...(index > 0 && { ParentId: `@{c${index - 1}.id}` }) }),
      )
    const kinds = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...account(`k${index}`, null),
        url: `/services/data/v${50 + index}.0/sobjects/Account`,
      }))
    const limit = { status: 400, errorCode: 'LIMIT_EXCEEDED' }
    const isTaken = { status: 200, errorCode: undefined }
    expect(await refuse(...Array.from({ length: 76 }, (_, index) => graph(`g${index}`, account('a', null))))).toEqual(limit)
    expect(await refuse(graph('a', ...accounts(250, 'a')), graph('b', ...accounts(251, 'b')))).toEqual(limit)
    expect(await refuse(graph('a', ...accounts(500, 'a')))).toEqual(isTaken)
    expect(await refuse(graph('a', ...kinds(16)))).toEqual(limit)
    expect(await refuse(graph('a', ...kinds(15)))).toEqual(isTaken)
    expect(await refuse(graph('a', ...chain(16)))).toEqual(limit)
    expect(await refuse(graph('a', ...chain(15)))).toEqual(isTaken)
  })

  it('is refused for a circle, an id twice and a resource that is no record', async () => {
    const invalid = { status: 400, errorCode: 'INVALID_INPUT' }
    const circle = [
      node('POST', 'Account', 'a', { Name: 'A', ParentId: '@{b.id}' }),
      node('POST', 'Account', 'b', { Name: 'B', ParentId: '@{a.id}' }),
    ]
    expect(await refuse(graph('1', ...circle))).toEqual(invalid)
    expect(await refuse(graph('1', account('a', 'A')), graph('1', account('a', 'A')))).toEqual(invalid)
    expect(await refuse(graph('1', account('a', 'A'), account('a', 'A')))).toEqual(invalid)
    const query = { method: 'GET', url: '/services/data/v67.0/query?q=SELECT+Id+FROM+Account', referenceId: 'q' }
    expect(await refuse(graph('1', query))).toEqual(invalid)
  })
})

describe('a tree', () => {
  const record = (type: string, referenceId: string, fields: object = {}) => ({
    attributes: { type, referenceId },
    Name: 'Tree',
    ...fields,
  })
  const send = async (records: unknown[]) => {
    const { status, body } = await admin.send('POST', '/composite/tree/Account', { records })
    return { status, errorCode: (body as { errorCode: string }[])[0]?.errorCode }
  }
  const nested = (levels: number): object =>
    record('Account', `level${levels}`, levels > 1 ? { ChildAccounts: { records: [nested(levels - 1)] } } : {})

  it('takes 200 records, five levels and each reference once, and creates nothing of another', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => record('Account', `r${index}`, { Name: 'Many' }))
    expect(await send(many(201))).toEqual({ status: 400, errorCode: 'EXCEEDED_ID_LIMIT' })
    expect(countNamed('Many')).toBe(0)
    expect((await send(many(200))).status).toBe(201)
    expect(await send([nested(6)])).toEqual({ status: 400, errorCode: 'INVALID_INPUT' })
    expect(await send([nested(5)])).toEqual({ status: 201, errorCode: undefined })
    expect(await send([record('Account', 'same'), record('Account', 'same')])).toEqual({ status: 400, errorCode: 'INVALID_INPUT' })
  })

  it('begins with records of the object in its address', async () => {
    expect(await send([record('Contact', 'c', { LastName: 'Root' })])).toEqual({ status: 400, errorCode: 'INVALID_INPUT' })
  })
})

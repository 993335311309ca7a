import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { signIn, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>
let emma: ReturnType<typeof signIn>

beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
  emma = signIn(running, 'emma.clark@banso.example')
})
afterAll(() => running.close())

async function createAccount(fields: Record<string, unknown>): Promise<string> {
  const { status, body } = await admin.send('POST', '/sobjects/Account', fields)
  expect({ status, body }).toEqual({ status: 201, body: { id: expect.stringMatching(/^001/) as string, success: true, errors: [] } })
  return (body as { id: string }).id
}

const answer = async (sent: ReturnType<typeof admin.send>) => {
  const { status, body } = await sent
  return { status, body: body as unknown }
}

describe('what there is', () => {
  it('versions are listed without a session, named as releases', async () => {
    const versions = (await (await fetch(`${running.url}/services/data`)).json()) as unknown[]
    expect([versions.length, versions[0], versions.at(-2), versions.at(-1)]).toEqual([
      24,
      { label: "Spring '19", url: '/services/data/v45.0', version: '45.0' },
      { label: "Summer '26", url: '/services/data/v67.0', version: '67.0' },
      { label: "Winter '27", url: '/services/data/v68.0', version: '68.0' },
    ])
  })

  it('objects are counted', async () => {
    expect(await answer(admin.send('GET', '/limits/recordCount?sObjects=Organization,CsRun__c'))).toEqual({
      status: 200,
      body: {
        sObjects: [
          { count: 1, name: 'Organization' },
          { count: 0, name: 'CsRun__c' },
        ],
      },
    })
  })

  it('an object the user may not read is not found', async () => {
    const service = signIn(running, 'integration@banso.example')
    const readable = running.org.describeGlobal(service.user.id).map(({ name }) => name)
    const hidden = running.org.describeGlobal(admin.user.id).find(({ name }) => !readable.includes(name))
    expect((await admin.send('GET', `/sobjects/${hidden?.name}/describe`)).status).toBe(200)
    expect(await answer(service.send('GET', `/sobjects/${hidden?.name}/describe`))).toEqual({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }],
    })
  })
})

describe('a record', () => {
  it('is read with all fields or with those asked for', async () => {
    const id = await createAccount({ Name: 'Read', Industry: 'Energy' })
    const all = (await admin.send('GET', `/sobjects/Account/${id}`)).body as Record<string, unknown>
    expect([all['Id'], all['Industry'], all['CsHealthScore__c']]).toEqual([id, 'Energy', null])
    expect((await admin.send('GET', `/sobjects/Account/${id.slice(0, 15)}?fields=Name,Owner.Name`)).body).toEqual({
      attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${id}` },
      Id: undefined,
      Name: 'Read',
      Owner: expect.objectContaining({ Name: 'Ada Admin' }) as object,
    })
  })

  it('is changed and deleted without a word', async () => {
    const id = await createAccount({ Name: 'Changed' })
    expect(await answer(admin.send('PATCH', `/sobjects/Account/${id}`, { Name: 'Changed again' }))).toEqual({ status: 204, body: '' })
    expect((await admin.send('GET', `/sobjects/Account/${id}?fields=Name`)).body).toMatchObject({ Name: 'Changed again' })
    expect(await answer(admin.send('DELETE', `/sobjects/Account/${id}`))).toEqual({ status: 204, body: '' })
    expect(await answer(admin.send('GET', `/sobjects/Account/${id}`))).toEqual({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }],
    })
    expect(await answer(admin.send('DELETE', `/sobjects/Account/${id}`))).toEqual({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted', fields: [] }],
    })
  })

  it('that never was is not found', async () => {
    const notFound = { status: 404, body: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] }
    expect(await answer(admin.send('GET', '/sobjects/Account/001000000000999AAA'))).toEqual(notFound)
    expect(await answer(admin.send('PATCH', '/sobjects/Account/001000000000999AAA', { Name: 'x' }))).toEqual(notFound)
  })

  it('with an unknown field is refused', async () => {
    expect(await answer(admin.send('POST', '/sobjects/Account', { Name: 'x', Nothing__c: 1 }))).toEqual({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: "No such column 'Nothing__c' on sobject of type Account" }],
    })
  })

  it('needs a body', async () => {
    expect(await answer(admin.send('POST', '/sobjects/Account'))).toEqual({
      status: 400,
      body: [{ errorCode: 'JSON_PARSER_ERROR', message: 'The HTTP entity body is required, but this request has no entity body.' }],
    })
  })

  it('is created, then updated, by its external id', async () => {
    const path = '/sobjects/CsScorecard__c/VersionKey__c/rest-v1'
    const fields = {
      Name: 'REST',
      Key__c: 'rest',
      Version__c: 1,
      Status__c: 'Draft',
      HealthyFrom__c: 80,
      WatchFrom__c: 60,
      MinimumCoverage__c: 50,
    }
    const first = await answer(admin.send('PATCH', path, fields))
    const second = await answer(admin.send('PATCH', path, { Name: 'REST again' }))
    const id = (first.body as { id: string }).id
    expect([first, second]).toEqual([
      { status: 201, body: { id, success: true, errors: [], created: true } },
      { status: 200, body: { id, success: true, errors: [], created: false } },
    ])
    expect((await admin.send('GET', `${path}?fields=Name`)).body).toMatchObject({ Name: 'REST again' })
    expect((await admin.send('DELETE', path)).status).toBe(204)
    expect((await admin.send('GET', path)).status).toBe(404)
  })

  it('is not found by a field that is no key', async () => {
    expect(await answer(admin.send('GET', '/sobjects/Account/Name/Acme'))).toEqual({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND', message: 'Provided external ID field does not exist or is not accessible: Name' }],
    })
  })
})

describe('a query', () => {
  const query = (soql: string, more = '') => `/query?q=${encodeURIComponent(soql)}${more}`

  beforeAll(async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({ attributes: { type: 'Contact' }, LastName: `Q${index}` }))
    for (let call = 0; call < 3; call++) await admin.send('POST', '/composite/sobjects', { records })
  })

  it('goes on where its locator points, as often as asked', async () => {
    const options = { 'sforce-query-options': 'batchSize=250' }
    type Page = { totalSize: number; done: boolean; nextRecordsUrl?: string; records: { Id: string }[] }
    const first = (await admin.send('GET', query('SELECT Id FROM Contact ORDER BY Id'), undefined, options)).body as Page
    const next = (page: Page) => (page.nextRecordsUrl ?? '').replace('/services/data/v67.0', '')
    const second = (await admin.send('GET', next(first))).body as Page
    const third = (await admin.send('GET', next(second))).body as Page
    const again = (await admin.send('GET', next(first))).body as Page
    expect([first, second, third].map(({ totalSize, done, records }) => [totalSize, done, records.length])).toEqual([
      [600, false, 250],
      [600, false, 250],
      [600, true, 100],
    ])
    expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/01g\w{15}-250$/)
    expect(again).toEqual(second)
    expect(third.nextRecordsUrl).toBeUndefined()
  })

  it('keeps to what it found when rows are written meanwhile', async () => {
    const options = { 'sforce-query-options': 'batchSize=200' }
    const first = (await admin.send('GET', query('SELECT LastName FROM Contact ORDER BY Id'), undefined, options)).body as {
      nextRecordsUrl: string
    }
    const { body } = await admin.send('GET', query("SELECT Id FROM Contact WHERE LastName = 'Q199' LIMIT 1"))
    const id = (body as { records: { Id: string }[] }).records[0]?.Id
    await admin.send('PATCH', `/sobjects/Contact/${id}`, { LastName: 'Q199' })
    await admin.send('POST', '/sobjects/Contact', { LastName: 'Newcomer' })
    const second = (await admin.send('GET', first.nextRecordsUrl.replace('/services/data/v67.0', ''))).body as { totalSize: number }
    expect(second.totalSize).toBe(600)
  })

  it('has ten open cursors a user: the eleventh pushes the first out', async () => {
    const locators: string[] = []
    for (let opened = 0; opened < 11; opened++) {
      const options = { 'sforce-query-options': 'batchSize=200' }
      const { body } = await emma.send('GET', query('SELECT Id FROM Contact'), undefined, options)
      locators.push((body as { nextRecordsUrl: string }).nextRecordsUrl.replace('/services/data/v67.0', ''))
    }
    expect(await answer(emma.send('GET', locators[0] ?? ''))).toEqual({
      status: 400,
      body: [{ errorCode: 'INVALID_QUERY_LOCATOR', message: 'invalid query locator' }],
    })
    expect((await emma.send('GET', locators[1] ?? '')).status).toBe(200)
  })

  it("'s cursor belongs to its user", async () => {
    const options = { 'sforce-query-options': 'batchSize=200' }
    const { body } = await emma.send('GET', query('SELECT Id FROM Contact'), undefined, options)
    const locator = (body as { nextRecordsUrl: string }).nextRecordsUrl.replace('/services/data/v67.0', '')
    expect((await admin.send('GET', locator)).status).toBe(400)
  })

  it('counts', async () => {
    expect(await answer(admin.send('GET', query("SELECT COUNT() FROM Contact WHERE LastName LIKE 'Q1%'")))).toEqual({
      status: 200,
      body: { totalSize: 333, done: true, records: [] },
    })
  })

  it('with all rows finds deleted ones', async () => {
    const { body } = await admin.send('POST', '/sobjects/Contact', { LastName: 'Gone' })
    await admin.send('DELETE', `/sobjects/Contact/${(body as { id: string }).id}`)
    const soql = "?q=SELECT+IsDeleted+FROM+Contact+WHERE+LastName='Gone'"
    const found = await Promise.all([admin.send('GET', `/query${soql}`), admin.send('GET', `/queryAll${soql}`)])
    expect(found.map(({ body: { totalSize } }: { body: { totalSize: number } }) => totalSize)).toEqual([0, 1])
  })

  it('says its columns', async () => {
    const soql = 'SELECT Id, Name, Owner.Name, (SELECT LastName FROM Contacts) FROM Account'
    const { columnMetadata, ...rest } = (await admin.send('GET', query(soql, '&columns=true'))).body as { columnMetadata: Column[] }
    interface Column {
      columnName: string
      aggregate: boolean
      joinColumns: Column[]
    }
    const outline = ({ columnName, aggregate, joinColumns }: Column): unknown => [columnName, aggregate, ...joinColumns.map(outline)]
    expect([rest, columnMetadata.map(outline)]).toEqual([
      { entityName: 'Account', groupBy: false, idSelected: true, keyPrefix: '001' },
      [
        ['Id', false],
        ['Name', false],
        ['Owner', false, ['Name', false]],
        ['Contacts', true, ['LastName', false]],
      ],
    ])
  })

  it('says the columns of an aggregate by alias or number', async () => {
    const soql = 'SELECT Industry, COUNT(Id), MAX(AnnualRevenue) top FROM Account GROUP BY Industry'
    const { columnMetadata, groupBy } = (await admin.send('GET', query(soql, '&columns=true'))).body as {
      groupBy: boolean
      columnMetadata: { columnName: string; displayName: string }[]
    }
    expect([groupBy, columnMetadata.map(({ columnName, displayName }) => [columnName, displayName])]).toEqual([
      true,
      [
        ['Industry', 'Industry'],
        ['expr0', 'count(Id)'],
        ['top', 'top'],
      ],
    ])
  })

  it('that is wrong is refused', async () => {
    expect(await answer(admin.send('GET', query('SELECT Nothing__c FROM Account')))).toEqual({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: expect.stringContaining("No such column 'Nothing__c' on entity 'Account'") as string }],
    })
    expect((await admin.send('GET', '/query')).status).toBe(400)
  })
})

describe('changes', () => {
  it('are listed by the minute, seconds ignored', async () => {
    const id = await createAccount({ Name: 'Tracked' })
    const now = running.org.now().getTime()
    const span = (from: number, to: number) =>
      `start=${encodeURIComponent(new Date(from).toISOString())}&end=${encodeURIComponent(new Date(to).toISOString().replace('Z', '+00:00'))}`
    const updated = (await admin.send('GET', `/sobjects/Account/updated/?${span(now - 3_600_000, now + 120_000)}`)).body as {
      ids: string[]
      latestDateCovered: string
    }
    expect([updated.ids.includes(id), updated.latestDateCovered]).toEqual([true, expect.stringMatching(/T\d\d:\d\d:00\.000\+0000$/)])
    await admin.send('DELETE', `/sobjects/Account/${id}`)
    const deleted = (await admin.send('GET', `/sobjects/Account/deleted?${span(now - 3_600_000, now + 120_000)}`)).body as {
      deletedRecords: { id: string; deletedDate: string }[]
    }
    expect(deleted.deletedRecords).toContainEqual({ id, deletedDate: expect.stringMatching(/\+0000$/) as string })
  })

  it('need a minute at least between start and end', async () => {
    const path = '/sobjects/Account/updated?start=2026-11-22T10:00:10Z&end=2026-11-22T10:00:59Z'
    expect(await answer(admin.send('GET', path))).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_REPLICATION_DATE' }] })
  })
})

describe('collections', () => {
  it('answer in the order asked, an unknown id being null', async () => {
    const id = await createAccount({ Name: 'Collected' })
    const { body } = await admin.send('POST', '/composite/sobjects/Account', { ids: ['001000000000999AAA', id], fields: ['Name'] })
    expect(body).toEqual([null, expect.objectContaining({ Id: id, Name: 'Collected' })])
    const byGet = await admin.send('GET', `/composite/sobjects/Account?ids=001000000000999AAA,${id}&fields=Name`)
    expect(byGet.body).toEqual(body)
  })

  it('refuse both of two rows for one record', async () => {
    const id = await createAccount({ Name: 'Twice' })
    const records = [id, id.slice(0, 15)].map((one) => ({ attributes: { type: 'Account' }, Id: one, Name: 'Changed' }))
    const refused = (one: string) => ({
      success: false,
      errors: [{ statusCode: 'DUPLICATE_VALUE', message: `duplicate id specified: ${one}`, fields: ['Id'] }],
    })
    expect((await admin.send('PATCH', '/composite/sobjects', { records })).body).toEqual([refused(id), refused(id.slice(0, 15))])
  })

  it('know that ids of fifteen characters differ by case', async () => {
    const records = ['00100000000abcd', '00100000000ABCD'].map((id) => ({ attributes: { type: 'Account' }, id, Name: 'x' }))
    const { body } = await admin.send('PATCH', '/composite/sobjects', { records })
    const codes = (body as { errors: { statusCode: string }[] }[]).map(({ errors }) => errors[0]?.statusCode)
    expect(codes).toEqual(['INVALID_CROSS_REFERENCE_KEY', 'INVALID_CROSS_REFERENCE_KEY'])
  })

  it('refuse both of two rows with one external id', async () => {
    const accountId = await createAccount({ Name: 'Twice' })
    const row = (key: string) => ({
      attributes: { type: 'CsHealthSnapshot__c' },
      Key__c: key,
      Account__c: accountId,
      AsOfDate__c: '2026-11-22',
    })
    const { body } = await admin.send('PATCH', '/composite/sobjects/CsHealthSnapshot__c/Key__c', {
      records: [row('Same'), row('other'), row('same')],
    })
    const refused = (key: string) => ({
      success: false,
      errors: [{ statusCode: 'DUPLICATE_VALUE', message: `Duplicate external id specified: ${key}`, fields: ['Key__c'] }],
    })
    expect(body).toEqual([
      refused('Same'),
      { id: expect.stringMatching(/^.{18}$/) as string, success: true, errors: [], created: true },
      refused('same'),
    ])
  })

  it('undo what they wrote when a row names a field that does not exist', async () => {
    const records = [
      { attributes: { type: 'Account' }, Name: 'Half done' },
      { attributes: { type: 'Account' }, Nothing__c: 1 },
    ]
    expect((await admin.send('POST', '/composite/sobjects', { records })).status).toBe(400)
    const { body } = await admin.send('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='Half+done'")
    expect(body).toMatchObject({ totalSize: 0 })
  })

  it('fail row by row while a row is locked', async () => {
    const ids = [await createAccount({ Name: 'Locked' }), await createAccount({ Name: 'Free' })]
    running.faults.add({ kind: 'lockRow', match: { object: 'Account', id: ids[0] } })
    const records = ids.map((id) => ({ attributes: { type: 'Account' }, id, Phone: '1' }))
    const send = () => admin.send('PATCH', '/composite/sobjects', { records })
    expect((await send()).body).toEqual([
      {
        success: false,
        errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access to this record', fields: [] }],
      },
      { id: ids[1], success: true, errors: [] },
    ])
    expect((await send()).body).toEqual(ids.map((id) => ({ id, success: true, errors: [] })))
  })

  it('need each record to name its type', async () => {
    expect((await admin.send('POST', '/composite/sobjects', { records: [{ Name: 'x' }] })).status).toBe(400)
  })
})

describe('a composite request', () => {
  const step = (method: string, path: string, referenceId: string, body?: unknown) => ({
    method,
    url: `/services/data/v67.0${path}`,
    referenceId,
    body,
  })
  type Composite = { compositeResponse: { httpStatusCode: number; referenceId: string; body: unknown }[] }
  const run = async (allOrNone: boolean, ...compositeRequest: unknown[]) =>
    ((await admin.send('POST', '/composite', { allOrNone, compositeRequest })).body as Composite).compositeResponse

  it('uses the answers of earlier steps', async () => {
    const responses = await run(
      true,
      step('POST', '/sobjects/Account', 'account', { Name: 'Composed' }),
      step('POST', '/sobjects/Contact', 'contact', { LastName: 'Composed', AccountId: '@{account.id}' }),
      step('GET', "/query?q=SELECT+Account.Name+FROM+Contact+WHERE+Id='@{contact.id}'", 'found'),
    )
    expect(responses.map(({ httpStatusCode, referenceId }) => [httpStatusCode, referenceId])).toEqual([
      [201, 'account'],
      [201, 'contact'],
      [200, 'found'],
    ])
    expect(responses[2]?.body).toMatchObject({ records: [{ Account: { Name: 'Composed' } }] })
  })

  it('all or none undoes everything and says which step was at fault', async () => {
    const responses = await run(
      true,
      step('POST', '/sobjects/Account', 'good', { Name: 'Composite undone' }),
      step('POST', '/sobjects/Account', 'bad', {}),
      step('POST', '/sobjects/Account', 'later', {}),
    )
    expect(responses.map(({ httpStatusCode, body }) => [httpStatusCode, (body as { errorCode: string }[])[0]?.errorCode])).toEqual([
      [400, 'PROCESSING_HALTED'],
      [400, 'REQUIRED_FIELD_MISSING'],
      [400, 'PROCESSING_HALTED'],
    ])
    const { body } = await admin.send('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='Composite+undone'")
    expect(body).toMatchObject({ totalSize: 0 })
  })

  it('otherwise goes on, but not with the answer of a step that failed', async () => {
    const responses = await run(
      false,
      step('POST', '/sobjects/Account', 'bad', {}),
      step('PATCH', '/sobjects/Account/@{bad.id}', 'dependent', { Name: 'x' }),
      step('POST', '/sobjects/Account', 'free', { Name: 'Composite free' }),
    )
    expect(responses.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400, 201])
  })

  it('takes 25 steps', async () => {
    const steps = Array.from({ length: 26 }, (_, index) => step('GET', '/limits', `s${index}`))
    expect((await admin.send('POST', '/composite', { compositeRequest: steps })).status).toBe(400)
    expect((await admin.send('POST', '/composite', { compositeRequest: steps.slice(1) })).status).toBe(200)
  })

  it('cannot hold another, nor an upload', async () => {
    const responses = await run(
      false,
      step('POST', '/composite', 'inner', { compositeRequest: [] }),
      step('PUT', '/jobs/ingest/750/batches', 'put'),
    )
    expect(responses.map(({ httpStatusCode }) => httpStatusCode)).toEqual([404, 400])
  })
})

describe('a tree', () => {
  const tree = (contact: Record<string, unknown>) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'a1' },
        Name: 'Tree',
        Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c1' }, ...contact }] },
      },
    ],
  })

  it('is created with its children', async () => {
    const { status, body } = await answer(admin.send('POST', '/composite/tree/Account', tree({ LastName: 'Leaf' })))
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        hasErrors: false,
        results: [
          { referenceId: 'a1', id: expect.stringMatching(/^001/) as string },
          { referenceId: 'c1', id: expect.stringMatching(/^003/) as string },
        ],
      },
    })
    const found = await admin.send('GET', "/query?q=SELECT+Account.Name+FROM+Contact+WHERE+LastName='Leaf'")
    expect(found.body).toMatchObject({ records: [{ Account: { Name: 'Tree' } }] })
  })

  it('is not created at all when a child is refused', async () => {
    expect(await answer(admin.send('POST', '/composite/tree/Account', tree({})))).toEqual({
      status: 400,
      body: {
        hasErrors: true,
        results: [
          {
            referenceId: 'c1',
            errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] }],
          },
        ],
      },
    })
  })
})

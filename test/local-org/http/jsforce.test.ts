import type { Connection } from 'jsforce'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { connectAdmin, connectService, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: Connection

beforeAll(async () => {
  running = await startOrg()
  admin = await connectAdmin(running)
})
afterAll(() => running.close())

const accounts = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => ({ Name: `${prefix} ${index}` }))
const snapshot = (accountId: string, key: string, score: number) => ({
  Key__c: key,
  Account__c: accountId,
  AsOfDate__c: '2026-11-22',
  Score__c: score,
})

describe('jsforce signs in', () => {
  it('with client credentials and knows who it is', async () => {
    expect(await admin.identity()).toMatchObject({ username: 'admin@banso.example', organization_id: running.organizationId })
  })

  it('and the org says who has the session, as sf asks it', async () => {
    const response = await fetch(`${running.url}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${admin.accessToken}` } })
    expect(await response.json()).toMatchObject({
      user_id: running.org.findUser('admin@banso.example')?.id,
      organization_id: running.organizationId,
      preferred_username: 'admin@banso.example',
      name: 'Ada Admin',
    })
  })

  it('with a signed assertion and knows who it is', async () => {
    const service = await connectService(running)
    expect(service.userInfo).toEqual({
      id: running.org.findUser('integration@banso.example')?.id,
      organizationId: running.organizationId,
      url: `${running.url}/id/${running.organizationId}/${running.org.findUser('integration@banso.example')?.id}`,
    })
  })

  it('again when its session is gone, with a refresh function of ours', async () => {
    const connection = await connectAdmin(running)
    let refreshed = 0
    const { default: jsforce } = await import('jsforce')
    const refreshing = new jsforce.Connection({
      instanceUrl: running.url,
      loginUrl: running.url,
      accessToken: connection.accessToken ?? undefined,
      version: '67.0',
      refreshFn: (_, callback) => {
        refreshed += 1
        void connectAdmin(running).then(({ accessToken }) => {
          callback(null, accessToken ?? '')
        })
      },
    })
    running.sessions.revoke(connection.accessToken ?? '')
    const { totalSize } = await refreshing.query('SELECT Id FROM Organization')
    expect({ totalSize, refreshed }).toEqual({ totalSize: 1, refreshed: 1 })
  })
})

describe('jsforce reads', () => {
  it('every page of a query', async () => {
    await admin.create('Account', accounts(450, 'Paged'), { allowRecursive: true })
    const soql = "SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'Paged %' ORDER BY Name"
    const result = await admin.query(soql, { autoFetch: true, maxFetch: 1000, headers: { 'Sforce-Query-Options': 'batchSize=200' } })
    expect([result.totalSize, result.done, new Set(result.records.map(({ Id }) => Id as string)).size, result.records[449]]).toMatchObject([
      450,
      true,
      450,
      { attributes: { type: 'Account' }, Name: 'Paged 99', Owner: { Name: 'Ada Admin' } },
    ])
  })

  it('one record and what an object is', async () => {
    const { id } = await admin.create('Account', { Name: 'One' })
    expect(await admin.retrieve('Account', id ?? '')).toMatchObject({ Id: id, Name: 'One' })
    const describe = await admin.describe('CsHealthSnapshot__c')
    expect(describe.fields.find(({ name }) => name === 'Key__c')).toMatchObject({ externalId: true, unique: true, idLookup: true })
    expect((await admin.describeGlobal()).sobjects.map(({ name }) => name)).toContain('CsScorecard__c')
  })

  it('several records by their ids', async () => {
    const created = await admin.create('Account', accounts(2, 'Retrieved'))
    const ids = created.map(({ id }) => id ?? '')
    const rows = await admin.retrieve('Account', ids)
    expect(rows.map(({ Id, Name }) => [Id as string, Name as string])).toEqual([
      [ids[0], 'Retrieved 0'],
      [ids[1], 'Retrieved 1'],
    ])
  })

  it('how much of the API limit is used', async () => {
    const limits = await admin.limits()
    expect(limits['DailyApiRequests']).toEqual({ Max: 100_000, Remaining: 100_000 - (admin.limitInfo.apiUsage?.used ?? 0) })
  })
})

describe('jsforce writes', () => {
  it('many records, and refusals come back row by row', async () => {
    const created = await admin.create('Account', [{ Name: 'Good' }, { Phone: 'no name' }])
    expect(created).toEqual([
      { id: expect.stringMatching(/^001.{15}$/) as string, success: true, errors: [] },
      {
        success: false,
        errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Name]', fields: ['Name'] }],
      },
    ])
  })

  it('by external id: first created, then updated', async () => {
    const { id: accountId = '' } = await admin.create('Account', { Name: 'Keyed' })
    const rows = [snapshot(accountId, 'k1', 10), snapshot(accountId, 'k2', 20)]
    const first = await admin.upsert('CsHealthSnapshot__c', rows, 'Key__c')
    const second = await admin.upsert('CsHealthSnapshot__c', rows, 'Key__c')
    expect([first.map(({ created }) => created), second.map(({ created }) => created)]).toEqual([
      [true, true],
      [false, false],
    ])
    expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
  })

  it('updates and deletes', async () => {
    const created = await admin.create('Account', accounts(2, 'Changed'))
    const ids = created.map(({ id }) => id ?? '')
    await admin.update(
      'Account',
      ids.map((Id) => ({ Id, Industry: 'Energy' })),
    )
    const { records } = await admin.query("SELECT Industry FROM Account WHERE Name LIKE 'Changed %'")
    expect(records.map(({ Industry }) => Industry as string)).toEqual(['Energy', 'Energy'])
    await admin.destroy('Account', ids)
    expect((await admin.query("SELECT Id FROM Account WHERE Name LIKE 'Changed %'")).totalSize).toBe(0)
  })

  it('all or none', async () => {
    const results = await admin.create('Account', [{ Name: 'Undone' }, {}], { allOrNone: true })
    expect(results.map(({ errors }) => (errors as { statusCode?: string }[]).map(({ statusCode }) => statusCode))).toEqual([
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      ['REQUIRED_FIELD_MISSING'],
    ])
    expect((await admin.query("SELECT Id FROM Account WHERE Name = 'Undone'")).totalSize).toBe(0)
  })

  it('no more than 200 records in a call', async () => {
    await expect(admin.create('Account', accounts(201, 'Too many'))).rejects.toMatchObject({
      errorCode: 'EXCEEDED_ID_LIMIT',
      message: 'record limit reached. cannot submit more than 200 records into this call',
    })
  })
})

describe('jsforce loads in bulk', () => {
  it('rows, telling those that went in from those that did not', async () => {
    const { id: accountId = '' } = await admin.create('Account', { Name: 'Bulk' })
    const good = Array.from({ length: 450 }, (_, index) => snapshot(accountId, `bulk-${index}`, index / 10))
    const bad = { ...snapshot(accountId, 'bulk-bad', 1), AsOfDate__c: 'yesterday' }
    const result = await admin.bulk2.loadAndWaitForResults({
      object: 'CsHealthSnapshot__c',
      operation: 'upsert',
      externalIdFieldName: 'Key__c',
      input: [...good.slice(0, 300), bad, ...good.slice(300)],
      pollInterval: 50,
    })
    expect([result.successfulResults.length, result.unprocessedRecords]).toEqual([450, []])
    expect(result.failedResults).toEqual([
      expect.objectContaining({ Key__c: 'bulk-bad', sf__Error: expect.stringMatching(/AsOfDate__c --$/) as string }),
    ])
    expect(result.successfulResults[0]).toMatchObject({ sf__Created: 'true', Key__c: 'bulk-0' })
  })

  it('and queries', async () => {
    const stream = await admin.bulk2.query("SELECT Key__c, Score__c FROM CsHealthSnapshot__c WHERE Key__c LIKE 'bulk-%'", {
      pollInterval: 50,
      pollTimeout: 10_000,
    })
    const rows = (await stream.toArray()) as { Key__c: string; Score__c: string }[]
    expect([rows.length, rows.find(({ Key__c }) => Key__c === 'bulk-105')]).toEqual([450, { Key__c: 'bulk-105', Score__c: '10.5' }])
  })
})

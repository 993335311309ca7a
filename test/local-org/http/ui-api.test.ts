import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { signIn, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>
let emma: ReturnType<typeof signIn>
let aiko: ReturnType<typeof signIn>
let accountId: string

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string
const hash = expect.stringMatching(/^[0-9a-f]{32}$/) as string

beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
  emma = signIn(running, 'emma.clark@banso.example')
  aiko = signIn(running, 'aiko.tanaka@banso.example')
  const fields = {
    Name: 'Acme',
    AnnualRevenue: 1234567,
    CsHealthScore__c: 71.2,
    CsHealthBand__c: 'Watch',
    CsScoredAt__c: '2026-11-22T20:05:00Z',
  }
  accountId = ((await admin.send('POST', '/sobjects/Account', fields)).body as { id: string }).id
  const snapshots = Array.from({ length: 5 }, (_, index) => ({
    attributes: { type: 'CsHealthSnapshot__c' },
    Key__c: `${accountId}:2026-11-0${index + 1}`,
    Account__c: accountId,
    AsOfDate__c: `2026-11-0${index + 1}`,
    Score__c: 60 + index,
  }))
  const { body } = await admin.send('POST', '/composite/sobjects', { allOrNone: true, records: snapshots })
  expect((body as { success: boolean }[]).every(({ success }) => success)).toBe(true)
})
afterAll(() => running.close())

interface UiRecord {
  id: string
  fields: Record<string, { value: unknown; displayValue: string | null }>
}

describe('a record of the UI API', () => {
  it('has the fields asked for, as the reader sees them', async () => {
    const path = `/ui-api/records/${accountId}?fields=Account.Name,Account.CsHealthScore__c,Account.CsHealthBand__c,Account.CsScoredAt__c`
    const inEnglish = (await emma.send('GET', path)).body as UiRecord
    const inJapanese = (await aiko.send('GET', path)).body as UiRecord
    expect(inEnglish).toEqual({
      apiName: 'Account',
      childRelationships: {},
      eTag: hash,
      fields: {
        Name: { displayValue: null, value: 'Acme' },
        CsHealthScore__c: { displayValue: '71.20', value: 71.2 },
        CsHealthBand__c: { displayValue: 'Watch', value: 'Watch' },
        CsScoredAt__c: { displayValue: '11/23/2026, 5:05 AM', value: '2026-11-22T20:05:00.000Z' },
      },
      id: accountId,
      lastModifiedById: admin.user.id,
      lastModifiedDate: iso,
      recordTypeId: '012000000000000AAA',
      recordTypeInfo: null,
      systemModstamp: iso,
      weakEtag: expect.any(Number) as number,
    })
    expect([inJapanese.fields['CsHealthBand__c'], inJapanese.fields['CsScoredAt__c']?.displayValue]).toEqual([
      { displayValue: '注意', value: 'Watch' },
      '2026/11/23 5:05',
    ])
  })

  it('holds its parents as records', async () => {
    const { fields } = (await emma.send('GET', `/ui-api/records/${accountId}?fields=Account.Owner.Email`)).body as UiRecord
    expect(fields['OwnerId']).toEqual({ displayValue: null, value: admin.user.id })
    expect(fields['Owner']).toMatchObject({
      displayValue: 'Ada Admin',
      value: { apiName: 'User', id: admin.user.id, fields: { Email: { value: 'admin@banso.example' }, Id: { value: admin.user.id } } },
    })
  })

  it('leaves out optional fields that cannot be read, and is refused for required ones', async () => {
    const optional = await emma.send(
      'GET',
      `/ui-api/records/${accountId}?fields=Account.Name&optionalFields=Account.Nothing__c,Account.Owner.Nothing__c`,
    )
    expect(Object.keys((optional.body as UiRecord).fields)).toEqual(['Name'])
    const required = await emma.send('GET', `/ui-api/records/${accountId}?fields=Account.Nothing__c`)
    expect([required.status, required.body]).toEqual([400, [expect.objectContaining({ errorCode: 'INVALID_FIELD' })]])
  })

  it('has every field when a layout is asked for', async () => {
    const { fields } = (await admin.send('GET', `/ui-api/records/${accountId}?layoutTypes=Full&modes=View`)).body as UiRecord
    expect([fields['AnnualRevenue'], fields['Industry']]).toEqual([
      { displayValue: '$1,234,567.00', value: 1234567 },
      { displayValue: null, value: null },
    ])
  })

  it('that is not there is not found', async () => {
    const answers = await Promise.all(
      ['001000000000999AAA', 'zzz000000000999AAA', 'abc'].map((id) => emma.send('GET', `/ui-api/records/${id}?fields=Account.Name`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  it('is read in a batch, each with its own status', async () => {
    const { body } = await emma.send('GET', `/ui-api/records/batch/${accountId},001000000000999AAA?fields=Account.Name`)
    expect(body).toMatchObject({
      hasErrors: true,
      results: [
        { statusCode: 200, result: { id: accountId } },
        { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
      ],
    })
  })
})

describe('a write of the UI API', () => {
  it('answers the record it made or changed', async () => {
    const made = await emma.send('POST', '/ui-api/records', { apiName: 'Account', fields: { Name: 'Made' } })
    const { id } = made.body as UiRecord
    expect([made.status, made.body]).toMatchObject([201, { apiName: 'Account', fields: { Name: { value: 'Made' } } }])
    const changed = await emma.send('PATCH', `/ui-api/records/${id}`, { fields: { Phone: '1' } })
    expect([changed.status, changed.body]).toMatchObject([200, { id, fields: { Name: { value: 'Made' }, Phone: { value: '1' } } }])
    expect((await admin.send('DELETE', `/ui-api/records/${id}`)).status).toBe(204)
    expect((await emma.send('GET', `/ui-api/records/${id}?fields=Account.Name`)).status).toBe(404)
  })

  it('that is refused says why by field', async () => {
    const { status, body } = await emma.send('POST', '/ui-api/records', { apiName: 'Account', fields: { Phone: '1' } })
    expect({ status, body }).toEqual({
      status: 400,
      body: {
        message: 'An error occurred while trying to update the record. Please try again.',
        statusCode: 400,
        enhancedErrorType: 'RecordError',
        output: {
          errors: [],
          fieldErrors: {
            Name: [
              {
                constituentField: null,
                duplicateRecordError: null,
                errorCode: 'REQUIRED_FIELD_MISSING',
                field: 'Name',
                fieldLabel: 'Account Name',
                message: 'Required fields are missing: [Name]',
              },
            ],
          },
        },
      },
    })
  })

  it('is refused when somebody else saved in between', async () => {
    const { lastModifiedDate } = (await emma.send('GET', `/ui-api/records/${accountId}?fields=Account.Name`)).body as {
      lastModifiedDate: string
    }
    const before = new Date(Date.parse(lastModifiedDate) - 1).toISOString()
    const change = (ifUnmodifiedSince: string) =>
      emma.send('PATCH', `/ui-api/records/${accountId}`, { fields: { Phone: '2' }, ifUnmodifiedSince })
    expect((await change(before)).status).toBe(412)
    expect((await change(lastModifiedDate)).status).toBe(200)
    const byHeader = await emma.send('PATCH', `/ui-api/records/${accountId}`, { fields: { Phone: '3' } }, { 'if-unmodified-since': before })
    expect(byHeader.status).toBe(412)
  })
})

describe('a validation rule', () => {
  const tomorrow = { Account__c: '', Level__c: 6, GivenOn__c: '2100-01-01' }
  interface Refused {
    output: { errors: unknown[]; fieldErrors: Record<string, { message: string; fieldLabel: string; errorCode: string }[]> }
  }

  it('stands at its fields, each with its own reason', async () => {
    const { status, body } = await emma.send('POST', '/ui-api/records', {
      apiName: 'CsPulse__c',
      fields: { ...tomorrow, Account__c: accountId },
    })
    const { output } = body as Refused
    expect([status, output.errors, Object.keys(output.fieldErrors).toSorted()]).toEqual([400, [], ['GivenOn__c', 'Level__c']])
    expect(output.fieldErrors['Level__c']).toMatchObject([
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'The level must be a whole number from 1 to 5.' },
    ])
  })

  it('speaks the language of the user, or the one chosen in the page', async () => {
    const post = (cookie: string) =>
      fetch(`${running.url}/services/data/v67.0/ui-api/records`, {
        method: 'POST',
        headers: { cookie, origin: running.url, 'content-type': 'application/json' },
        body: JSON.stringify({ apiName: 'CsPulse__c', fields: { ...tomorrow, Account__c: accountId } }),
      }).then(async (response) => ((await response.json()) as Refused).output.fieldErrors['Level__c']?.[0]?.message)
    expect(await post(`sid=${aiko.token}`)).toBe('レベルは 1 から 5 の整数で入力してください。')
    expect(await post(`sid=${emma.token}; language=ja`)).toBe('レベルは 1 から 5 の整数で入力してください。')
    expect(await post(`sid=${aiko.token}; language=en_US`)).toBe('The level must be a whole number from 1 to 5.')
  })
})

describe('the language chosen in a page', () => {
  const read = async (cookie: string) => {
    const path = `/services/data/v67.0/ui-api/records/${accountId}?fields=Account.CsHealthBand__c,Account.CsScoredAt__c,Account.Owner.Name`
    const response = await fetch(running.url + path, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
    const { fields } = (await response.json()) as UiRecord
    return [fields['CsHealthBand__c']?.displayValue, fields['CsScoredAt__c']?.displayValue, fields['Owner']?.displayValue]
  }

  it('gives labels, formats and names', async () => {
    expect(await read(`sid=${emma.token}`)).toEqual(['Watch', '11/23/2026, 5:05 AM', 'Ada Admin'])
    expect(await read(`sid=${emma.token}; language=ja`)).toEqual(['注意', '2026/11/23 5:05', 'Admin Ada'])
    expect(await read(`sid=${emma.token}; language=fr`)).toEqual(['Watch', '11/23/2026, 5:05 AM', 'Ada Admin'])
  })
})

describe('object info', () => {
  it('is in the language of the reader', async () => {
    interface Info {
      fields: Record<string, { label: string; dataType: string; required: boolean }>
    }
    const path = '/ui-api/object-info/Account'
    const [english, japanese] = (await Promise.all([emma.send('GET', path), aiko.send('GET', path)])).map(({ body }) => body as Info)
    expect(english).toMatchObject({ apiName: 'Account', keyPrefix: '001', nameFields: ['Name'], defaultRecordTypeId: '012000000000000AAA' })
    expect(english?.fields['CsHealthScore__c']).toMatchObject({ dataType: 'Double', required: false })
    expect(english?.fields['Name']).toMatchObject({ dataType: 'String', required: true, label: 'Account Name' })
    expect(japanese?.fields['CsHealthBand__c']?.label).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    expect(english?.fields['OwnerId']).toMatchObject({
      dataType: 'Reference',
      relationshipName: 'Owner',
      referenceToInfos: [{ apiName: 'User', nameFields: ['Name'] }],
    })
  })

  it('has the picklist values of one field or of all', async () => {
    const path = '/ui-api/object-info/Account/picklist-values/012000000000000AAA'
    const one = (await aiko.send('GET', `${path}/CsHealthBand__c`)).body as { values: { label: string; value: string }[] }
    const all = (await aiko.send('GET', path)).body as { picklistFieldValues: Record<string, unknown> }
    expect(one.values.map(({ value, label }) => [value, label])).toEqual([
      ['Healthy', '健全'],
      ['Watch', '注意'],
      ['AtRisk', '危険'],
      ['Unknown', '不明'],
    ])
    expect(all.picklistFieldValues['CsHealthBand__c']).toEqual(one)
    expect((await aiko.send('GET', `${path}/Name`)).status).toBe(400)
  })

  it('says of each status of a task whether it is closed', async () => {
    const path = '/ui-api/object-info/Task/picklist-values/012000000000000AAA/Status'
    const { values } = (await aiko.send('GET', path)).body as { values: { value: string; label: string; attributes: unknown }[] }
    const open = { closed: false, picklistAtrributesValueType: 'TaskStatus' }
    expect(values.map(({ value, attributes }) => [value, attributes])).toEqual([
      ['Not Started', open],
      ['In Progress', open],
      ['Completed', { closed: true, picklistAtrributesValueType: 'TaskStatus' }],
      ['Waiting on someone else', open],
      ['Deferred', open],
    ])
  })
})

describe('a related list', () => {
  const fields = 'CsHealthSnapshot__c.Score__c,CsHealthSnapshot__c.Account__r.Name'
  interface List {
    records: UiRecord[]
    count: number
    nextPageToken: string | null
    previousPageToken: string | null
  }
  const list = () => `/ui-api/related-list-records/${accountId}/HealthSnapshots__r`
  const scores = ({ records }: List) => records.map((record) => record.fields['Score__c']?.value)

  it('is sorted, filtered and read page by page', async () => {
    const search = `fields=${fields}&sortBy=-CsHealthSnapshot__c.AsOfDate__c&pageSize=2&where=${encodeURIComponent('{ Score__c: { gt: 60 } }')}`
    const first = (await emma.send('GET', `${list()}?${search}`)).body as List
    const second = (await emma.send('GET', `${list()}?${search}&pageToken=${first.nextPageToken}`)).body as List
    expect([first, second].map((page) => [scores(page), page.count, page.previousPageToken, page.nextPageToken])).toEqual([
      [[64, 63], 2, null, '2'],
      [[62, 61], 2, '0', null],
    ])
    expect(first.records[0]?.fields['Account__r']).toMatchObject({ displayValue: 'Acme' })
  })

  it('may be asked by POST', async () => {
    const body = { fields: ['CsHealthSnapshot__c.Score__c'], sortBy: ['CsHealthSnapshot__c.Score__c'], pageSize: 1 }
    expect(scores((await emma.send('POST', list(), body)).body as List)).toEqual([60])
  })

  it('is counted', async () => {
    expect((await emma.send('GET', `/ui-api/related-list-count/${accountId}/HealthSnapshots__r`)).body).toMatchObject({
      count: 5,
      hasMore: false,
    })
  })

  it('that does not exist is refused', async () => {
    expect((await emma.send('GET', `/ui-api/related-list-records/${accountId}/Nothings`)).status).toBe(400)
  })
})

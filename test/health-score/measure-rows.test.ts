import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeasureRows, type RowsRequest } from '../../scoring-api/health-score/measure-rows.ts'
import { addAccount, addScorecard, startScoringOrg, type Fields, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg
let account: string
let other: string

const now = new Date('2026-11-22T03:00:00Z')

const measure = (key: string, fields: Fields): Fields => ({
  Name: key,
  Key__c: key,
  Group__c: 'Process',
  Weight__c: 10,
  SourceObject__c: 'CsUsage__c',
  AccountPath__c: 'Account__c',
  Aggregate__c: 'Sum',
  Field__c: 'Events__c',
  Unit__c: 'Count',
  Points__c: '0=0; 100=100',
  ...fields,
})

const usage = (accountId: string, month: string, events: number | null, feature: string): Fields => ({
  Key__c: `${accountId}:${month}:${feature}`,
  Account__c: accountId,
  Month__c: month,
  Events__c: events,
  Feature__c: feature,
})

beforeAll(async () => {
  org = await startScoringOrg()
  account = addAccount(org, 'Ours')
  other = addAccount(org, 'Theirs')
  org.insert('CsUsage__c', [
    usage(account, '2026-11-01', 5, 'chat'),
    usage(account, '2026-10-01', 7, 'chat'),
    usage(account, '2026-10-01', null, 'mail'),
    usage(account, '2026-09-01', 11, 'chat'),
    usage(account, '2026-12-01', 13, 'chat'),
    usage(other, '2026-11-01', 17, 'chat'),
  ])
  addScorecard(org, 'ops', {}, [
    measure('all', {}),
    measure('windowed', { DateField__c: 'Month__c', WindowDays__c: 30 }),
    measure('change', { DateField__c: 'Month__c', WindowDays__c: 30, ChangeAgainstPreviousWindow__c: true }),
    measure('ratio', { DateField__c: 'Month__c', WindowPeriod__c: 'LastMonth', Filter__c: "Feature__c = 'chat'", ...over }),
    measure('latest', { DateField__c: 'Month__c', Aggregate__c: 'Latest' }),
    measure('next', { Aggregate__c: 'DaysUntil', Field__c: 'Month__c' }),
    measure('features', { DateField__c: 'Month__c', Aggregate__c: 'Distinct', Field__c: 'Feature__c' }),
    measure('cases', {
      SourceObject__c: 'Case',
      AccountPath__c: 'AccountId',
      Aggregate__c: 'Count',
      Field__c: null,
      DateField__c: 'CreatedDate',
      WindowDays__c: 1,
    }),
  ])
})
afterAll(() => org.close())

const over: Fields = { OverSourceObject__c: 'CsUsage__c', OverAccountPath__c: 'Account__c', OverAggregate__c: 'Count' }

const read = (measureKey: string, changes: Partial<RowsRequest> = {}) =>
  readMeasureRows(
    org.connection.forWork(),
    { accountId: account, measureKey, scorecardVersionKey: 'ops-v1', asOf: '2026-11-22', ...changes },
    now,
  )

/** Role, total, and date and amount of each row as the org has them, found by its id; null where the measure names no such field. */
const brief = async (measureKey: string, changes: Partial<RowsRequest> = {}) =>
  (await read(measureKey, changes)).sets.map(({ role, object, total, dateField, field, ids }) => [
    role,
    total,
    ids.map((id) => `${valueOf(object, id, dateField)} ${field === dateField ? null : valueOf(object, id, field)}`),
  ])

function valueOf(object: string, id: string, field: string | null): string | null {
  if (field === null) return null
  const [row] = org.query(`SELECT ${field} FROM ${object} WHERE Id = '${id}'`)
  return String(row?.[field])
}

describe('the rows behind a measure', () => {
  it('are those of the account, with what was counted', async () => {
    const { sets, ...rest } = await read('windowed')
    const [november] = org.query(`SELECT Id FROM CsUsage__c WHERE Account__c = '${account}' AND Month__c = 2026-11-01`)
    expect(rest).toEqual({ accountId: account, measureKey: 'windowed', asOf: '2026-11-22' })
    expect(sets).toEqual([
      {
        role: 'of',
        object: 'CsUsage__c',
        total: 1,
        dateField: 'Month__c',
        field: 'Events__c',
        // 30 days up to 22 November begin on 24 October
        ids: [november?.['Id']],
      },
    ])
  })

  it('are all of them without a date field, the future too, as in a run', async () => {
    expect(await brief('all')).toEqual([['of', 5, ['null 13', 'null 11', 'null null', 'null 7', 'null 5']]])
  })

  it('come with those of the window before where a change is measured', async () => {
    expect(await brief('change')).toEqual([
      ['of', 1, ['2026-11-01 5']],
      // 24 September to 23 October
      ['before', 2, ['2026-10-01 null', '2026-10-01 7']],
    ])
  })

  it('come with what they are divided by; each side has its own filter and window', async () => {
    expect(await brief('ratio')).toEqual([
      ['of', 1, ['2026-10-01 7']],
      ['over', 5, ['null null', 'null null', 'null null', 'null null', 'null null']],
    ])
  })

  it('follow the as-of date', async () => {
    expect(await brief('windowed', { asOf: '2026-10-15' })).toEqual([['of', 2, ['2026-10-01 null', '2026-10-01 7']]])
    expect((await read('windowed', { asOf: null })).asOf).toBe('2026-11-22')
  })

  it('leave out the future for the latest value, and the past for days until', async () => {
    expect(await brief('latest')).toEqual([['of', 4, ['2026-11-01 5', '2026-10-01 null', '2026-10-01 7', '2026-09-01 11']]])
    expect(await brief('next')).toEqual([['of', 1, ['2026-12-01 null']]])
  })

  it('show a text where texts are counted', async () => {
    expect(await brief('features', { asOf: '2026-09-30' })).toEqual([
      ['of', 5, ['2026-12-01 chat', '2026-11-01 chat', '2026-10-01 mail', '2026-10-01 chat', '2026-09-01 chat']],
    ])
  })

  it("count days of an instant in the org's time zone", async () => {
    // Created at 12:00 of the 22nd in Tokyo
    org.insert('Case', [{ AccountId: account, Subject: 'Help', Status: 'New' }])
    expect(await brief('cases')).toEqual([['of', 1, ['2026-11-22T03:00:00.000+0000 null']]])
    expect(await brief('cases', { asOf: '2026-11-21' })).toEqual([['of', 0, []]])
  })

  it('are at most 50, the newest, beside their number', async () => {
    const many = org.insert('Account', [{ Name: 'Many' }])[0] ?? ''
    const inserted = org.insert(
      'CsUsage__c',
      Array.from({ length: 60 }, (_, index) => usage(many, '2026-11-01', index, `feature ${index}`)),
    )
    const [set] = (await read('windowed', { accountId: many })).sets
    expect(set).toMatchObject({ total: 60, ids: inserted.toReversed().slice(0, 50) })
  })

  it.each<[string, Partial<RowsRequest>, string]>([
    ['account', { accountId: '001000000000999AAA' }, 'account-not-found'],
    ['version', { scorecardVersionKey: "ops-v2' OR Name != '" }, 'scorecard-not-found'],
    ['measure', { measureKey: 'none' }, 'measure-not-found'],
  ])('are refused for an unknown %s', async (_, changes, problem) => {
    await expect(read('windowed', changes)).rejects.toMatchObject({ problem })
  })
})

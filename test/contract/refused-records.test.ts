import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLocalOrg } from '../../local-org/api/open-local-org.ts'
import type { FieldValues, LocalOrg, RowResult } from '../../local-org/api/org.ts'

/** What the validation rules of force-app let pass and refuse, as the local org calculates them. The org's day is 2026-11-22, in UTC. */
let org: LocalOrg
const today = new Date('2026-11-22T09:00:00Z')
let now = today
beforeEach(() => {
  now = today
})
beforeAll(() => {
  org = openLocalOrg({
    databaseFile: null,
    projectDirectory: process.cwd(),
    organization: { name: 'Banso', timeZone: 'UTC', language: 'en_US', currency: 'USD' },
    users: [
      user('admin', 'System Administrator', []),
      user('lead', 'Standard User', ['CsmUser', 'CsLead']),
      user('csm', 'Standard User', ['CsmUser']),
      user('aiko', 'Standard User', ['CsmUser'], 'ja'),
      user('service', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
    ],
    now: () => now,
  })
})
afterAll(() => org.close())

const user = (username: string, profile: string, permissionSets: string[], language: 'en_US' | 'ja' = 'en_US') => ({
  username: `${username}@banso.example`,
  firstName: username,
  lastName: 'Test',
  email: `${username}@banso.example`,
  language,
  permissionSets,
  profile,
})
const idOf = (username: string) => org.findUser(`${username}@banso.example`)?.id ?? ''

const create = (username: string, sobject: string, fields: FieldValues) => org.insert(idOf(username), sobject, fields)
const change = (username: string, sobject: string, id: string, fields: FieldValues) => org.update(idOf(username), sobject, id, fields)

/** Id of a record that the rules let pass. */
function created(result: RowResult): string {
  expect(result.errors).toEqual([])
  return result.id ?? ''
}
const messages = ({ errors }: RowResult) => errors.map(({ message }) => message)
const pass: string[] = []

describe('a version of a scorecard', () => {
  const scorecard = {
    Name: 'Operation',
    Key__c: 'operation',
    Version__c: 1,
    HealthyFrom__c: 80,
    WatchFrom__c: 60,
    MinimumCoverage__c: 50,
    RollUp__c: 'Independent',
  }
  const measure = {
    Name: 'Open Cases',
    Key__c: 'open-cases',
    Weight__c: 10,
    SourceObject__c: 'Case',
    AccountPath__c: 'AccountId',
    Aggregate__c: 'Count',
  }
  const frozen = ['This version is active or retired, so its definition stays as it is. Make a new version to change it.']
  const measuresFrozen = [
    'This version of the scorecard is active or retired, so its measures stay as they are. Make a new version to change them.',
  ]
  const path = ['A version goes from draft to active, and from then on between active and retired. It does not become a draft again.']
  const once = ['The content hash and the first scoring are written once and stay as they are.']

  let versions = 0
  const draft = () => {
    const VersionKey__c = `operation-v${++versions}`
    const id = created(create('lead', 'CsScorecard__c', { ...scorecard, VersionKey__c }))
    const ofVersion = { ...measure, Scorecard__c: id, VersionKey__c: `${VersionKey__c}:open-cases` }
    return { id, measureId: created(create('lead', 'CsMeasure__c', ofVersion)) }
  }
  const withStatus = (...statuses: string[]) => {
    const version = draft()
    for (const Status__c of statuses) created(change('lead', 'CsScorecard__c', version.id, { Status__c }))
    return version
  }

  test('changes in every way while it is a draft, also in the step that makes it active', () => {
    const { id, measureId } = draft()
    expect(messages(change('lead', 'CsMeasure__c', measureId, { Weight__c: 20, Filter__c: 'IsClosed = false' }))).toEqual(pass)
    expect(messages(change('lead', 'CsScorecard__c', id, { WatchFrom__c: 50 }))).toEqual(pass)
    expect(messages(change('lead', 'CsScorecard__c', id, { WatchFrom__c: 55, Status__c: 'Active' }))).toEqual(pass)
  })

  test.each([[['Active']], [['Active', 'Retired']]])('keeps its definition after %j', (statuses) => {
    const { id, measureId } = withStatus(...statuses)
    for (const fields of [{ WatchFrom__c: 50 }, { SegmentFilter__c: "Industry = 'Retail'" }, { RollUp__c: 'WorstOf' }]) {
      expect(messages(change('lead', 'CsScorecard__c', id, fields))).toEqual(frozen)
    }
    for (const fields of [{ Weight__c: 20 }, { PointsVariants__c: 'age 0-90: 0=0' }, { WindowPeriod__c: 'LastYear' }, { Key__c: 'x' }]) {
      expect(messages(change('lead', 'CsMeasure__c', measureId, fields))).toEqual(measuresFrozen)
    }
    const another = { ...measure, Scorecard__c: id, Key__c: 'more', VersionKey__c: `${id}:more` }
    expect(messages(create('lead', 'CsMeasure__c', another))).toEqual(measuresFrozen)
  })

  test('lets its texts, its order and the same values again pass', () => {
    const { id, measureId } = withStatus('Active')
    expect(messages(change('lead', 'CsScorecard__c', id, { ...scorecard, Name: 'In Operation', Notes__c: 'n', SortOrder__c: 2 }))).toEqual(
      pass,
    )
    expect(
      messages(change('lead', 'CsMeasure__c', measureId, { ...measure, Meaning__c: 'm', KnockOutReason__c: 'r', SortOrder__c: 20 })),
    ).toEqual(pass)
  })

  test.each([
    [['Active', 'Retired', 'Active'], 'Retired', pass],
    [[], 'Retired', path],
    [['Active'], 'Draft', path],
    [['Active'], null, path],
    [['Active', 'Retired'], 'Draft', path],
  ])('after %j may become %s or not', (before, Status__c, expected) => {
    expect(messages(change('lead', 'CsScorecard__c', withStatus(...before).id, { Status__c }))).toEqual(expected)
  })

  test('is marked by the service when it scores for the first time, once', () => {
    const { id } = withStatus('Active')
    const marks = { ContentHash__c: 'a'.repeat(64), FirstScoredAt__c: '2026-11-22T09:00:00Z' }
    expect(messages(change('service', 'CsScorecard__c', id, marks))).toEqual(pass)
    expect(messages(change('service', 'CsScorecard__c', id, marks))).toEqual(pass)
    expect(messages(change('service', 'CsScorecard__c', id, { ContentHash__c: 'b'.repeat(64) }))).toEqual(once)
    expect(messages(change('service', 'CsScorecard__c', id, { FirstScoredAt__c: null }))).toEqual(once)
  })
})

describe('an override', () => {
  const tooEarly = ['The last day cannot be before the day the override was entered.']
  const tooLate = ['An override lasts at most 90 days. Choose an earlier last day.']
  const outOfRange = ['The score must be between 0 and 100.']
  const override = (fields: FieldValues = {}) => ({
    Account__c: created(create('admin', 'Account', { Name: 'Tanaka Foods' })),
    Score__c: 40,
    ReasonCode__c: 'Relationship',
    Note__c: 'The sponsor left.',
    ExpiresOn__c: '2026-12-22',
    ...fields,
  })
  const given = (fields: FieldValues) => messages(create('admin', 'CsHealthOverride__c', override(fields)))

  test.each([
    ['2026-11-21', tooEarly],
    ['2026-11-22', pass],
    ['2027-02-20', pass],
    ['2027-02-21', tooLate],
  ])('until %s, entered on 2026-11-22', (ExpiresOn__c, expected) => {
    expect(given({ ExpiresOn__c })).toEqual(expected)
  })

  test('is prolonged to 90 days from its entry, whatever the day', () => {
    const id = created(create('admin', 'CsHealthOverride__c', override()))
    now = new Date('2026-12-10T09:00:00Z')
    expect(messages(change('admin', 'CsHealthOverride__c', id, { ExpiresOn__c: '2027-02-21' }))).toEqual(tooLate)
    expect(messages(change('admin', 'CsHealthOverride__c', id, { ExpiresOn__c: '2027-02-20' }))).toEqual(pass)
    expect(messages(change('admin', 'CsHealthOverride__c', id, { ExpiresOn__c: '2026-11-21' }))).toEqual(tooEarly)
  })

  test.each([
    [-0.01, outOfRange],
    [0, pass],
    [100, pass],
    [100.01, outOfRange],
  ])('with the score %d', (Score__c, expected) => {
    expect(given({ Score__c })).toEqual(expected)
  })

  test.each([
    [{ Score__c: null, Band__c: 'AtRisk' }, pass],
    [{ Score__c: null }, ['Enter a score or choose a band.']],
    [{ ReasonCode__c: null }, ['Choose a reason for the override.']],
    [{ Note__c: null }, ['Say in the note why you override the score.']],
  ])('given %j', (fields, expected) => {
    expect(given(fields)).toEqual(expected)
  })

  test('answers a Japanese user in Japanese', () => {
    const Account__c = created(create('aiko', 'Account', { Name: '田中食品' }))
    expect(messages(create('aiko', 'CsHealthOverride__c', { ...override({ ReasonCode__c: null }), Account__c }))).toEqual([
      '上書きの理由を選んでください。',
    ])
  })

  test('that has expired is ended by the service', () => {
    const id = created(create('admin', 'CsHealthOverride__c', override()))
    now = new Date('2027-06-01T09:00:00Z')
    const end = { EndedAt__c: '2027-06-01T09:00:00Z', EndReason__c: 'Expired' }
    expect(messages(change('service', 'CsHealthOverride__c', id, end))).toEqual(pass)
  })
})

describe('a pulse', () => {
  const range = ['The level must be a whole number from 1 to 5.']
  const given = (fields: FieldValues) => {
    const Account__c = created(create('admin', 'Account', { Name: 'Tanaka Foods' }))
    return messages(create('admin', 'CsPulse__c', { Account__c, Level__c: 3, GivenOn__c: '2026-11-22', ...fields }))
  }

  test.each([
    [0, range],
    [1, pass],
    [5, pass],
    [6, range],
  ])('of level %d', (Level__c, expected) => {
    expect(given({ Level__c })).toEqual(expected)
  })

  test.each([
    ['2026-11-22', pass],
    ['2026-11-23', ['The day of a pulse cannot be in the future.']],
  ])('given on %s', (GivenOn__c, expected) => {
    expect(given({ GivenOn__c })).toEqual(expected)
  })
})

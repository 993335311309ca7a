import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLocalOrg } from '../../local-org/api/open-local-org.ts'
import type { FieldValues, LocalOrg, RowResult } from '../../local-org/api/org.ts'

/** What the validation rules of the signals feature let pass and refuse. The org's day is 2026-11-22, in UTC. */
let org: LocalOrg
const today = new Date('2026-11-22T09:00:00Z')
let now = today
beforeEach(() => {
  now = today
})
beforeAll(() => {
  const user = (name: string, profile: string, permissionSets: string[], language: 'en_US' | 'ja' = 'en_US') => ({
    username: `${name}@banso.example`,
    firstName: name,
    lastName: 'Test',
    email: `${name}@banso.example`,
    language,
    permissionSets,
    profile,
  })
  org = openLocalOrg({
    databaseFile: null,
    projectDirectory: process.cwd(),
    organization: { name: 'Banso', timeZone: 'UTC', language: 'en_US', currency: 'USD' },
    users: [
      user('lead', 'Standard User', ['CsmUser', 'CsLead']),
      user('csm', 'Standard User', ['CsmUser']),
      user('aiko', 'Standard User', ['CsmUser', 'CsLead'], 'ja'),
      user('service', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
    ],
    now: () => now,
  })
})
afterAll(() => org.close())

const idOf = (name: string) => org.findUser(`${name}@banso.example`)?.id ?? ''
const create = (name: string, sobject: string, fields: FieldValues) => org.insert(idOf(name), sobject, fields)
const change = (name: string, sobject: string, id: string, fields: FieldValues) => org.update(idOf(name), sobject, id, fields)
const messages = ({ errors }: RowResult) => errors.map(({ message }) => message)
const pass: string[] = []

function created(result: RowResult): string {
  expect(result.errors).toEqual([])
  return result.id ?? ''
}

let count = 0
const newPlaybook = () => created(create('lead', 'CsPlaybook__c', { Name: 'Review', Key__c: `review-${++count}` }))

describe('an indicator', () => {
  const noPlaybook = ['Choose a playbook before you make the indicator active.']
  const noCondition = ['Say when the indicator is true.']
  const margin = ['The margin must be between 0 and 100.']
  const days = ['The minimum days and the cool-down days cannot be below 0.']
  const entered = (fields: FieldValues, by = 'lead') => {
    const Key__c = `cases-${++count}`
    return create(by, 'CsIndicator__c', { Name: 'Many cases', Key__c, Kind__c: 'Risk', When__c: 'Value.open_cases > 3', ...fields })
  }

  test('is a draft, with the margin and the cool-down that most need', () => {
    const id = created(entered({}))
    const fields = 'Status__c, MarginPercent__c, MinimumDays__c, CooldownDays__c'
    expect([...org.query(idOf('lead'), `SELECT ${fields} FROM CsIndicator__c WHERE Id = '${id}'`).records]).toMatchObject([
      { Status__c: 'Draft', MarginPercent__c: 5, MinimumDays__c: 0, CooldownDays__c: 14 },
    ])
  })

  test('without a playbook may be a draft or retired, not active', () => {
    expect(messages(entered({ Status__c: 'Draft' }))).toEqual(pass)
    expect(messages(entered({ Status__c: 'Retired' }))).toEqual(pass)
    expect(messages(entered({ Status__c: 'Active' }))).toEqual(noPlaybook)
    expect(messages(change('lead', 'CsIndicator__c', created(entered({})), { Status__c: 'Active' }))).toEqual(noPlaybook)
  })

  test('with a playbook becomes active, and keeps it as long as it is', () => {
    const id = created(entered({ Status__c: 'Active', Playbook__c: newPlaybook() }))
    expect(messages(change('lead', 'CsIndicator__c', id, { Playbook__c: null }))).toEqual(noPlaybook)
    expect(messages(change('lead', 'CsIndicator__c', id, { Playbook__c: null, Status__c: 'Retired' }))).toEqual(pass)
  })

  test('holds its playbook: the org does not delete what an indicator answers with', () => {
    const Playbook__c = newPlaybook()
    created(entered({ Playbook__c }))
    expect(org.delete(idOf('lead'), 'CsPlaybook__c', Playbook__c).errors.map(({ statusCode }) => statusCode)).toEqual(['DELETE_FAILED'])
    expect(org.delete(idOf('lead'), 'CsPlaybook__c', newPlaybook()).errors).toEqual([])
  })

  test.each([
    [{ When__c: null }, noCondition],
    [{ When__c: '' }, noCondition],
    [{ MarginPercent__c: -0.01 }, margin],
    [{ MarginPercent__c: 0 }, pass],
    [{ MarginPercent__c: 100 }, pass],
    [{ MarginPercent__c: 100.01 }, margin],
    [{ MarginPercent__c: null, MinimumDays__c: null, CooldownDays__c: null }, pass],
    [{ MinimumDays__c: -1 }, days],
    [{ CooldownDays__c: -1 }, days],
    [{ MinimumDays__c: 0, CooldownDays__c: 0 }, pass],
  ])('given %j', (fields, expected) => {
    expect(messages(entered(fields))).toEqual(expected)
  })

  test('takes several stages, and none that there is not', () => {
    expect(messages(entered({ Stages__c: 'Onboarding;Renewal' }))).toEqual(pass)
    expect(entered({ Stages__c: 'Onboarding;Gone' }).errors.map(({ statusCode }) => statusCode)).toEqual([
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ])
  })

  test('answers a Japanese user in Japanese', () => {
    expect(messages(entered({ Status__c: 'Active' }, 'aiko'))).toEqual(['有効にする前にプレイブックを選んでください。'])
  })
})

describe('a step', () => {
  const entered = (fields: FieldValues) => {
    const step = { Name: 'Prepare', Playbook__c: newPlaybook(), Key__c: 'prepare', DueBusinessDays__c: 2, ...fields }
    return messages(create('lead', 'CsPlaybookStep__c', step))
  }

  test.each([
    [{ DueBusinessDays__c: -1 }, ['The due days cannot be below 0.']],
    [{ DueBusinessDays__c: 0 }, pass],
    [{ EscalateAfterBusinessDays__c: -1 }, ['The days until the escalation cannot be below 0. Leave them empty for no escalation.']],
    [{ EscalateAfterBusinessDays__c: 0 }, pass],
    [{ EscalateAfterBusinessDays__c: null }, pass],
    [{ After__c: 'prepare' }, ['A step cannot wait for itself.']],
    [{ After__c: 'agenda' }, pass],
    [{ After__c: null }, pass],
  ])('given %j', (fields, expected) => {
    expect(entered(fields)).toEqual(expected)
  })
})

describe('a rhythm', () => {
  const outside = ['The day must lie within the period, counted from 1.']
  const entered = (fields: FieldValues) =>
    create('lead', 'CsRhythm__c', { Name: 'Review', Key__c: `r-${++count}`, Every__c: 'Quarter', ...fields })

  test('needs a playbook to be active', () => {
    expect(messages(entered({ Status__c: 'Active' }))).toEqual(['Choose a playbook before you make the rhythm active.'])
    expect(messages(entered({ Status__c: 'Active', Playbook__c: newPlaybook() }))).toEqual(pass)
  })

  test.each([
    ['Month', 0, outside],
    ['Month', 1, pass],
    ['Month', 31, pass],
    ['Month', 32, outside],
    ['Quarter', 92, pass],
    ['Quarter', 93, outside],
    ['HalfYear', 184, pass],
    ['HalfYear', 185, outside],
    ['Year', 366, pass],
    ['Year', 367, outside],
    ['Year', null, pass],
  ])('every %s on day %s', (Every__c, DayOfPeriod__c, expected) => {
    expect(messages(entered({ Every__c, DayOfPeriod__c }))).toEqual(expected)
  })

  const outOfRange = ['Make the tasks 0 to 90 days ahead.']

  test.each([
    [-1, outOfRange],
    [0, pass],
    [90, pass],
    [91, outOfRange],
    [null, pass],
  ])('makes its tasks %s days ahead', (CreateAheadDays__c, expected) => {
    expect(messages(entered({ CreateAheadDays__c }))).toEqual(expected)
  })
})

describe('a signal', () => {
  const noDay = ['Choose the day until which the signal is snoozed.']
  const notSnoozed = ['Only a snoozed signal has a day until which it is snoozed.']
  const past = ['The day must be in the future.']
  const tooLong = ['A signal can be snoozed for at most 90 days. Choose an earlier day.']
  const open = (Status__c = 'Open') => {
    const Account__c = created(create('csm', 'Account', { Name: 'Tanaka Foods' }))
    return created(create('service', 'CsSignal__c', { Account__c, Key__c: `${Account__c}:cases:2026-11-20`, Kind__c: 'Risk', Status__c }))
  }
  const changed = (fields: FieldValues, by = 'csm') => messages(change(by, 'CsSignal__c', open(), fields))

  test.each([
    [null, noDay],
    ['2026-11-22', past],
    ['2026-11-23', pass],
    ['2027-02-20', pass],
    ['2027-02-21', tooLong],
  ])('is snoozed on 2026-11-22 until %s', (SnoozedUntil__c, expected) => {
    expect(changed({ Status__c: 'Snoozed', SnoozedUntil__c })).toEqual(expected)
  })

  test.each(['Waiting', 'Queued', 'Open', 'Resolved'])('that is %s has no day of a snooze', (Status__c) => {
    expect(changed({ Status__c, SnoozedUntil__c: '2026-12-01' })).toEqual(notSnoozed)
    expect(changed({ Status__c, SnoozedUntil__c: null })).toEqual(pass)
  })

  test('opens again when its day has come, and can be written before it does', () => {
    const id = open()
    expect(messages(change('csm', 'CsSignal__c', id, { Status__c: 'Snoozed', SnoozedUntil__c: '2026-12-01' }))).toEqual(pass)
    now = new Date('2026-12-03T09:00:00Z')
    expect(messages(change('service', 'CsSignal__c', id, { CreatedSteps__c: '{}' }))).toEqual(pass)
    expect(messages(change('service', 'CsSignal__c', id, { Status__c: 'Snoozed', SnoozedUntil__c: '2026-12-01' }))).toEqual(pass)
    expect(messages(change('service', 'CsSignal__c', id, { Status__c: 'Open' }))).toEqual(notSnoozed)
    expect(messages(change('service', 'CsSignal__c', id, { Status__c: 'Open', SnoozedUntil__c: null }))).toEqual(pass)
  })

  test('is dismissed with a reason only', () => {
    expect(changed({ Status__c: 'Dismissed' })).toEqual(['Choose why you dismiss the signal.'])
    expect(changed({ Status__c: 'Dismissed', DismissReason__c: 'NotTrue', ClosingNote__c: 'They moved to chat.' })).toEqual(pass)
  })

  test('speaks Japanese to a Japanese CSM', () => {
    expect(changed({ Status__c: 'Dismissed' }, 'aiko')).toEqual(['シグナルを却下する理由を選んでください。'])
    expect(changed({ Status__c: 'Snoozed', SnoozedUntil__c: '2027-03-01' }, 'aiko')).toEqual([
      '保留にできるのは最長 90 日間です。より早い日付を選んでください。',
    ])
  })

  test('is made by the service alone, and its reason and evidence are the service’s', () => {
    const Account__c = created(create('csm', 'Account', { Name: 'Sato Logistics' }))
    const codes = ({ errors }: RowResult) => errors.map(({ statusCode }) => statusCode)
    expect(codes(create('csm', 'CsSignal__c', { Account__c, Key__c: 'mine' }))).toEqual(['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'])
    expect(codes(change('csm', 'CsSignal__c', open(), { Reason__c: 'Mine' }))).toEqual(['INVALID_FIELD_FOR_INSERT_UPDATE'])
    expect(codes(change('service', 'CsSignal__c', open(), { DismissReason__c: 'Other' }))).toEqual(['INVALID_FIELD_FOR_INSERT_UPDATE'])
  })
})

describe('a task of a playbook', () => {
  const task = (fields: FieldValues) => create('service', 'Task', { Subject: 'Prepare', ...fields })

  test('is made once; upper and lower case tell keys apart', () => {
    created(task({ CsKey__c: 'signal:Prepare' }))
    expect(task({ CsKey__c: 'signal:Prepare' }).errors.map(({ statusCode }) => statusCode)).toEqual(['DUPLICATE_VALUE'])
    expect(messages(task({ CsKey__c: 'signal:prepare' }))).toEqual(pass)
  })

  test('bears party and signal, on tasks and on events alike', () => {
    for (const object of ['Task', 'Event']) {
      const names = org.describe(idOf('csm'), object).fields.map(({ name }) => name)
      expect(names.filter((name) => name.startsWith('Cs'))).toEqual(['CsKey__c', 'CsParty__c', 'CsSignalId__c'])
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOrgSchema } from '../../scoring-api/health-score/schema-objects.ts'
import type { Connection } from '../../scoring-api/salesforce/connect.ts'
import { startScoringOrg, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

beforeAll(async () => {
  org = await startScoringOrg()
})
afterAll(() => org.close())

const schema = () => createOrgSchema(org.connection, () => new Date())

describe('the objects that measures can rest on', () => {
  it('are Account and what leads to it, by label', async () => {
    const objects = await schema().objects()
    const names = objects.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Account', 'Case', 'Contact', 'Opportunity', 'CsUsage__c', 'CsPulse__c']))
    expect(objects.find(({ name }) => name === 'CsUsage__c')).toEqual({
      name: 'CsUsage__c',
      label: expect.any(String) as string,
      isCustom: true,
    })
    expect(objects.map(({ label }) => label)).toEqual(objects.map(({ label }) => label).toSorted((a, b) => a.localeCompare(b)))
  })

  it('are not those that lead nowhere', async () => {
    const names = (await schema().objects()).map(({ name }) => name)
    for (const name of ['Organization', 'CsScorecard__c', 'CsMeasure__c', 'CsRun__c', 'CsMapping__mdt', 'User'])
      expect(names).not.toContain(name)
  })
})

describe('an object', () => {
  it('has the fields that the integration user may read, and its ways to the account', async () => {
    const { name, label, fields, accountPaths } = await schema().object('case')
    expect([name, label]).toEqual(['Case', 'Case'])
    expect([accountPaths[0], accountPaths.includes('Contact.AccountId')]).toEqual(['AccountId', true])
    expect(accountPaths.filter((path) => /^(Owner|CreatedBy|LastModifiedBy)\./.test(path))).toEqual([])
    expect(fields.find((field) => field.name === 'IsClosed')).toEqual({
      name: 'IsClosed',
      label: 'Closed',
      type: 'boolean',
      isAggregatable: false,
      isFilterable: true,
    })
  })

  it('that is Account leads to itself', async () => {
    expect((await schema().object('Account')).accountPaths).toEqual(['Id'])
  })

  it('that the org has not, or hides, is a problem that says what to do', async () => {
    await expect(schema().object('Nothing__c')).rejects.toMatchObject({
      problem: 'object-not-found',
      message:
        'The org has no object Nothing__c that the integration user may read: choose one of GET /v1/schema/objects, or grant it to the integration user.',
    })
  })
})

it('asks the org once in ten minutes', async () => {
  let calls = 0
  const counting: Connection = {
    ...org.connection,
    forWork: (signal) => {
      const salesforce = org.connection.forWork(signal)
      return { ...salesforce, send: (request) => ((calls += 1), salesforce.send(request)) }
    },
  }
  let time = Date.parse('2026-11-22T03:00:00Z')
  const own = createOrgSchema(counting, () => new Date(time))
  await Promise.all([own.objects(), own.objects()])
  const asked = calls
  await own.objects()
  await own.object('Case')
  expect(calls).toBe(asked)
  time += 10 * 60_000 + 1
  await own.objects()
  expect(calls).toBe(2 * asked)
})

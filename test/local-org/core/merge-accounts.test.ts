import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
let now: Date
let winner: string
let loser: string
beforeEach(() => {
  now = new Date('2026-11-21T00:00:00Z')
  visits = openFixtureOrg({ now: () => now })
  winner = visits.add('Account', { Name: 'Acme' })
  loser = visits.add('Account', { Name: 'ACME Inc' })
})
afterEach(() => visits.org.close())

const merge = (...losers: string[]) => visits.org.mergeAccounts(visits.admin, winner, losers)
const all = (soql: string) => [...visits.org.query(visits.admin, soql, { includeDeleted: true }).records]
const [start, end] = [new Date('2026-11-22T00:00:00Z'), new Date('2026-11-23T00:00:00Z')]

describe('a merge of accounts', () => {
  it('gives the children of the loser to the winner, those of a master-detail too', () => {
    const contact = visits.add('Contact', { LastName: 'Sato', AccountId: loser })
    const visit = visits.add('Visit__c', { Key__c: 'v', Account__c: loser })
    const child = visits.add('Account', { Name: 'Branch', ParentId: loser })
    now = new Date('2026-11-22T08:00:00Z')
    expect(merge(loser)).toEqual({ id: winner, success: true, created: false, errors: [] })
    expect([
      visits.values(`SELECT AccountId FROM Contact WHERE Id = '${contact}'`),
      visits.values(`SELECT Account__c FROM Visit__c WHERE Id = '${visit}'`),
      visits.values(`SELECT ParentId FROM Account WHERE Id = '${child}'`),
    ]).toEqual([[winner], [winner], [winner]])
    expect(visits.org.updatedIds(visits.admin, 'Visit__c', start, end).ids).toEqual([visit])
  })

  it('deletes the loser, which names the winner', () => {
    now = new Date('2026-11-22T08:00:00Z')
    merge(loser)
    expect(visits.values('SELECT Id FROM Account')).toEqual([winner])
    expect(all('SELECT Id, IsDeleted, MasterRecordId FROM Account ORDER BY Id')).toMatchObject([
      { Id: winner, IsDeleted: false, MasterRecordId: null },
      { Id: loser, IsDeleted: true, MasterRecordId: winner },
    ])
    expect(visits.org.deletedIds(visits.admin, 'Account', start, end).deletedRecords).toEqual([{ id: loser, deletedDate: now }])
    expect(visits.org.update(visits.admin, 'Account', loser, { Name: 'x' }).errors.map(({ statusCode }) => statusCode)).toEqual([
      'ENTITY_IS_DELETED',
    ])
  })

  it('joins a person to the winner once', () => {
    const other = visits.add('Account', { Name: 'Acme KK' })
    const role = { UserId: visits.reader, TeamMemberRole: 'Account Manager' }
    for (const AccountId of [loser, other]) visits.add('AccountTeamMember', { ...role, AccountId })
    expect(merge(loser, other).success).toBe(true)
    expect(visits.values('SELECT AccountId FROM AccountTeamMember')).toEqual([winner])
  })

  it('is refused for a circle of parents, too many accounts, a deleted one, and without the right to delete', () => {
    const others = ['a', 'b', 'c'].map((Name) => visits.add('Account', { Name }))
    const between = visits.add('Account', { Name: 'Region', ParentId: loser })
    visits.org.update(visits.admin, 'Account', winner, { ParentId: between })
    const codes = [merge(loser), merge(...others), merge(winner), visits.org.mergeAccounts(visits.editor, winner, [others[0]!])].map(
      ({ errors }) => errors[0]?.statusCode,
    )
    expect(codes).toEqual([
      'CIRCULAR_DEPENDENCY',
      'INVALID_NUM_OF_MERGE_RECORDS',
      'INVALID_NUM_OF_MERGE_RECORDS',
      'INSUFFICIENT_ACCESS_OR_READONLY',
    ])
    visits.org.delete(visits.admin, 'Account', others[0]!)
    expect(merge(others[0]!).errors[0]?.statusCode).toBe('ENTITY_IS_DELETED')
    expect(visits.org.query(visits.admin, 'SELECT COUNT() FROM Account').totalSize).toBe(5)
  })
})

it('a deleted account takes its master-detail children with it and is found with its deleted rows only', () => {
  const visit = visits.add('Visit__c', { Key__c: 'v' })
  const item = visits.add('VisitItem__c', { Visit__c: visit })
  visits.org.delete(visits.admin, 'Visit__c', visit)
  expect([visits.values('SELECT Id FROM Visit__c'), visits.values('SELECT Id FROM VisitItem__c')]).toEqual([[], []])
  expect(all('SELECT Id, IsDeleted FROM VisitItem__c')).toMatchObject([{ Id: item, IsDeleted: true }])
})

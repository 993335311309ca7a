import { afterEach, beforeEach, expect, it } from 'vitest'
import { addAccount, addScorecard, endState, startScoringOrg, use, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00Z'
const shown = (): unknown[] => endState(org).accounts.map(({ Name, CsHealthScore__c }) => [Name, CsHealthScore__c])

it('scores those that were asked for, and nobody else', async () => {
  addScorecard(org, 'all', {}, [use])
  const [acme, , gamma] = ['Acme', 'Beta', 'Gamma'].map((name) => addAccount(org, name, { events: 40 }))
  const progress = await org.rescoreAccounts([acme ?? '', gamma ?? ''], asOf)
  expect(progress).toMatchObject({ accountsTotal: 2, accountsScored: 2, accountsChanged: 2, snapshotsWritten: 2, problems: [] })
  expect(shown()).toEqual([
    ['Acme', 40],
    ['Beta', null],
    ['Gamma', 40],
  ])
})

it('leaves the org as a full run leaves it, families included', async () => {
  addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use])
  const holding = addAccount(org, 'Holding', { events: 80 })
  const europe = addAccount(org, 'Europe', { events: 60, fields: { ParentId: holding } })
  const paris = addAccount(org, 'Paris', { events: 70, fields: { ParentId: europe } })
  const other = addAccount(org, 'Other', { events: 10 })
  const branch = addAccount(org, 'Other branch', { events: 5, fields: { ParentId: other } })
  await org.rescoreAll(asOf)
  const before = endState(org)
  expect(await org.rescoreAccounts([paris, branch], asOf)).toMatchObject({ accountsTotal: 5, accountsChanged: 0, snapshotsWritten: 0 })
  expect(endState(org)).toEqual(before)
  const [usage] = org.query(`SELECT Id FROM CsUsage__c WHERE Account__c = '${paris}'`)
  org.update('CsUsage__c', String(usage?.['Id']), { Events__c: 20 })
  await org.rescoreAccounts([paris, branch], asOf)
  expect(shown()).toEqual([
    ['Europe', 20],
    ['Holding', 20],
    ['Other', 5],
    ['Other branch', 5],
    ['Paris', 20],
  ])
})

it('leaves out an account that is gone', async () => {
  addScorecard(org, 'all', {}, [use])
  const acme = addAccount(org, 'Acme', { events: 40 })
  const gone = addAccount(org, 'Gone', { events: 40 })
  org.delete('Account', gone)
  expect(await org.rescoreAccounts([gone, acme], asOf)).toMatchObject({ accountsTotal: 1, accountsChanged: 1 })
  expect(await org.rescoreAccounts([gone], asOf)).toMatchObject({ accountsTotal: 0, accountsChanged: 0, rowsRefused: 0 })
})

it('spends the API calls of one run on two hundred accounts', async () => {
  addScorecard(org, 'all', {}, [use])
  const ids = Array.from({ length: 200 }, (_, index) => addAccount(org, `Account ${index}`, { events: index / 2 }))
  const salesforce = org.connection.forWork()
  const progress = await org.rescoreAccounts(ids, asOf, { salesforce })
  expect(progress).toMatchObject({ accountsScored: 200, accountsChanged: 200, snapshotsWritten: 200, rowsRefused: 0 })
  expect(salesforce.calls.spent).toBeLessThan(60)
})

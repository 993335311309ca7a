import { afterEach, describe, expect, it } from 'vitest'
import { addAccount, endState, startScoringOrg, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addManyCases, addTroubled, addUser, at, closeCases, signalState, taskOf, today } from './signal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const nothing = {
  signalsOpened: 0,
  signalsResolved: 0,
  signalsQueued: 0,
  tasksCreated: 0,
  tasksClosed: 0,
  accountsChanged: 0,
  snapshotsWritten: 0,
}
const writes = { path: '/composite/sobjects' }
const state = () => [endState(org).accounts, endState(org).snapshots, signalState(org)]

/** A book in which the next run opens two signals. */
async function startBook(): Promise<void> {
  org = await startScoringOrg()
  addManyCases(org, {}, undefined, { FollowOwner__c: true })
  addTroubled(org, 'Acme')
  addTroubled(org, 'Beta')
  addAccount(org, 'Calm', { cases: 0, events: 90 })
}

/** The same book a day later: the next run closes one of them, with a task, and gives the tasks of the other to its new owner. */
async function startNextDay(): Promise<void> {
  await startBook()
  await org.rescoreAll(today)
  const [acme, beta] = org.query('SELECT Id FROM Account ORDER BY Name').map(({ Id }) => String(Id))
  org.update('Task', taskOf(org, 'call'), { Status: 'Completed' })
  closeCases(org, acme ?? '')
  org.update('Account', beta ?? '', { OwnerId: addUser(org, 'Sato') })
}

/** The last write; what stops it fails no run. */
const playbookResults = 1

describe.each([
  // The scorecard's hash, snapshots, signals, tasks, signals with the ids of their tasks, Accounts.
  { name: 'that opens signals', start: startBook, asOf: today, calls: 6 },
  // Snapshots, signals, tasks that go over, signals that know it, tasks that close, Accounts.
  { name: 'that closes and hands over', start: startNextDay, asOf: at(1), calls: 6 },
])('a run $name', ({ start, asOf, calls }) => {
  it('is healed by the next one after a crash before any of its writes', async () => {
    await start()
    const counted = org.running.faults.add({ kind: 'latency', ms: 0, match: writes, times: 1_000 })
    await org.rescoreAll(asOf)
    expect(counted.strikes).toBe(calls + playbookResults)
    const expected = state()
    await org.close()
    for (let done = 0; done < calls; done += 1) {
      await start()
      const fault = org.running.faults.add({ kind: 'reset', match: writes, skip: done, times: 1_000 })
      await expect(org.rescoreAll(asOf)).rejects.toMatchObject({ problem: 'salesforce-unreachable' })
      fault.remove()
      await org.rescoreAll(asOf)
      expect([done, state()]).toEqual([done, expected])
      expect([done, await org.rescoreAll(asOf)]).toMatchObject([done, nothing])
      if (done < calls - 1) await org.close()
    }
  }, 120_000)

  it('ends the same when the answer to any of its writes is lost', async () => {
    await start()
    await org.rescoreAll(asOf)
    const expected = state()
    await org.close()
    for (let done = 0; done < calls; done += 1) {
      await start()
      org.running.faults.add({ kind: 'reset', when: 'after', match: writes, skip: done, times: 1 })
      await org.rescoreAll(asOf)
      expect([done, state()]).toEqual([done, expected])
      if (done < calls - 1) await org.close()
    }
  }, 120_000)
})

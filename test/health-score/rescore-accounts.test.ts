import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addAccount,
  addFacts,
  addScorecard,
  endState,
  healthFields,
  openCases,
  startScoringOrg,
  use,
  type ScoringOrg,
} from './scoring-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00Z'
const nextDay = '2026-11-23T03:00:00Z'
const at = '2026-11-22T03:00:00.000+0000'

const accountOf = (id: string) => org.query(`SELECT ${healthFields} FROM Account WHERE Id = '${id}'`)[0]

describe('a full run', () => {
  it('scores an account and writes score, groups, reason and snapshot', async () => {
    const scorecardId = addScorecard(org, 'all')
    // 2 open cases: 50 points; use 90: 90 points; (10·50 + 10·90) / 20 = 70.
    const id = addAccount(org, 'Acme', { cases: 2, events: 90 })
    const progress = await org.rescoreAll(asOf)

    expect(progress).toMatchObject({
      phase: 'write',
      accountsTotal: 1,
      accountsDone: 1,
      rowsRead: 6,
      accountsScored: 1,
      accountsChanged: 1,
      snapshotsWritten: 1,
      rowsRefused: 0,
      problems: [],
    })
    expect(accountOf(id)).toEqual({
      CsHealthScore__c: 70,
      CsHealthBand__c: 'Healthy',
      CsPreviousHealthBand__c: null,
      CsHealthBandChangedAt__c: at,
      CsHealthChange30Days__c: null,
      CsHealthCoverage__c: 100,
      CsProcessScore__c: 90,
      CsRelationshipScore__c: 50,
      CsOutcomeScore__c: null,
      CsHealthReason__c: 'Open cases: 2 gives 50 of 100 points',
      CsScoredAt__c: at,
    })
    const [snapshot] = endState(org).snapshots
    expect(snapshot).toMatchObject({
      Key__c: `${id}:2026-11-22`,
      Account__c: id,
      AsOfDate__c: '2026-11-22',
      ScoredAt__c: at,
      Score__c: 70,
      CalculatedScore__c: 70,
      Band__c: 'Healthy',
      Coverage__c: 100,
      Scorecard__c: scorecardId,
      ScorecardVersionKey__c: 'all-v1',
    })
    expect(JSON.parse(String(snapshot?.['Measures__c']))).toEqual({
      schema: 2,
      asOf: '2026-11-22',
      stage: null,
      customerSince: null,
      stoppedFeeds: [],
      measures: [
        {
          key: 'open-cases',
          group: 'Relationship',
          status: 'present',
          value: 2,
          rawValue: null,
          points: 50,
          weight: 10,
          contribution: 25,
          latestOn: null,
        },
        {
          key: 'use',
          group: 'Process',
          status: 'present',
          value: 90,
          rawValue: null,
          points: 90,
          weight: 10,
          contribution: 45,
          latestOn: null,
        },
      ],
      ownScore: 70,
      rollUp: null,
      calculatedScore: 70,
      knockOuts: [],
      override: null,
      previousBand: null,
    })
    expect(await org.leftovers()).toEqual([])
  })

  it('writes nothing when run again at once', async () => {
    addScorecard(org, 'all')
    for (const events of [10, 50, 95]) addAccount(org, `Use ${events}`, { cases: 1, events })
    addAccount(org, 'No data')
    await org.rescoreAll(asOf)
    const before = endState(org)
    const again = await org.rescoreAll('2026-11-22T03:00:05Z')
    expect([again.accountsScored, again.accountsChanged, again.snapshotsWritten]).toEqual([4, 0, 0])
    expect(endState(org)).toEqual(before)
  })

  it('updates the snapshot of the same day, and keeps another one the day after', async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 0, events: 40 })
    await org.rescoreAll(asOf)
    addFacts(org, id, { cases: 4 })
    await org.rescoreAll('2026-11-22T05:00:00Z')
    // 40 and 0 points: 20.
    expect(endState(org).snapshots.map(({ Key__c, Score__c }) => [Key__c, Score__c])).toEqual([[`${id}:2026-11-22`, 20]])
    expect(accountOf(id)).toMatchObject({ CsHealthBand__c: 'AtRisk', CsPreviousHealthBand__c: 'Healthy' })
    org.insert('Case', [{ AccountId: id, Status: 'New', Subject: 'More' }])
    await org.rescoreAll(nextDay)
    expect(endState(org).snapshots.map(({ Key__c }) => Key__c)).toEqual([`${id}:2026-11-22`, `${id}:2026-11-23`])
  })

  it('counts the day in the time zone of the org: 15:30 UTC is the next day in Tokyo', async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 0, events: 40 })
    await org.rescoreAll('2026-11-22T15:30:00Z')
    expect(endState(org).snapshots[0]).toMatchObject({ Key__c: `${id}:2026-11-23`, AsOfDate__c: '2026-11-23' })
  })

  it('shows the change against the snapshot of a month ago', async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 2, events: 90 })
    const past = (asOfDate: string, score: number) => ({
      Key__c: `${id}:${asOfDate}`,
      Account__c: id,
      AsOfDate__c: asOfDate,
      Score__c: score,
    })
    org.insert('CsHealthSnapshot__c', [past('2026-10-14', 10), past('2026-10-20', 80.5), past('2026-10-24', 99)])
    // 30 to 38 days ago is 14 to 23 October; the newest of them counts: 70 - 80.5.
    await org.rescoreAll(asOf)
    expect(accountOf(id)).toMatchObject({ CsHealthChange30Days__c: -10.5 })
  })

  it("lets a CSM's override stand beside the calculated score", async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 2, events: 90 })
    const override = { Account__c: id, Score__c: 30.5, ReasonCode__c: 'Sentiment', Note__c: 'They told us', ExpiresOn__c: '2026-11-22' }
    org.insert('CsHealthOverride__c', [override])
    expect(await org.rescoreAll(asOf)).toMatchObject({ overridesEnded: 0 })
    expect(endState(org).snapshots[0]).toMatchObject({ Score__c: 30.5, CalculatedScore__c: 70, Band__c: 'AtRisk' })
    expect(await org.rescoreAll(nextDay)).toMatchObject({ overridesEnded: 1 })
    expect(endState(org).overrides).toEqual([
      { Note__c: 'They told us', EndedAt__c: '2026-11-23T03:00:00.000+0000', EndReason__c: 'Expired' },
    ])
    // From At Risk, Healthy begins at 70 + 2.
    expect(accountOf(id)).toMatchObject({ CsHealthScore__c: 70, CsHealthBand__c: 'Watch', CsPreviousHealthBand__c: 'AtRisk' })
  })

  it('chooses the scorecard by life-cycle stage, and says which accounts match none', async () => {
    addScorecard(org, 'renewal', { Stage__c: 'Renewal' }, [use])
    const renewing = addAccount(org, 'Renewing', { events: 60, fields: { CsLifecycleStage__c: 'Renewal' } })
    const other = addAccount(org, 'Other', { events: 60, fields: { CsLifecycleStage__c: 'Trial' } })
    const progress = await org.rescoreAll(asOf)
    expect(accountOf(renewing)).toMatchObject({ CsHealthScore__c: 60, CsHealthBand__c: 'Watch' })
    expect(accountOf(other)).toMatchObject({
      CsHealthScore__c: null,
      CsHealthBand__c: 'Unknown',
      CsHealthReason__c: 'No active scorecard matches this account',
    })
    expect(progress.problems).toEqual([
      `1 account (${other}) matches no active scorecard, so the band is Unknown: activate a scorecard without a stage, or set the life-cycle stage.`,
    ])
    expect((await org.rescoreAll(asOf)).accountsChanged).toBe(0)
  })

  it('uses Bulk API 2.0 for more than 2,000 rows, with the same result', async () => {
    addScorecard(org, 'all', {}, [use])
    const ids = org.insert(
      'Account',
      Array.from({ length: 2_050 }, (_, index) => ({ Name: `Account ${index}` })),
    )
    org.insert(
      'CsUsage__c',
      ids.map((id, index) => ({ Key__c: id, Account__c: id, Month__c: '2026-11-01', Events__c: index % 101 })),
    )
    const progress = await org.rescoreAll(asOf)
    expect([progress.accountsChanged, progress.snapshotsWritten, progress.rowsRefused]).toEqual([2_050, 2_050, 0])
    expect(accountOf(ids[2_037] ?? '')).toMatchObject({ CsHealthScore__c: 17, CsPreviousHealthBand__c: null, CsScoredAt__c: at })
    expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 0, snapshotsWritten: 0 })
  }, 60_000)
})

describe('a run of one account', () => {
  it('gives the same health as a full run, and leaves the other accounts alone', async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 2, events: 90 })
    addAccount(org, 'Other', { cases: 1, events: 10 })
    expect(await org.rescoreAccount(id, asOf)).toEqual({
      accountId: id,
      score: 70,
      band: 'Healthy',
      coverage: 100,
      asOf: '2026-11-22T03:00:00.000Z',
      changed: true,
    })
    const single = endState(org)
    expect(single.snapshots).toHaveLength(1)
    const full = await org.rescoreAll(asOf)
    expect([full.accountsChanged, full.snapshotsWritten]).toEqual([1, 1])
    expect(endState(org).accounts[0]).toEqual(single.accounts[0])
    expect((await org.rescoreAccount(id, asOf)).changed).toBe(false)
  })

  it('says that the org has no such account', async () => {
    addScorecard(org, 'all')
    await expect(org.rescoreAccount('001000000000999AAA', asOf)).rejects.toThrow('The org has no account 001000000000999AAA, or hides it.')
  })

  it('says that its scorecard cannot be used, and writes nothing', async () => {
    addScorecard(org, 'all')
    addScorecard(org, 'trial', { Stage__c: 'Trial' }, [{ ...use, Weight__c: 0 }])
    const id = addAccount(org, 'Acme', { events: 90, fields: { CsLifecycleStage__c: 'Trial' } })
    await expect(org.rescoreAccount(id, asOf)).rejects.toThrow(
      `Account ${id} keeps its score, as its scorecard cannot be used: Scorecard trial-v1 is not used until this is put right: Every measure has weight 0: give at least one a weight.`,
    )
    expect(endState(org).snapshots).toEqual([])
  })

  it('says why the org refused to write', async () => {
    addScorecard(org, 'all')
    const id = addAccount(org, 'Acme', { cases: 2, events: 90 })
    org.running.faults.add({ kind: 'lockRow', match: { object: 'Account', id }, times: 100 })
    await expect(org.rescoreAccount(id, asOf)).rejects.toThrow(`The org refused to write Account ${id} (UNABLE_TO_LOCK_ROW: `)
  })
})

describe('a scorecard that cannot be used', () => {
  it.each([
    ['weight 0', [{ ...use, Weight__c: 0 }], 'Every measure has weight 0: give at least one a weight.'],
    [
      'an unknown field',
      [{ ...use, Field__c: 'Nope__c' }],
      'measure use: CsUsage__c has no field "Nope__c", or the integration user may not read it.',
    ],
    [
      'a missing object',
      [use, { ...openCases, SourceObject__c: 'Ticket__c', AccountPath__c: 'Account__c' }],
      'measure open-cases: There is no object "Ticket__c", or the integration user may not read it.',
    ],
    ['points nobody understands', [{ ...use, Points__c: 'lots' }], 'measure use: Pair 1 "lots" is not "value=points".'],
  ])('for %s is named; its accounts keep their scores and the others are scored', async (_name, measures, sentence) => {
    addScorecard(org, 'all')
    addScorecard(org, 'trial', { Stage__c: 'Trial' }, measures)
    addAccount(org, 'A trial', { events: 90, fields: { CsLifecycleStage__c: 'Trial', CsHealthScore__c: 12, CsHealthBand__c: 'AtRisk' } })
    addAccount(org, 'B', { cases: 2, events: 90 })
    const progress = await org.rescoreAll(asOf)
    expect(progress.problems).toEqual([
      `Scorecard trial-v1 is not used until this is put right: ${sentence}`,
      '1 account of scorecard trial-v1 keeps its present score.',
    ])
    expect(endState(org).accounts.map(({ Name, CsHealthScore__c }) => [Name, CsHealthScore__c])).toEqual([
      ['A trial', 12],
      ['B', 70],
    ])
    expect(endState(org).snapshots).toHaveLength(1)
  })

  it('fails the run when there is no other, and nothing is written', async () => {
    addScorecard(org, 'all', {}, [{ ...use, Weight__c: 0 }])
    addAccount(org, 'Acme', { events: 90 })
    await expect(org.rescoreAll(asOf)).rejects.toThrow(
      'None of the active scorecards can be used. Scorecard all-v1 is not used until this is put right: Every measure has weight 0: give at least one a weight.',
    )
    expect(endState(org)).toMatchObject({ accounts: [{ CsHealthScore__c: null, CsScoredAt__c: null }], snapshots: [] })
  })

  it('is missed when none is active at all', async () => {
    addScorecard(org, 'all', { Status__c: 'Draft' })
    addAccount(org, 'Acme', { events: 90 })
    await expect(org.rescoreAll(asOf)).rejects.toThrow('No scorecard is active: set Status__c of at least one CsScorecard__c to Active.')
  })
})

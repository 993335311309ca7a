import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAccount, addScorecard, endState, openCases, startScoringOrg, use, type Fields, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00Z'
const at = '2026-11-22T03:00:00.000+0000'

const measuresOf = (accountId: string): Fields[] => {
  const { snapshots } = endState(org)
  const text = snapshots.findLast(({ Account__c }) => Account__c === accountId)?.['Measures__c']
  return (JSON.parse(String(text)) as { measures: Fields[] }).measures
}

describe('a feed that stops', () => {
  const datedUse: Fields = { ...use, DateField__c: 'Month__c' }

  /** Every month of 2026 up to September; in November the last row is 82 days old, and the longest gap was 31. */
  function addStoppedFeed(): string {
    addScorecard(org, 'all', { MinimumCoverage__c: 40 }, [openCases, datedUse])
    const id = addAccount(org, 'Acme', { cases: 2 })
    org.insert(
      'CsUsage__c',
      Array.from({ length: 9 }, (_, month) => ({
        Key__c: `${id}:${month}`,
        Account__c: id,
        Month__c: `2026-0${month + 1}-01`,
        Events__c: 1,
      })),
    )
    return id
  }
  const sentence = /^Feed CsUsage__c\.Month__c has stopped: no row since 2026-09-01 \(82 days\), /

  it('is one alert on the run, and its measure turns stale, not red', async () => {
    const id = addStoppedFeed()
    addAccount(org, 'Beta', { cases: 0 })
    const progress = await org.rescoreAll(asOf)
    expect(progress.stoppedFeeds).toEqual(['CsUsage__c.Month__c'])
    expect(progress.problems).toEqual([expect.stringMatching(sentence)])
    expect(measuresOf(id)).toMatchObject([
      { key: 'open-cases', status: 'present', points: 50 },
      { key: 'use', status: 'stale', value: 9, points: null, contribution: null },
    ])
    expect(endState(org).accounts[0]).toMatchObject({ CsHealthScore__c: 50, CsHealthCoverage__c: 50, CsHealthBand__c: 'Watch' })
    expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 0, snapshotsWritten: 0 })
  })

  it('is known to a run of one account from the newest completed full run, whose record keeps it', async () => {
    const id = addStoppedFeed()
    const run = (Key__c: string, Kind__c: string, Status__c: string, StartedAt__c: string, StoppedFeeds__c: string | null) => ({
      Key__c,
      Kind__c,
      Status__c,
      StartedAt__c,
      StoppedFeeds__c,
    })
    org.insert('CsRun__c', [
      run('older', 'Full', 'Completed', '2026-11-20T03:00:00Z', null),
      run('newest', 'Full', 'Completed', '2026-11-21T03:00:00Z', 'Task.ActivityDate\nCsUsage__c.Month__c'),
      run('failed', 'Full', 'Failed', '2026-11-22T01:00:00Z', null),
      run('single', 'Account', 'Completed', '2026-11-22T02:00:00Z', null),
    ])
    await org.rescoreAccount(id, asOf)
    const single = endState(org)
    expect(measuresOf(id)[1]).toMatchObject({ key: 'use', status: 'stale' })
    await org.rescoreAll(asOf)
    expect(endState(org)).toEqual(single)
  })

  it('counts again when rows arrive', async () => {
    const id = addStoppedFeed()
    await org.rescoreAll(asOf)
    org.insert('CsUsage__c', [{ Key__c: 'new', Account__c: id, Month__c: '2026-11-01', Events__c: 1 }])
    expect(await org.rescoreAll(asOf)).toMatchObject({ stoppedFeeds: [], problems: [] })
    expect(measuresOf(id)[1]).toMatchObject({ key: 'use', status: 'present', value: 10, points: 10 })
  })
})

describe('a measure that is compared with peers', () => {
  const compared: Fields = { ...use, PercentileWithin__c: '*' }
  const benchmarks = () => endState(org).benchmarks

  /** Events 0, 10, 20 … 100: eleven accounts. @returns the ids */
  function addBook(measure: Fields = compared, fieldsOf: (index: number) => Fields = () => ({})): string[] {
    addScorecard(org, 'all', {}, [measure])
    return Array.from({ length: 11 }, (_, index) =>
      addAccount(org, `Account ${String(index).padStart(2, '0')}`, { events: index * 10, fields: fieldsOf(index) }),
    )
  }

  it('gets its percentile, and its table is written once', async () => {
    const ids = addBook()
    const first = await org.rescoreAll(asOf)
    expect([first.benchmarksWritten, first.problems]).toEqual([1, []])
    expect(benchmarks()).toMatchObject([
      {
        Key__c: 'all-v1:use:*',
        ScorecardVersionKey__c: 'all-v1',
        MeasureKey__c: 'use',
        Segment__c: '*',
        Accounts__c: 11,
        Median__c: 50,
        TopQuartile__c: 80,
        AsOf__c: at,
      },
    ])
    const quantiles = JSON.parse(String(benchmarks()[0]?.['Quantiles__c'])) as number[]
    expect([quantiles.length, quantiles[0], quantiles[50], quantiles[100]]).toEqual([101, 0, 50, 100])
    const between = Array.from({ length: 9 }, (_, index): unknown[] => [(index + 1) * 10, expect.any(Number)])
    expect(ids.map((id) => measuresOf(id)[0]).map((measure) => [measure?.['rawValue'], measure?.['value']])).toMatchObject([
      [0, 0],
      ...between,
      [100, 100],
    ])
    const second = await org.rescoreAll('2026-11-22T04:00:00Z')
    expect([second.benchmarksWritten, second.accountsChanged, second.snapshotsWritten]).toEqual([0, 0, 0])
  })

  it('is the same in a run of one account, by the stored table', async () => {
    const ids = addBook()
    await org.rescoreAll(asOf)
    const expected = endState(org)
    for (const id of ids) expect(await org.rescoreAccount(id, asOf)).toMatchObject({ changed: false })
    expect(endState(org)).toEqual(expected)
    org.update('CsBenchmark__c', String(org.query('SELECT Id FROM CsBenchmark__c')[0]?.['Id']), { Quantiles__c: 'spoilt' })
    await org.rescoreAccount(ids[10] ?? '', asOf)
    expect(measuresOf(ids[10] ?? '')[0]).toMatchObject({ status: 'missing', rawValue: 100, value: null })
    expect(await org.rescoreAll(asOf)).toMatchObject({ benchmarksWritten: 1 })
    expect(benchmarks()).toEqual(expected.benchmarks)
    expect(measuresOf(ids[10] ?? '')[0]).toMatchObject({ status: 'present', rawValue: 100, value: 100 })
  })

  it('has a table for each segment, and keeps no figures of one that is gone', async () => {
    const ids = addBook({ ...use, PercentileWithin__c: 'Industry' }, (index) => ({ Industry: index < 10 ? 'Banking' : null }))
    await org.rescoreAll(asOf)
    expect(benchmarks()).toMatchObject([{ Key__c: 'all-v1:use:banking', Segment__c: 'banking', Accounts__c: 10 }])
    expect(measuresOf(ids[10] ?? '')[0]).toMatchObject({ status: 'missing', rawValue: 100, value: null })

    org.update('Account', ids[0] ?? '', { Industry: 'Education' })
    expect(await org.rescoreAll('2026-11-22T04:00:00Z')).toMatchObject({ benchmarksWritten: 1 })
    expect(benchmarks()).toMatchObject([
      {
        Key__c: 'all-v1:use:banking',
        Accounts__c: 0,
        Median__c: null,
        TopQuartile__c: null,
        Quantiles__c: null,
        AsOf__c: '2026-11-22T04:00:00.000+0000',
      },
    ])
    expect(measuresOf(ids[1] ?? '')[0]).toMatchObject({ status: 'missing', rawValue: 10, value: null })
    expect(await org.rescoreAll('2026-11-22T05:00:00Z')).toMatchObject({ benchmarksWritten: 0, accountsChanged: 0 })
  })
})

describe('versions of a scorecard', () => {
  const version = (number: number, fields: Fields, measures: Fields[]): string =>
    addScorecard(org, 'all', { VersionKey__c: `all-v${number}`, Version__c: number, ...fields }, measures)

  it('score by the highest that is active; older ones are named until they are retired', async () => {
    version(2, { ActivatedAt__c: '2026-11-21T02:59:59Z' }, [use])
    const old = version(1, {}, [openCases])
    const id = addAccount(org, 'Acme', { cases: 0, events: 30 })
    const { problems } = await org.rescoreAll(asOf)
    expect(problems).toEqual(['Scorecard all has 2 active versions: all-v2 scores, all-v1 is ignored; set Status__c of it to Retired.'])
    expect(measuresOf(id).map(({ key }) => key)).toEqual(['use'])
    org.update('CsScorecard__c', old, { Status__c: 'Retired' })
    expect(await org.rescoreAll(asOf)).toMatchObject({ problems: [], accountsChanged: 0, snapshotsWritten: 0 })
  })

  it('say nothing within a day of the activation', async () => {
    version(2, { ActivatedAt__c: '2026-11-21T03:00:01Z' }, [use])
    version(1, {}, [openCases])
    addAccount(org, 'Acme', { cases: 0, events: 30 })
    expect(await org.rescoreAll(asOf)).toMatchObject({ problems: [] })
  })
})

describe('a scorecard that scores for the first time', () => {
  const frozen = () => endState(org).scorecards

  it('is frozen by its content hash, once; one that scores nobody is not', async () => {
    addScorecard(org, 'all', {}, [use])
    addScorecard(org, 'trial', { Stage__c: 'Trial' }, [use])
    addAccount(org, 'Acme', { events: 30 })
    await org.rescoreAll(asOf)
    expect(frozen()).toEqual([
      { VersionKey__c: 'all-v1', ContentHash__c: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, FirstScoredAt__c: at },
      { VersionKey__c: 'trial-v1', ContentHash__c: null, FirstScoredAt__c: null },
    ])
    const first = frozen()[0]
    const trial = addAccount(org, 'Beta', { events: 30, fields: { CsLifecycleStage__c: 'Trial' } })
    await org.rescoreAccount(trial, '2026-11-23T03:00:00Z')
    expect(frozen()).toMatchObject([
      { ...first },
      { ContentHash__c: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, FirstScoredAt__c: '2026-11-23T03:00:00.000+0000' },
    ])
  })

  it('and was changed since is refused; its accounts keep their scores', async () => {
    addScorecard(org, 'all', { ContentHash__c: 'a'.repeat(64), FirstScoredAt__c: '2026-11-01T03:00:00Z' }, [use])
    addScorecard(org, 'trial', { Stage__c: 'Trial' }, [use])
    const kept = { CsHealthScore__c: 12, CsHealthBand__c: 'AtRisk' }
    const account = addAccount(org, 'Acme', { events: 30, fields: kept })
    addAccount(org, 'Beta', { events: 60, fields: { CsLifecycleStage__c: 'Trial' } })
    const { problems } = await org.rescoreAll(asOf)
    expect(problems).toEqual([
      'Scorecard all-v1 is not used until this is put right: The version was changed after it had scored; put it back or make a new version.',
      '1 account of scorecard all-v1 keeps its present score.',
    ])
    expect(endState(org).accounts).toMatchObject([kept, { CsHealthScore__c: 60 }])
    await expect(org.rescoreAccount(account, asOf)).rejects.toThrow('The version was changed after it had scored')
  })
})

describe('an account', () => {
  it('that took over another one leaves the snapshots of that one alone', async () => {
    addScorecard(org, 'all', {}, [use])
    const id = addAccount(org, 'Winner', { events: 30 })
    const loser = '001000000000999AAA'
    org.insert('CsHealthSnapshot__c', [
      { Key__c: `${loser}:2026-11-22`, Account__c: id, AsOfDate__c: '2026-11-22', Score__c: 5, InputHash__c: 'x', ScoredAt__c: asOf },
      { Key__c: `${loser}:2026-10-22`, Account__c: id, AsOfDate__c: '2026-10-22', Score__c: 5 },
    ])
    expect(await org.rescoreAll(asOf)).toMatchObject({ snapshotsWritten: 1 })
    expect(endState(org).accounts[0]).toMatchObject({ CsHealthScore__c: 30, CsHealthChange30Days__c: null })
    expect(await org.rescoreAll(asOf)).toMatchObject({ snapshotsWritten: 0, accountsChanged: 0 })
  })
})

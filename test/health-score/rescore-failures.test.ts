import { afterEach, describe, expect, it } from 'vitest'
import { FactsError } from '../../scoring-api/facts/facts-error.ts'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'
import { toProblem } from '../../scoring-api/problems.ts'
import { addAccount, addScorecard, endState, startScoringOrg, startScoringOrgOn, use, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00Z'
const untouched = { accounts: [{ CsHealthScore__c: null, CsScoredAt__c: null }], snapshots: [] }

async function startWithAccount(overrides: Parameters<typeof startScoringOrg>[0] = {}): Promise<string> {
  org = await startScoringOrg(overrides)
  addScorecard(org, 'all')
  return addAccount(org, 'Acme', { cases: 2, events: 90 })
}

const sentenceOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing went wrong',
    (err: unknown) => toProblem(err).message,
  )

/** Runs on force-app with one file changed. */
async function startWithChangedFile(path: string, pattern: RegExp, replacement: string): Promise<string> {
  org = await startScoringOrgOn(path, pattern, replacement)
  addScorecard(org, 'all')
  return addAccount(org, 'Acme', { cases: 2, events: 90 })
}

describe('a permission set that forgets', () => {
  const startWithout = (grant: RegExp) => startWithChangedFile('app/permissionsets/ScoringApiIntegration.permissionset-meta.xml', grant, '')

  const grantOf = (field: string) =>
    new RegExp(`<fieldPermissions>\\s*<editable>\\w+</editable>\\s*<field>${field.replace('.', '\\.')}</field>[^]*?</fieldPermissions>`)
  const grantOfObject = (object: string) =>
    new RegExp(
      `<objectPermissions>(?:(?!</objectPermissions>)[^])*<object>${object}</object>(?:(?!</objectPermissions>)[^])*</objectPermissions>`,
    )

  it('a field to write stops the run before it reads', async () => {
    await startWithout(grantOf('Account.CsHealthReason__c'))
    expect(await sentenceOf(org.rescoreAll(asOf))).toBe(
      'The integration user may not write Account.CsHealthReason__c: deploy the fields, or grant edit access in the permission set ScoringApiIntegration.',
    )
    expect(endState(org)).toMatchObject(untouched)
  })

  it('a field to read names it', async () => {
    await startWithout(grantOf('CsScorecard__c.SegmentFilter__c'))
    expect(await sentenceOf(org.rescoreAll(asOf))).toBe(
      'Reading CsScorecard__c failed: CsScorecard__c has no field SegmentFilter__c that the integration user may use; create it, or grant it in the permission set ScoringApiIntegration.',
    )
  })

  it('a field that a measure counts refuses the scorecard', async () => {
    await startWithout(grantOf('CsUsage__c.Events__c'))
    expect(await sentenceOf(org.rescoreAll(asOf))).toBe(
      'None of the active scorecards can be used. Scorecard all-v1 is not used until this is put right: measure use: CsUsage__c has no field "Events__c", or the integration user may not read it.',
    )
    expect(endState(org)).toMatchObject(untouched)
  })

  it('the field of a mapping names it and where the mapping is', async () => {
    await startWithout(grantOf('Account.CsLifecycleStage__c'))
    expect(await sentenceOf(org.rescoreAll(asOf))).toBe(
      'Account has no "CsLifecycleStage__c" that the integration user may read. Create it, or grant it in the permission set ScoringApiIntegration; a path is set in CsMapping__mdt.',
    )
  })

  it('an object names that', async () => {
    await startWithout(grantOfObject('CsHealthSnapshot__c'))
    expect(await sentenceOf(org.rescoreAll(asOf))).toBe(
      'Describing CsHealthSnapshot__c failed: the org has no object CsHealthSnapshot__c that the integration user may use; deploy it, or grant it in the permission set ScoringApiIntegration.',
    )
  })
})

it('says it in Japanese where the org speaks Japanese', async () => {
  const id = await startWithAccount({ organization: { name: 'Test', timeZone: 'Asia/Tokyo', language: 'ja', currency: 'JPY' } })
  await org.rescoreAll(asOf)
  expect(org.query(`SELECT CsHealthReason__c FROM Account WHERE Id = '${id}'`)).toEqual([
    { CsHealthReason__c: '未解決のケース：2で100点中50点' },
  ])
})

it('goes on with a new session when the old one expires, wherever that happens', async () => {
  const id = await startWithAccount()
  for (const skip of [0, 8, 20, 35]) org.running.faults.add({ kind: 'expiredSession', skip, times: 1, match: { path: '/services/data' } })
  const progress = await org.rescoreAll(asOf)
  expect([progress.accountsChanged, progress.snapshotsWritten]).toEqual([1, 1])
  expect(org.query(`SELECT CsHealthScore__c FROM Account WHERE Id = '${id}'`)).toEqual([{ CsHealthScore__c: 70 }])
})

it('gets over a row that is locked for a while', async () => {
  const id = await startWithAccount()
  org.running.faults.add({ kind: 'lockRow', match: { object: 'Account', id }, times: 3 })
  expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 1, rowsRefused: 0 })
})

it('writes the other rows when one is refused, reports that, and writes it the next time', async () => {
  const id = await startWithAccount()
  addAccount(org, 'Beta', { cases: 0, events: 90 })
  const fault = org.running.faults.add({ kind: 'lockRow', match: { object: 'Account', id }, times: 100 })
  const progress = await org.rescoreAll(asOf)
  expect([progress.accountsChanged, progress.snapshotsWritten, progress.rowsRefused]).toEqual([1, 2, 1])
  expect(progress.refused).toMatchObject([{ object: 'Account', id, errorCode: 'UNABLE_TO_LOCK_ROW' }])
  fault.remove()
  expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 1, snapshotsWritten: 0, rowsRefused: 0 })
})

it('counts an account that is deleted during the run apart: nobody has to do anything', async () => {
  await startWithAccount()
  const id = addAccount(org, 'Gone', { events: 90 })
  const progress = await org.rescoreAll(asOf, { salesforce: deletingBeforeSnapshots(id) })
  expect(progress).toMatchObject({ accountsChanged: 1, snapshotsWritten: 1, rowsRefused: 0, rowsDeleted: 2, refused: [], problems: [] })
})

it('says to who asks for an account that it was deleted meanwhile', async () => {
  await startWithAccount()
  const id = addAccount(org, 'Gone', { events: 90 })
  await expect(org.rescoreAccount(id, asOf, { salesforce: deletingBeforeSnapshots(id) })).rejects.toThrow(
    `Account ${id} was deleted while it was being scored.`,
  )
})

/** A way to the org on which an account is deleted once everything is read. */
function deletingBeforeSnapshots(id: string): Salesforce {
  const salesforce = org.connection.forWork()
  return {
    ...salesforce,
    send: async (request) => {
      const isThere = org.query(`SELECT Id FROM Account WHERE Id = '${id}'`).length > 0
      if (request.path.startsWith('/composite/sobjects/CsHealthSnapshot__c') && isThere) org.delete('Account', id)
      return await salesforce.send(request)
    },
  }
}

it('gets over an org that is busy for a while', async () => {
  await startWithAccount()
  for (const skip of [0, 10, 25, 40])
    org.running.faults.add({ kind: 'status', status: 503, skip, times: 2, match: { path: '/services/data' } })
  expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 1, snapshotsWritten: 1 })
})

it('stops before it reads when 80 % of the calls of the day are used', async () => {
  await startWithAccount({ dailyApiRequests: 50 })
  await org.rescoreAll(asOf)
  const before = endState(org)
  expect(await sentenceOf(org.rescoreAll(asOf))).toMatch(
    /^\d\d of the org's 50 API calls of the last 24 hours are used: runs stop at 80 % so that people's tools keep working; start the run again when usage has dropped\.$/,
  )
  expect(endState(org)).toEqual(before)
})

it('says that the calls of the day are used up', async () => {
  await startWithAccount()
  org.running.faults.add({ kind: 'limit', match: { path: '/query' }, times: 100 })
  expect(await sentenceOf(org.rescoreAll(asOf))).toMatch(
    /^The org's API calls of the last 24 hours are used up \(.*TotalRequests Limit exceeded\.\); start the run again when usage has dropped\.$/,
  )
  expect(endState(org)).toMatchObject(untouched)
})

it('leaves org and work directory as they were when the disk is full', async () => {
  await startWithAccount()
  const openFacts = () =>
    Promise.reject(
      new FactsError('disk-full', 'The disk of the work directory /work is full: free space there, or choose another work directory.'),
    )
  expect(await sentenceOf(org.rescoreAll(asOf, { openFacts }))).toBe(
    'The disk of the work directory /work is full: free space there, or choose another work directory. SCORING_API_WORK_DIRECTORY names it.',
  )
  expect([endState(org), await org.leftovers()]).toMatchObject([untouched, []])
})

it('says that the work directory is gone', async () => {
  await startWithAccount()
  expect(await sentenceOf(org.rescoreAll(asOf, { workDirectory: '/nowhere' }))).toBe(
    'The work directory /nowhere cannot be written (ENOENT): create it, or point SCORING_API_WORK_DIRECTORY to another.',
  )
})

it('leaves accounts outside the scope alone, and says so to who asks for one', async () => {
  const scope = 'operations/customMetadata/CsMapping.Scope.md-meta.xml'
  const nothing = /(<field>Filter__c<\/field>\s*)<value xsi:nil="true" \/>/
  const id = await startWithChangedFile(scope, nothing, `$1<value xsi:type="xsd:string">Name != 'Acme'</value>`)
  const other = addAccount(org, 'Beta', { cases: 2, events: 90 })
  await expect(org.rescoreAccount(id, asOf)).rejects.toThrow(
    `Account ${id} is outside the scope that the CsMapping__mdt record Scope sets; change its Filter__c to score it.`,
  )
  expect(await org.rescoreAll(asOf)).toMatchObject({ accountsTotal: 1, accountsScored: 1 })
  expect(endState(org).snapshots.map(({ Account__c }) => Account__c)).toEqual([other])
})

describe('a run that is killed', () => {
  const accounts = 201
  const writes = 7
  const later = '2026-11-25T03:00:00Z'

  /**
   * One call for the scorecard's hash, one for the table of percentiles, one for the overrides that end; 201 accounts are two calls for
   * snapshots and two for Accounts. Some show another band before, some are a family.
   */
  async function startBook(): Promise<void> {
    org = await startScoringOrg()
    addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use, { ...use, Key__c: 'rank', PercentileWithin__c: '*' }])
    const ids = org.insert(
      'Account',
      Array.from({ length: accounts }, (_, index) => ({
        Name: `Account ${String(index).padStart(3, '0')}`,
        ...(index % 3 === 0 ? { CsHealthBand__c: 'Watch', CsHealthScore__c: 50, CsScoredAt__c: '2026-11-01T00:00:00Z' } : {}),
      })),
    )
    org.insert(
      'CsUsage__c',
      ids.map((id, index) => ({ Key__c: id, Account__c: id, Month__c: '2026-11-01', Events__c: index % 101 })),
    )
    for (const child of ids.slice(1, 40)) org.update('Account', child, { ParentId: ids[0] })
    const override = (index: number, Score__c: number, ExpiresOn__c: string) => ({
      Account__c: ids[index],
      Score__c,
      ExpiresOn__c,
      ReasonCode__c: 'Sentiment',
      Note__c: 'They told us',
    })
    org.insert('CsHealthOverride__c', [
      override(1, 10, '2026-11-24'),
      override(2, 20, '2026-12-24'),
      override(2, 30, '2026-12-24'),
      override(3, 40, '2026-12-24'),
    ])
  }

  it('after any of its writes is healed by the next one: the end is the same', async () => {
    await startBook()
    await org.rescoreAll(later)
    const expected = endState(org)
    expect(expected.snapshots).toHaveLength(accounts)
    expect(expected.benchmarks).toHaveLength(1)
    expect(expected.overrides.map(({ EndReason__c }) => EndReason__c)).toEqual(['Expired', 'Replaced', null, null])
    await org.close()
    for (let done = 0; done <= writes; done += 1) {
      await startBook()
      // From the write after `done` on, the org can no longer be reached.
      const fault = org.running.faults.add({
        kind: 'reset',
        match: { method: 'PATCH', path: '/composite/sobjects' },
        skip: done,
        times: 1_000,
      })
      if (done < writes) await expect(org.rescoreAll(later)).rejects.toMatchObject({ problem: 'salesforce-unreachable' })
      else await org.rescoreAll(later)
      fault.remove()
      await org.rescoreAll(later)
      expect([done, endState(org)]).toEqual([done, expected])
      expect(await org.rescoreAll(later)).toMatchObject({
        accountsChanged: 0,
        snapshotsWritten: 0,
        benchmarksWritten: 0,
        overridesEnded: 0,
      })
      if (done < writes) await org.close()
    }
  }, 120_000)

  it('after a write whose answer was lost is healed too', async () => {
    await startBook()
    await org.rescoreAll(later)
    const expected = endState(org)
    await org.close()
    await startBook()
    org.running.faults.add({ kind: 'reset', when: 'after', match: { method: 'PATCH', path: '/composite/sobjects' }, times: 2 })
    await org.rescoreAll(later)
    expect(endState(org)).toEqual(expected)
  }, 60_000)
})

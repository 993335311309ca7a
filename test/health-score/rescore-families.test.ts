import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAccount, addScorecard, endState, startScoringOrg, startScoringOrgOn, use, type Fields, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00Z'

/** @param events = points of the one measure */
const add = (name: string, events: number | null, arr: number | null, parentId: string | null, fields: Fields = {}): string =>
  addAccount(org, name, { ...(events === null ? {} : { events }), fields: { CsArr__c: arr, ParentId: parentId, ...fields } })

const shown = (): unknown[] =>
  org.query('SELECT Name, CsHealthScore__c, CsHealthCoverage__c FROM Account ORDER BY Name').map((row) => Object.values(row))

interface RollUpText {
  ownScore: number
  rollUp: { method: string; ownWeight: number; members: Fields[] }
}

const snapshotOf = (accountId: string): RollUpText => {
  const { snapshots } = endState(org)
  return JSON.parse(String(snapshots.find(({ Account__c }) => Account__c === accountId)?.['Measures__c'])) as RollUpText
}

/** Holding (own 20 points, ARR 100) over Europe (50; 300) over Paris (100; 100) and Rome (no data; 500), and over Asia (80; no ARR). */
function addGroup() {
  const holding = add('Holding', 20, 100, null)
  const europe = add('Holding Europe', 50, 300, holding)
  const asia = add('Holding Asia', 80, null, holding)
  const paris = add('Holding Paris', 100, 100, europe)
  const rome = add('Holding Rome', null, 500, europe)
  return { holding, europe, asia, paris, rome }
}

describe('a full run', () => {
  it('takes children in by their ARR, grandchildren first', async () => {
    addScorecard(org, 'all', { RollUp__c: 'ArrWeighted' }, [use])
    const { holding, europe, asia, paris, rome } = addGroup()
    await org.rescoreAll(asOf)
    // Europe: (300·50 + 100·100) / 400 = 62.5; coverage (300·100 + 100·100 + 500·0) / 900 = 44.44.
    // Holding: Europe weighs 300 + 100 + 500 = 900: (100·20 + 900·62.5) / 1000 = 58.25; coverage (100·100 + 900·44.44) / 1000 = 50 (49.996).
    expect(shown()).toEqual([
      ['Holding', 58.25, 50],
      ['Holding Asia', 80, 100],
      ['Holding Europe', 62.5, 44.44],
      ['Holding Paris', 100, 100],
      ['Holding Rome', null, 0],
    ])
    expect(snapshotOf(holding)).toMatchObject({
      ownScore: 20,
      rollUp: {
        method: 'ArrWeighted',
        ownWeight: 100,
        members: [
          { accountId: europe, score: 62.5, coverage: 44.44, weight: 900 },
          { accountId: asia, score: 80, coverage: 100, weight: 0 },
        ].toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
      },
    })
    expect(snapshotOf(paris).rollUp).toBeNull()
    expect(snapshotOf(rome).rollUp).toBeNull()
  })

  it('takes the worst of a family', async () => {
    addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use])
    addGroup()
    await org.rescoreAll(asOf)
    // Europe: the lowest of 50 and 100, coverage (100 + 100 + 0) / 3; Holding: the lowest of 20, 50 and 80, coverage (100 + 66.67 + 100) / 3.
    expect(shown()).toEqual([
      ['Holding', 20, 88.89],
      ['Holding Asia', 80, 100],
      ['Holding Europe', 50, 66.67],
      ['Holding Paris', 100, 100],
      ['Holding Rome', null, 0],
    ])
  })

  it('lets an account of an independent scorecard stand alone, and its parent take it in all the same', async () => {
    addScorecard(org, 'group', { RollUp__c: 'ArrWeighted', Stage__c: 'Operation' }, [use])
    addScorecard(org, 'alone', { RollUp__c: 'Independent', Stage__c: 'Renewal' }, [use])
    const top = add('A top', 0, 100, null, { CsLifecycleStage__c: 'Operation' })
    const middle = add('B middle', 100, 0, top, { CsLifecycleStage__c: 'Renewal' })
    add('C bottom', 10, 100, middle, { CsLifecycleStage__c: 'Renewal' })
    await org.rescoreAll(asOf)
    // The middle keeps its 100, and weighs 0 + 100: (100·0 + 100·100) / 200.
    expect(shown()).toEqual([
      ['A top', 50, 100],
      ['B middle', 100, 100],
      ['C bottom', 10, 100],
    ])
  })

  it('counts a child whose scorecard cannot be used with what it shows', async () => {
    addScorecard(org, 'group', { RollUp__c: 'ArrWeighted' }, [use])
    addScorecard(org, 'broken', { Stage__c: 'Trial' }, [{ ...use, Weight__c: 0 }])
    const top = add('A top', 0, 100, null)
    add('B kept', 5, 100, top, { CsLifecycleStage__c: 'Trial', CsHealthScore__c: 60, CsHealthCoverage__c: 50 })
    await org.rescoreAll(asOf)
    expect(shown()).toEqual([
      ['A top', 30, 75],
      ['B kept', 60, 50],
    ])
  })

  it('leaves a parent whose scorecard cannot be used as it is', async () => {
    addScorecard(org, 'group', { RollUp__c: 'ArrWeighted' }, [use])
    addScorecard(org, 'broken', { RollUp__c: 'WorstOf', Stage__c: 'Trial' }, [{ ...use, Weight__c: 0 }])
    const top = add('A kept', 0, 100, null, { CsLifecycleStage__c: 'Trial', CsHealthScore__c: 60, CsHealthCoverage__c: 50 })
    add('B child', 5, 100, top)
    expect(await org.rescoreAll(asOf)).toMatchObject({ accountsScored: 1, snapshotsWritten: 1 })
    expect(shown()).toEqual([
      ['A kept', 60, 50],
      ['B child', 5, 100],
    ])
  })

  it('scores accounts that are each other’s parents by themselves, and names them', async () => {
    addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use])
    const one = add('A one', 90, 1, null)
    const two = add('B two', 30, 1, one)
    org.update('Account', one, { ParentId: two })
    const { problems } = await org.rescoreAll(asOf)
    expect(shown()).toEqual([
      ['A one', 90, 100],
      ['B two', 30, 100],
    ])
    expect(problems).toEqual([
      `Accounts ${[one, two].toSorted().join(', ')} are each other's parents, so each is scored by its own measures: correct their Parent Account.`,
    ])
    expect(await org.rescoreAccount(two, asOf)).toMatchObject({ score: 30, changed: false })
  })

  it('weighs ARR in the corporate currency', async () => {
    await org.close()
    org = await startScoringOrg({
      organization: {
        name: 'Test',
        timeZone: 'Asia/Tokyo',
        language: 'en_US',
        currency: 'USD',
        currencies: [
          { isoCode: 'USD', conversionRate: 1, isCorporate: true },
          { isoCode: 'JPY', conversionRate: 150 },
        ],
      },
    })
    addScorecard(org, 'all', { RollUp__c: 'ArrWeighted' }, [use])
    const top = add('A top', 0, 100, null, { CurrencyIsoCode: 'USD' })
    const child = add('B child', 100, 45_000, top, { CurrencyIsoCode: 'JPY' })
    expect(await org.rescoreAll(asOf)).toMatchObject({ problems: [] })
    // 45,000 JPY are 300 USD: (100·0 + 300·100) / 400.
    expect(shown()).toEqual([
      ['A top', 75, 100],
      ['B child', 100, 100],
    ])
    expect(snapshotOf(top).rollUp).toMatchObject({ ownWeight: 100, members: [{ accountId: child, weight: 300 }] })
    expect(await org.rescoreAccount(child, asOf)).toMatchObject({ changed: false })
    expect(await org.rescoreAccount(top, asOf)).toMatchObject({ changed: false })
  })

  it('writes nothing when run again at once', async () => {
    addScorecard(org, 'all', { RollUp__c: 'ArrWeighted' }, [use])
    addGroup()
    await org.rescoreAll(asOf)
    expect(await org.rescoreAll(asOf)).toMatchObject({ accountsChanged: 0, snapshotsWritten: 0 })
  })

  it('waits with nobody when no scorecard rolls up', async () => {
    addScorecard(org, 'all', {}, [use])
    const { holding } = addGroup()
    await org.rescoreAll(asOf)
    expect(snapshotOf(holding).rollUp).toBeNull()
    expect(shown()[0]).toEqual(['Holding', 20, 100])
  })
})

describe('a run of one account', () => {
  it('brings its ancestors up to date, to what a full run would give', async () => {
    addScorecard(org, 'all', { RollUp__c: 'ArrWeighted' }, [use])
    const { paris, holding, europe } = addGroup()
    await org.rescoreAll(asOf)
    org.update('CsUsage__c', usageOf(paris), { Events__c: 0 })

    const later = '2026-11-22T05:00:00Z'
    expect(await org.rescoreAccount(paris, later)).toMatchObject({ accountId: paris, score: 0, changed: true })
    // Europe: (300·50 + 100·0) / 400 = 37.5; Holding: (100·20 + 900·37.5) / 1000 = 35.75.
    expect(shown()).toEqual([
      ['Holding', 35.75, 50],
      ['Holding Asia', 80, 100],
      ['Holding Europe', 37.5, 44.44],
      ['Holding Paris', 0, 100],
      ['Holding Rome', null, 0],
    ])
    expect(snapshotOf(holding).rollUp.members).toContainEqual({ accountId: europe, score: 37.5, coverage: 44.44, weight: 900 })
    const byAccountRun = endState(org)
    expect(await org.rescoreAll(later)).toMatchObject({ accountsChanged: 0, snapshotsWritten: 0 })
    expect(endState(org)).toEqual(byAccountRun)
  })

  it('takes the children in when it is the parent, as they stand', async () => {
    addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use])
    const { holding, asia } = addGroup()
    await org.rescoreAll(asOf)
    org.update('CsUsage__c', usageOf(asia), { Events__c: 1 })
    // Nobody has scored Asia again.
    expect(await org.rescoreAccount(holding, asOf)).toMatchObject({ score: 20, changed: false })
    org.update('Account', asia, { CsHealthScore__c: 1 })
    expect(await org.rescoreAccount(holding, asOf)).toMatchObject({ score: 1, changed: true })
  })

  it('follows a line of more than five levels up and down', async () => {
    addScorecard(org, 'all', { RollUp__c: 'WorstOf' }, [use])
    const ids: string[] = []
    for (let level = 0; level < 13; level += 1) ids.push(add(`Level ${String(level).padStart(2, '0')}`, 90 - level, 1, ids.at(-1) ?? null))
    await org.rescoreAll(asOf)
    const expected = endState(org)
    org.update('Account', ids[6] ?? '', { CsHealthScore__c: 5 })
    await org.rescoreAccount(ids[6] ?? '', asOf)
    expect(endState(org)).toEqual(expected)
    org.update('CsUsage__c', usageOf(ids[12] ?? ''), { Events__c: 3 })
    await org.rescoreAccount(ids[12] ?? '', asOf)
    expect(shown().map((row) => (row as unknown[])[1])).toEqual(ids.map(() => 3))
  })

  it('leaves ancestors out that are not in scope, and everybody above them', async () => {
    await org.close()
    org = await startScoringOrgOn(
      'operations/customMetadata/CsMapping.Scope.md-meta.xml',
      /(<field>Filter__c<\/field>\s*)<value xsi:nil="true" \/>/,
      `$1<value xsi:type="xsd:string">Name != 'Holding Europe' AND Name != 'Holding Asia'</value>`,
    )
    addScorecard(org, 'all', { RollUp__c: 'ArrWeighted' }, [use])
    const { paris } = addGroup()
    await org.rescoreAccount(paris, asOf)
    // Without Europe between them, Paris is not of the Holding's family.
    expect(shown()).toEqual([
      ['Holding', null, null],
      ['Holding Asia', null, null],
      ['Holding Europe', null, null],
      ['Holding Paris', 100, 100],
      ['Holding Rome', null, null],
    ])
    await org.rescoreAll(asOf)
    expect(shown()).toEqual([
      ['Holding', 20, 100],
      ['Holding Asia', null, null],
      ['Holding Europe', null, null],
      ['Holding Paris', 100, 100],
      ['Holding Rome', null, 0],
    ])
  })
})

const usageOf = (accountId: string): string => String(org.query(`SELECT Id FROM CsUsage__c WHERE Account__c = '${accountId}'`)[0]?.['Id'])

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runFullScoring, type RunReport } from '../../scripts/full-run.ts'
import { loadScorecardFiles } from '../../scripts/default-scorecards/load-scorecard-files.ts'
import { dayIn } from '../../scripts/sample-book/calendar.ts'
import { loadBook } from '../../scripts/sample-book/load-book.ts'
import { decidedStories } from '../../scripts/sample-book/decided-stories.ts'
import { stories } from '../../scripts/sample-book/stories.ts'
import { startTestBanso, type TestBanso } from '../support/running-banso.ts'
import { scoreIndependently, type IndependentScore } from './independent-score.ts'

const timeZone = 'Asia/Tokyo'

interface AccountRow {
  Id: string
  AccountNumber: string
  CsHealthScore__c: number | null
  CsHealthBand__c: string | null
  CsHealthCoverage__c: number | null
  CsProcessScore__c: number | null
  CsRelationshipScore__c: number | null
  CsOutcomeScore__c: number | null
}

interface SnapshotRow {
  Account__c: string
  AsOfDate__c: string
  Score__c: number | null
  CalculatedScore__c: number | null
  Band__c: string
  Coverage__c: number
  ScorecardVersionKey__c: string
  Measures__c: string
}

let banso: TestBanso
let first: RunReport
let second: RunReport
let asOf: string
let accounts: AccountRow[]
let snapshots: Map<string, SnapshotRow>
let expected: IndependentScore[]

const accountFields =
  'Id, AccountNumber, CsHealthScore__c, CsHealthBand__c, CsHealthCoverage__c, CsProcessScore__c, CsRelationshipScore__c, CsOutcomeScore__c'
const snapshotFields = 'Account__c, AsOfDate__c, Score__c, CalculatedScore__c, Band__c, Coverage__c, ScorecardVersionKey__c, Measures__c'

beforeAll(async () => {
  banso = await startTestBanso()
  const api = { url: banso.apiUrl, token: banso.operatorToken }
  first = await runFullScoring(api, () => undefined)
  accounts = await banso.query<AccountRow>(`SELECT ${accountFields} FROM Account ORDER BY Id`)
  const [newest] = await banso.query<{ AsOfDate__c: string }>(
    'SELECT AsOfDate__c FROM CsHealthSnapshot__c ORDER BY AsOfDate__c DESC LIMIT 1',
  )
  asOf = newest?.AsOfDate__c ?? ''
  const written = await banso.query<SnapshotRow>(`SELECT ${snapshotFields} FROM CsHealthSnapshot__c WHERE AsOfDate__c = ${asOf}`)
  snapshots = new Map(written.map((row) => [row.Account__c, row]))
  expected = await scoreIndependently((soql) => banso.query(soql), asOf, timeZone, new Map())
  second = await runFullScoring(api, () => undefined)
})

afterAll(() => banso?.stop())

describe('the first run over the sample book', () => {
  it('scores every account and has nothing refused', () => {
    const total = 500 + stories.length + decidedStories.length
    expect(first).toMatchObject({
      status: 'completed',
      accountsScored: total,
      accountsChanged: total,
      snapshotsWritten: total,
      refused: [],
    })
  })

  it('has nothing to say but that recurring work waits for room', () => {
    // Whether it does depends on the day of the month; signals have taken the room of every CSM on the first day.
    const waiting = first.problems.map((sentence) => sentence.slice(0, sentence.indexOf(' wait ')))
    expect(waiting).toEqual(first.tasksPostponed === 0 ? [] : [`${first.tasksPostponed} tasks of recurring playbooks`])
  })

  it('shows on each Account what an independent computation gives, to the last digit', () => {
    const shown = accounts.map((row) => ({
      accountId: row.Id,
      score: row.CsHealthScore__c,
      band: row.CsHealthBand__c,
      coverage: row.CsHealthCoverage__c,
      groupScores: { Process: row.CsProcessScore__c, Relationship: row.CsRelationshipScore__c, Outcome: row.CsOutcomeScore__c },
    }))
    expect(shown).toEqual(
      expected.map(({ accountId, score, band, coverage, groupScores }) => ({ accountId, score, band, coverage, groupScores })),
    )
  })

  it('keeps in each snapshot every value, point and contribution of that computation', () => {
    const kept = expected.map(({ accountId }) => {
      const row = snapshots.get(accountId)
      if (!row) throw new Error(`no snapshot of ${accountId}`)
      const json = JSON.parse(row.Measures__c) as Pick<
        IndependentScore,
        'measures' | 'ownScore' | 'rollUp' | 'calculatedScore' | 'knockOuts'
      >
      return {
        accountId,
        scorecardVersionKey: row.ScorecardVersionKey__c,
        score: row.Score__c,
        calculatedScore: row.CalculatedScore__c,
        ownScore: json.ownScore,
        rollUp: json.rollUp,
        calculatedScoreInJson: json.calculatedScore,
        band: row.Band__c,
        coverage: row.Coverage__c,
        measures: json.measures,
        knockOuts: json.knockOuts,
      }
    })
    expect(kept).toEqual(expected.map(({ groupScores: _, ...score }) => ({ ...score, calculatedScoreInJson: score.calculatedScore })))
  })

  it('splits each own score into contributions that add up to it', () => {
    const sums = [...snapshots.values()].map((row) => {
      const { measures } = JSON.parse(row.Measures__c) as Pick<IndependentScore, 'measures'>
      return measures.reduce((sum, { contribution }) => sum + Math.round((contribution ?? 0) * 100), 0)
    })
    const ownScores = [...snapshots.values()].map((row) => (JSON.parse(row.Measures__c) as IndependentScore).ownScore)
    expect(sums).toEqual(ownScores.map((score) => Math.round((score ?? 0) * 100)))
  })
})

describe('a second run right after', () => {
  it('writes nothing and says so', () => {
    expect(second).toMatchObject({
      status: 'completed',
      accountsScored: accounts.length,
      accountsChanged: 0,
      snapshotsWritten: 0,
      refused: [],
    })
  })

  it('leaves accounts and snapshots as they were', async () => {
    expect(await banso.query(`SELECT ${accountFields} FROM Account ORDER BY Id`)).toEqual(accounts)
    const written = await banso.query<SnapshotRow>(`SELECT ${snapshotFields} FROM CsHealthSnapshot__c WHERE AsOfDate__c = ${asOf}`)
    expect(new Map(written.map((row) => [row.Account__c, row]))).toEqual(snapshots)
  })
})

describe('a second load, on another day', () => {
  it('writes nothing: what is there stays, with its dates', async () => {
    const connection = await banso.adminConnection()
    const inFiveDays = new Date(Date.now() + 5 * 86_400_000)
    const { today, written, leftOut } = await loadBook(connection, { now: inFiveDays, pollIntervalMs: 100, log: () => undefined })
    expect({ today, leftOut }).toEqual({ today: asOf, leftOut: [] })
    expect(Object.values(written).filter((count) => count > 0)).toEqual([])
    expect(await loadScorecardFiles(connection, inFiveDays)).toEqual([])
  })
})

describe('the book', () => {
  it('is for today', () => {
    expect(asOf).toBe(dayIn(timeZone, new Date()))
  })

  it('shows each story’s situation in its band', () => {
    const bandOf = new Map(accounts.map((row) => [row.AccountNumber, row.CsHealthBand__c]))
    expect(Object.fromEntries(stories.map(({ situation, accountNumber }) => [situation, bandOf.get(accountNumber)]))).toEqual({
      healthy: 'Healthy',
      slipping: 'AtRisk',
      'sponsor gone': 'AtRisk',
      'stalled onboarding': 'AtRisk',
      'no data': 'Unknown',
      'knock-out: escalated cases': 'AtRisk',
      'override by the CSM': 'Healthy',
      'renewal soon': 'Healthy',
      'ready for upsell': 'Healthy',
      advocate: 'Healthy',
      'new customer, too early': 'Healthy',
      'long name, worth watching': 'Watch',
      'trial going well': 'Healthy',
      'usage feed stopped': 'Unknown',
      // (91.68 × 172,800 + 44 × 108,000) ÷ 280,800 = 73.34 < 75: the capped company holds the group down; the group's own 0 of ARR weighs nothing
      'group of two customers': 'Watch',
    })
  })

  it('turns what the success plans tell into signals', async () => {
    const rows = await banso.query<{ IndicatorKey__c: string; Account__r: { AccountNumber: string | null } }>(
      'SELECT IndicatorKey__c, Account__r.AccountNumber FROM CsSignal__c ORDER BY Account__r.AccountNumber',
    )
    const storiesWith = (key: string) =>
      rows
        .filter(({ IndicatorKey__c, Account__r }) => IndicatorKey__c === key && Account__r.AccountNumber?.startsWith('BANSO-'))
        .map(({ Account__r }) => stories.find(({ accountNumber }) => accountNumber === Account__r.AccountNumber)?.situation)
    expect(storiesWith('sponsor-gone')).toEqual(['sponsor gone'])
    expect(storiesWith('power-user-gone')).toEqual(['sponsor gone'])
    expect(storiesWith('sponsor-silent')).toEqual(['slipping']) // met 94 days ago, all others within 90
    expect(storiesWith('roi-goal-reached')).toEqual(['healthy', 'ready for upsell', 'advocate'])
    // Customers for more than a year with goals, but no financial one of them reached.
    expect(storiesWith('no-return-seen')).toEqual([
      'slipping',
      'sponsor gone',
      'knock-out: escalated cases',
      'override by the CSM',
      'renewal soon',
      'long name, worth watching',
      'usage feed stopped',
      'group of two customers',
    ])
  })
})

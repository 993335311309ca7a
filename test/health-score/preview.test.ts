import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { newPreviewProgress } from '../../scoring-api/health-score/preview-progress.ts'
import { previewScorecard } from '../../scoring-api/health-score/preview-scorecard.ts'
import { toScorecard, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { aDefinition, casesMeasure, useMeasure } from './definitions.ts'
import { addAccount, addScorecard, endState, openCases, startScoringOrg, use, type ScoringOrg } from './scoring-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const asOf = '2026-11-22T03:00:00.000Z'

async function preview(definition: ScorecardDefinition) {
  const progress = newPreviewProgress()
  const result = await previewScorecard(
    {
      salesforce: org.connection.forWork(),
      asOf: new Date(asOf),
      progress,
      workDirectory: tmpdir(),
      openFacts: (directory) => openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 }),
    },
    toScorecard(definition),
  )
  return { ...result, progress }
}

it('compares a draft with today, by hand', async () => {
  addScorecard(org, 'ops')
  const good = addAccount(org, 'Good', { cases: 0, events: 80 })
  const bad = addAccount(org, 'Bad', { cases: 4, events: 100 })
  const fair = addAccount(org, 'Fair', { cases: 2, events: 40 })
  addAccount(org, 'Unknown')
  const before = endState(org)

  // Today each measure weighs 10; in the draft open cases weigh 30, use 10.
  const result = await preview(aDefinition({ measures: [casesMeasure({ weight: 30 }), useMeasure()] }))

  expect(result).toEqual({
    asOf,
    accounts: 4,
    // Good (100+80)/2 = 90, Bad (0+100)/2 = 50, Fair (50+40)/2 = 45, which is where watch begins
    today: { healthy: 1, watch: 2, atRisk: 0, unknown: 1, none: 0 },
    // Good (3·100+80)/4 = 95, Bad (3·0+100)/4 = 25, Fair (3·50+40)/4 = 47.5
    draft: { healthy: 1, watch: 1, atRisk: 1, unknown: 1, none: 0 },
    movements: [{ from: 'watch', to: 'atRisk', accounts: 1 }],
    accountsChangingBand: 1,
    healthySharePercentToday: 25,
    healthySharePercentDraft: 25,
    movers: [
      // use brought 100/2, and brings 100/4
      { accountId: bad, fromBand: 'watch', toBand: 'atRisk', fromScore: 50, toScore: 25, causes: [{ measureKey: 'use', change: -25 }] },
      {
        accountId: good,
        fromBand: 'healthy',
        toBand: 'healthy',
        fromScore: 90,
        toScore: 95,
        // cases 100/2 → 3·100/4, use 80/2 → 80/4
        causes: [
          { measureKey: 'open-cases', change: 25 },
          { measureKey: 'use', change: -20 },
        ],
      },
      {
        accountId: fair,
        fromBand: 'watch',
        toBand: 'watch',
        fromScore: 45,
        toScore: 47.5,
        // cases 50/2 → 3·50/4, use 40/2 → 40/4
        causes: [
          { measureKey: 'open-cases', change: 12.5 },
          { measureKey: 'use', change: -10 },
        ],
      },
    ],
    measures: [
      // 0, 4 and 2 open cases; 100, 0 and 50 points
      { key: 'open-cases', coveragePercent: 75, meanPoints: 50, distinctValues: 3, lowest: 0, median: 2, highest: 4 },
      { key: 'use', coveragePercent: 75, meanPoints: 73.33, distinctValues: 3, lowest: 40, median: 80, highest: 100 },
    ],
    correlations: [],
    warnings: [],
    progress: { phase: 'measure', accountsTotal: 4, accountsDone: 4 },
  })
  expect(endState(org)).toEqual(before)
  expect(org.query('SELECT Id FROM CsRun__c')).toEqual([])
})

it('works where no scorecard is active yet', async () => {
  addAccount(org, 'First', { cases: 0, events: 80 })
  const result = await preview(aDefinition())
  expect(result).toMatchObject({ accounts: 1, today: { none: 1 }, draft: { healthy: 1 }, healthySharePercentToday: null })
  expect(result.warnings.map(({ english }) => english)).toEqual(['No scorecard is active today, so every account comes from none.'])
})

it('finds on both sides what a full run finds', async () => {
  addScorecard(org, 'ops', { RollUp__c: 'WorstOf' }, [openCases, { ...use, PercentileWithin__c: '*' }])
  const group = addAccount(org, 'Group', { cases: 0, events: 80 })
  for (let index = 0; index < 12; index += 1) {
    addAccount(org, `Member ${index}`, { cases: index % 5, events: index * 7, fields: index < 3 ? { ParentId: group } : {} })
  }
  const held = addAccount(org, 'Held', { cases: 0, events: 1 })
  org.insert('CsHealthOverride__c', [
    { Account__c: held, Score__c: 12, ReasonCode__c: 'Other', Note__c: 'Known', ExpiresOn__c: '2026-12-01' },
  ])
  await org.rescoreAll(asOf)
  const shown = org.query('SELECT CsHealthBand__c FROM Account').map((row) => String(row['CsHealthBand__c']))
  const counts = { healthy: 0, watch: 0, atRisk: 0, unknown: 0, none: 0 }
  for (const band of shown) counts[(band.charAt(0).toLowerCase() + band.slice(1)) as keyof typeof counts] += 1

  const same = aDefinition({ rollUp: 'worstOf', measures: [casesMeasure(), useMeasure({ percentileWithin: '*' })] })
  expect(await preview(same)).toMatchObject({ accounts: 14, today: counts, draft: counts, movers: [], accountsChangingBand: 0 })

  // Alone, the group stands at (100 + its percentile) / 2 instead of at its worst member's score.
  const { movers } = await preview({ ...same, rollUp: 'independent' })
  expect(movers.map(({ accountId }) => accountId)).toEqual([group])
  expect(movers[0]?.causes).toEqual([{ measureKey: null, change: (movers[0]?.toScore ?? 0) - (movers[0]?.fromScore ?? 0) }])
})

it('counts who leaves the segment of the draft, and who comes into it from another scorecard', async () => {
  addScorecard(org, 'ops')
  addScorecard(org, 'big', { SegmentFilter__c: "Type = 'Partner'", SortOrder__c: 1 })
  addAccount(org, 'Stays', { cases: 0, events: 100, fields: { Industry: 'Banking' } })
  addAccount(org, 'Leaves', { cases: 0, events: 100 })
  addAccount(org, 'Comes', { cases: 4, events: 100, fields: { Industry: 'Banking', Type: 'Partner' } })
  addAccount(org, 'Elsewhere', { cases: 4, events: 100, fields: { Type: 'Partner' } })
  const result = await preview(aDefinition({ segmentFilter: "Industry = 'Banking'", sortOrder: 0 }))
  expect(result).toMatchObject({
    accounts: 3,
    today: { healthy: 2, watch: 1, none: 0 },
    draft: { healthy: 1, watch: 1, none: 1 },
    movements: [{ from: 'healthy', to: 'none', accounts: 1 }],
  })
})

it('shows accounts of an active scorecard that cannot be used as they are, and says so', async () => {
  addScorecard(org, 'ops', {}, [{ ...openCases, SourceObject__c: 'Nothing__c' }])
  addAccount(org, 'Ours', { cases: 0, events: 80, fields: { CsHealthBand__c: 'AtRisk', CsHealthScore__c: 20 } })
  const result = await preview(aDefinition())
  expect(result).toMatchObject({ accounts: 1, today: { atRisk: 1 }, draft: { healthy: 1 }, movers: [{ fromScore: 20, toScore: 90 }] })
  expect(result.warnings).toEqual([
    {
      english: "Scorecard ops-v1 is active but cannot be used: today's side shows its accounts as they are.",
      japanese: '有効なスコアカードops-v1は使用できない状態です。現在の側には、取引先に表示中のスコアを使っています。',
    },
  ])
})

it('takes a stopped feed for stale, and says so', async () => {
  addScorecard(org, 'ops')
  const id = addAccount(org, 'Silent', { cases: 0 })
  org.insert(
    'CsUsage__c',
    ['01', '02', '03', '04'].map((day) => ({ Key__c: `${id}:${day}`, Account__c: id, Month__c: `2026-10-${day}`, Events__c: 10 })),
  )
  const dated = useMeasure({ aggregate: { ...useMeasure().aggregate, dateField: 'Month__c', windowDays: 90 } })
  const { warnings, measures } = await preview(aDefinition({ measures: [casesMeasure(), dated] }))
  expect(warnings.map(({ english }) => english.split(':')[0])).toEqual(['Feed CsUsage__c.Month__c has stopped'])
  expect(measures.find(({ key }) => key === 'use')).toMatchObject({ coveragePercent: 0, meanPoints: null })
})

it('is refused where the draft cannot score in this org', async () => {
  const lost = casesMeasure({ aggregate: { ...casesMeasure().aggregate, sourceObject: 'Nothing__c' } })
  await expect(preview(aDefinition({ measures: [lost] }))).rejects.toMatchObject({ problem: 'scorecard-unusable' })
})

import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { newPreviewProgress } from '../../scoring-api/health-score/preview-progress.ts'
import { previewScorecard } from '../../scoring-api/health-score/preview-scorecard.ts'
import { toScorecard, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { aDefinition, casesMeasure, useMeasure } from './definitions.ts'
import { addAccount, addScorecard, endState, startScoringOrg, type ScoringOrg } from './scoring-org.ts'

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

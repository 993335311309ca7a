import { expect, it } from 'vitest'
import type { ScoredMeasure } from '../../scoring-api/health-score/health.ts'
import type { JudgedAccount } from '../../scoring-api/health-score/judge-account.ts'
import { toFactsRow, type FactsBasis } from '../../scoring-api/signals/run-facts.ts'

const measure = (key: string, fields: Partial<ScoredMeasure>): ScoredMeasure => ({
  key,
  group: 'process',
  status: 'present',
  value: 425_000,
  rawValue: null,
  points: 7_550,
  isFeedStopped: false,
  weight: 10,
  contribution: 100,
  latestOn: null,
  ...fields,
})

const basis: FactsBasis = {
  asOfDate: '2026-11-22',
  stageColumn: 'CsLifecycleStage__c',
  customerSinceColumn: 'CsCustomerSince__c',
  organization: { timeZone: 'Asia/Tokyo', language: 'en', weekStartsOn: 0, fiscalYearStartMonth: 1 },
  accountFields: [
    { path: 'Type', type: 'picklist', scale: 0 },
    { path: 'AnnualRevenue', type: 'currency', scale: 2 },
    { path: 'Owner.IsActive', type: 'boolean', scale: 0 },
    { path: 'CreatedDate', type: 'datetime', scale: 0 },
    { path: 'Site', type: 'string', scale: 0 },
  ],
}

const columns = {
  CsLifecycleStage__c: 'Operation',
  CsCustomerSince__c: '2026-11-02',
  Type: 'Customer',
  AnnualRevenue: '1250000.5',
  'Owner.IsActive': 'true',
  CreatedDate: '2026-11-01T00:00:00.000Z',
  Site: null,
}

const judged = (measures: ScoredMeasure[]): JudgedAccount =>
  ({
    accountId: '001000000000001AAA',
    columns,
    found: { score: 7_225, band: 'atRisk', coverage: 9_000 },
    scored: { health: { measures } },
  }) as unknown as JudgedAccount

const plain = {
  Stage: 'Operation',
  DaysAsCustomer: 20,
  'Account.Type': 'Customer',
  'Account.AnnualRevenue': 1_250_000.5,
  'Account.Owner.IsActive': true,
  'Account.CreatedDate': '2026-11-01T00:00:00.000Z',
  'Account.Site': null,
}
const scores = { Score: 72.25, Coverage: 90, Band: 'AtRisk', Change30Days: -7.75 }

it('says in their own units what was found out', () => {
  expect(toFactsRow(judged([measure('open-cases', {})]), 8_000, basis)).toEqual({
    ...plain,
    ...scores,
    'Value.open_cases': 42.5,
    'Points.open_cases': 75.5,
  })
})

it('has null where the org had nothing, and the points that the scorecard states for that', () => {
  const missing = measure('missing', { status: 'missing', value: null, points: null })
  const stale = measure('stale', { status: 'stale', points: null })
  const stated = measure('stated', { status: 'stated', value: null, points: 5_000 })
  expect(toFactsRow(judged([missing, stale, stated]), null, basis)).toEqual({
    ...plain,
    ...scores,
    Change30Days: null,
    'Value.missing': null,
    'Points.missing': null,
    'Value.stale': null,
    'Points.stale': null,
    'Value.stated': null,
    'Points.stated': 50,
  })
})

it('does not know what came by a feed that stands still, nor what an account is too young for', () => {
  const stopped = measure('stopped', { status: 'stale', points: null, isFeedStopped: true })
  const young = measure('young', { status: 'tooEarly', points: null })
  expect(toFactsRow(judged([stopped, young]), 8_000, basis)).toEqual({ ...plain, ...scores })
})

it('knows the Account alone of one that no scorecard matches', () => {
  expect(toFactsRow({ ...judged([]), scored: null }, 8_000, basis)).toEqual(plain)
})

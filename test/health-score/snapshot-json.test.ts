import { expect, it } from 'vitest'
import type { Health } from '../../scoring-api/health-score/health.ts'
import { inputHash, snapshotJson } from '../../scoring-api/health-score/snapshot-json.ts'

const health: Health = {
  scorecardVersionKey: 'operation-v1',
  score: 4_000,
  ownScore: 7_120,
  rollUp: {
    method: 'arrWeighted',
    ownWeight: 12_000_050,
    members: [{ accountId: '001000000000002AAA', score: null, coverage: 0, weight: 100 }],
  },
  calculatedScore: 7_110,
  band: 'atRisk',
  coverage: 8_000,
  groupScores: { process: 7_550, relationship: null, outcome: null },
  measures: [
    {
      key: 'open-cases',
      group: 'process',
      status: 'present',
      value: 20_000,
      rawValue: null,
      points: 7_550,
      isFeedStopped: false,
      weight: 20,
      contribution: 1_234,
      latestOn: '2026-11-20',
    },
    {
      key: 'sponsor',
      group: 'relationship',
      status: 'stale',
      value: null,
      rawValue: null,
      points: null,
      isFeedStopped: true,
      weight: 5,
      contribution: null,
      latestOn: null,
    },
  ],
  knockOuts: [{ key: 'sponsor', cap: 4_000 }],
  stage: 'Operation',
  customerSince: '2024-01-01',
  stoppedFeeds: ['CsUsage__c.Month__c'],
  override: { id: 'a0x000000000001AAA', score: 8_500, band: null, expiresOn: '2026-12-20' },
  presentBand: 'watch',
}

it('says in plain decimals what went in and what came out', () => {
  expect(snapshotJson(health, '2026-11-22')).toBe(
    '{"schema":2,"asOf":"2026-11-22","stage":"Operation","customerSince":"2024-01-01","stoppedFeeds":["CsUsage__c.Month__c"],"measures":[' +
      '{"key":"open-cases","group":"Process","status":"present","value":2,"rawValue":null,"points":75.5,"weight":20,"contribution":12.34,"latestOn":"2026-11-20"},' +
      '{"key":"sponsor","group":"Relationship","status":"stale","value":null,"rawValue":null,"points":null,"weight":5,"contribution":null,"latestOn":null}],' +
      '"ownScore":71.2,"rollUp":{"method":"ArrWeighted","ownWeight":120000.5,"members":[' +
      '{"accountId":"001000000000002AAA","score":null,"coverage":0,"weight":1}]},' +
      '"calculatedScore":71.1,"knockOuts":[{"key":"sponsor","cap":40}],' +
      '"override":{"id":"a0x000000000001AAA","score":85,"band":null,"expiresOn":"2026-12-20"},"previousBand":"Watch"}',
  )
})

it('has a hash of 64 hex digits that the band shown before does not change', () => {
  expect(inputHash(health)).toMatch(/^[0-9a-f]{64}$/)
  expect(inputHash({ ...health, presentBand: null })).toBe(inputHash(health))
})

it.each([
  ['a value', { measures: health.measures.map((measure) => ({ ...measure, value: 10_000 })) }],
  ['the band', { band: 'unknown' as const }],
  ['the scorecard', { scorecardVersionKey: 'operation-v2' }],
  ['the override', { override: null }],
  ['a knock-out', { knockOuts: [] }],
  ['the stage', { stage: null }],
  ['the age of the account', { customerSince: '2024-01-02' }],
  ['a feed', { stoppedFeeds: [] }],
  ['the family', { rollUp: null }],
])('has another hash when %s differs', (_name, difference) => {
  expect(inputHash({ ...health, ...difference })).not.toBe(inputHash(health))
})

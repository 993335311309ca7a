import { expect, it } from 'vitest'
import type { Health } from '../../scoring-api/health-score/health.ts'
import { inputHash, snapshotJson } from '../../scoring-api/health-score/snapshot-json.ts'

const health: Health = {
  scorecardVersionKey: 'operation-v1',
  score: 4_000,
  ownScore: 7_120,
  rollUp: null,
  calculatedScore: 7_120,
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
      weight: 20,
      contribution: 1_234,
      latestOn: '2026-11-20',
    },
    {
      key: 'sponsor',
      group: 'relationship',
      status: 'missing',
      value: null,
      rawValue: null,
      points: null,
      weight: 5,
      contribution: null,
      latestOn: null,
    },
  ],
  knockOuts: [{ key: 'sponsor', cap: 4_000 }],
  override: { id: 'a0x000000000001AAA', score: 8_500, band: null, expiresOn: '2026-12-20' },
  presentBand: 'watch',
}

it('says in plain decimals what went in and what came out', () => {
  expect(snapshotJson(health, '2026-11-22')).toBe(
    '{"schema":1,"asOf":"2026-11-22","measures":[' +
      '{"key":"open-cases","group":"Process","status":"present","value":2,"points":75.5,"weight":20,"contribution":12.34,"latestOn":"2026-11-20"},' +
      '{"key":"sponsor","group":"Relationship","status":"missing","value":null,"points":null,"weight":5,"contribution":null,"latestOn":null}],' +
      '"calculatedScore":71.2,"knockOuts":[{"key":"sponsor","cap":40}],' +
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
])('has another hash when %s differs', (_name, difference) => {
  expect(inputHash({ ...health, ...difference })).not.toBe(inputHash(health))
})

/** Records of the health card as the wires answer them, valid as they stand; a test changes only what it is about. */

export const ACCOUNT_ID = '001000000000001AAA'
export const SNAPSHOT_ID = 'a01000000000001AAA'
export const SCORECARD_ID = 'a02000000000001AAA'
export const OVERRIDE_ID = 'a03000000000001AAA'

/** The answer of getRecord; a field given as undefined is one that the user may not see. */
export function accountRecord(different = {}) {
  const values = {
    CsHealthScore__c: 70.25,
    CsHealthBand__c: 'Healthy',
    CsHealthChange30Days__c: 4.2,
    CsHealthCoverage__c: 88.89,
    CsProcessScore__c: 80,
    CsRelationshipScore__c: 41,
    CsOutcomeScore__c: null,
    CsHealthReason__c: 'Written by the service',
    CsScoredAt__c: '2026-11-22T10:00:00.000Z',
    CsLifecycleStage__c: 'Operation',
    ...different,
  }
  const readable = Object.entries(values).filter(([, value]) => value !== undefined)
  return {
    apiName: 'Account',
    id: ACCOUNT_ID,
    fields: Object.fromEntries(readable.map(([name, value]) => [name, { value, displayValue: null }])),
  }
}

/** Weights 30 and 10 with points: (30·80 + 10·41) / 40 = 70.25; contributions 60 and 10.25. */
export function snapshotJson(different = {}) {
  return JSON.stringify({
    schema: 2,
    asOf: '2026-11-22',
    stage: 'Operation',
    customerSince: '2024-01-01',
    stoppedFeeds: [],
    measures: [
      measured('use', 'Process', { value: 85, points: 80, weight: 30, contribution: 60 }),
      measured('nps', 'Relationship', { value: 7, points: 41, weight: 10, contribution: 10.25 }),
      measured('visits', 'Relationship', { status: 'missing', weight: 5, latestOn: null }),
      measured('goal', 'Outcome', { status: 'tooEarly', weight: 20, latestOn: null }),
    ],
    ownScore: 70.25,
    rollUp: null,
    calculatedScore: 70.25,
    knockOuts: [],
    override: null,
    previousBand: 'Watch',
    ...different,
  })
}

function measured(key, group, different) {
  return {
    key,
    group,
    status: 'present',
    value: null,
    rawValue: null,
    points: null,
    contribution: null,
    latestOn: '2026-11-20',
    ...different,
  }
}

/** The answer of CsHealthHistory, newest snapshot first. */
export function historyData({ snapshots = [{}, { AsOfDate__c: '2026-10-01', Score__c: 66 }], overrides = [], pulses = [] } = {}) {
  const newest = {
    Id: SNAPSHOT_ID,
    AsOfDate__c: '2026-11-22',
    Score__c: 70.25,
    Band__c: 'Healthy',
    Coverage__c: 88.89,
    Scorecard__c: SCORECARD_ID,
    ScorecardVersionKey__c: 'operation-v1',
  }
  const override = {
    Id: OVERRIDE_ID,
    CreatedDate: '2026-11-20T01:00:00.000Z',
    Score__c: 90,
    Band__c: null,
    ExpiresOn__c: '2026-12-20',
    EndedAt__c: null,
    EndReason__c: null,
    ReasonCode__c: { value: 'Sentiment', label: 'Sentiment' },
  }
  const pulse = { Id: 'a05000000000001AAA', Level__c: 4, GivenOn__c: '2026-11-12', ReasonCode__c: null, Note__c: null }
  return query({
    CsHealthSnapshot__c: snapshots.map((snapshot, index) => ({ ...newest, Id: index === 0 ? SNAPSHOT_ID : `older${index}`, ...snapshot })),
    CsHealthOverride__c: overrides.map((different) => ({ ...override, ...different })),
    CsPulse__c: pulses.map((different) => ({ ...pulse, ...different })),
  })
}

/** The answer of CsHealthSnapshotOn: the newest snapshot at or before the day, none for null. */
export function snapshotOnData(different) {
  const snapshot = {
    Id: SNAPSHOT_ID,
    AsOfDate__c: '2026-10-01',
    Score__c: 66,
    Band__c: 'Watch',
    Coverage__c: 80,
    Scorecard__c: SCORECARD_ID,
    ScorecardVersionKey__c: 'operation-v1',
  }
  return query({ CsHealthSnapshot__c: different === null ? [] : [{ ...snapshot, ...different }] })
}

/** The answer of CsHealthExplanation. */
export function explanationData({ json = snapshotJson(), scorecard = {} } = {}) {
  return query({
    CsHealthSnapshot__c: [{ Id: SNAPSHOT_ID, Measures__c: json }],
    CsScorecard__c: [
      {
        Id: SCORECARD_ID,
        Name: 'Operation',
        JapaneseName__c: '運用',
        Key__c: 'operation',
        VersionKey__c: 'operation-v1',
        Version__c: 1,
        HealthyFrom__c: 70,
        WatchFrom__c: 45,
        BandMargin__c: 2,
        MinimumCoverage__c: 50,
        ...scorecard,
      },
    ],
    CsMeasure__c: [
      measure('use', { Name: 'Licences in use', JapaneseName__c: 'ライセンス利用率', Unit__c: 'Percent' }),
      measure('nps', {
        Name: 'NPS',
        Unit__c: 'Points',
        KnockOutReason__c: 'The NPS is negative',
        JapaneseKnockOutReason__c: 'NPS がマイナスです',
      }),
      measure('visits', { Name: 'Visits', JapaneseName__c: '訪問', SourceObject__c: 'CsVisit__c', DateField__c: 'On__c' }),
      measure('goal', { Name: 'Goal attainment', MinAccountAgeDays__c: 90 }),
    ],
  })
}

function measure(key, different) {
  return { Id: `measure-${key}`, Key__c: key, Name: key, JapaneseName__c: null, Unit__c: 'Count', Points__c: '0=0; 100=100', ...different }
}

/** The answer of CsLastRun. */
export function lastRunData(asOf) {
  return query({ CsRun__c: asOf ? [{ Id: 'a04000000000001AAA', AsOf__c: asOf }] : [] })
}

/** Rows as GraphQL nests them: `Id` bare, each other field as `{ value }`, null as `{ value: null }`. */
export function query(rowsByObject) {
  const connections = Object.entries(rowsByObject).map(([name, rows]) => [name, { edges: rows.map((row) => ({ node: toNode(row) })) }])
  return { uiapi: { query: Object.fromEntries(connections) } }
}

export function toNode({ Id, ...fields }) {
  const values = Object.entries(fields).map(([name, value]) => [name, isNested(value) ? value : { value }])
  return { Id, ...Object.fromEntries(values) }
}

function isNested(value) {
  return value !== null && typeof value === 'object'
}

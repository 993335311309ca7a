import type { MeasureDefinition, ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'

/** Open cases: 0 are 100 points, 4 are none; weight 10. */
export const casesMeasure = (changes: Partial<MeasureDefinition> = {}): MeasureDefinition => ({
  key: 'open-cases',
  name: 'Open cases',
  japaneseName: '未解決のケース',
  group: 'relationship',
  weight: 10,
  aggregate: {
    sourceObject: 'Case',
    accountPath: 'AccountId',
    filter: 'IsClosed = false',
    dateField: null,
    aggregate: 'count',
    field: null,
    windowDays: null,
    windowPeriod: null,
  },
  over: null,
  changeAgainstPreviousWindow: false,
  percentileWithin: null,
  unit: 'count',
  points: '0=100; 4=0',
  variants: [],
  maxAgeDays: null,
  minAccountAgeDays: null,
  missingPoints: null,
  knockOut: null,
  meaning: 'Cases that wait for an answer.',
  japaneseMeaning: '回答待ちのケース数。',
  ...changes,
})

/** Events of use: 100 are 100 points; weight 10. */
export const useMeasure = (changes: Partial<MeasureDefinition> = {}): MeasureDefinition =>
  casesMeasure({
    key: 'use',
    name: 'Use',
    japaneseName: '利用',
    group: 'process',
    aggregate: {
      sourceObject: 'CsUsage__c',
      accountPath: 'Account__c',
      filter: null,
      dateField: null,
      aggregate: 'sum',
      field: 'Events__c',
      windowDays: null,
      windowPeriod: null,
    },
    points: '0=0; 100=100',
    meaning: 'How much they work with it.',
    japaneseMeaning: '利用の量。',
    ...changes,
  })

/** What `addScorecard` puts into the org, as the next version. */
export const aDefinition = (changes: Partial<ScorecardDefinition> = {}): ScorecardDefinition => ({
  key: 'ops',
  version: 2,
  name: 'Operation',
  japaneseName: '運用',
  stage: null,
  segmentFilter: null,
  sortOrder: null,
  healthyFrom: 70,
  watchFrom: 45,
  bandMargin: 2,
  minimumCoverage: 50,
  rollUp: 'independent',
  notes: null,
  measures: [casesMeasure(), useMeasure()],
  ...changes,
})

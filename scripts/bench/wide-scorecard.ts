import type { MeasureDefinition, ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'

type AggregatePart = MeasureDefinition['aggregate']

const on = (sourceObject: string, changes: Partial<AggregatePart> = {}): AggregatePart => ({
  sourceObject,
  accountPath: sourceObject === 'CsUsage__c' ? 'Account__c' : 'AccountId',
  filter: null,
  dateField: null,
  aggregate: 'count',
  field: null,
  windowDays: null,
  windowPeriod: null,
  ...changes,
})

const usage = (aggregate: AggregatePart['aggregate'], field: string, changes: Partial<AggregatePart> = {}) =>
  on('CsUsage__c', { dateField: 'Month__c', aggregate, field, ...changes })

/** Every kind of measure that there is, over every object of the generated book. */
const kinds: ((windowDays: number) => Partial<MeasureDefinition>)[] = [
  (windowDays) => ({ aggregate: usage('sum', 'Events__c', { windowDays }), unit: 'count' }),
  (windowDays) => ({ aggregate: usage('average', 'Events__c', { windowDays }), changeAgainstPreviousWindow: true, unit: 'percent' }),
  (windowDays) => ({ aggregate: usage('distinct', 'Feature__c', { windowDays }) }),
  (windowDays) => ({
    aggregate: usage('sum', 'Errors__c', { windowDays }),
    over: usage('sum', 'Events__c', { windowDays }),
    unit: 'percent',
  }),
  (windowDays) => ({ aggregate: usage('maximum', 'ActiveUsers__c', { windowDays, filter: 'Feature__c = null' }), percentileWithin: '*' }),
  (windowDays) => ({ aggregate: usage('average', 'ActiveUsers__c', { windowDays }), percentileWithin: 'CsLifecycleStage__c' }),
  (windowDays) => ({
    aggregate: usage('latest', 'ActiveUsers__c', { filter: `Events__c > ${windowDays}` }),
    over: on('Asset', { filter: "Status = 'Installed'", aggregate: 'sum', field: 'Quantity' }),
    unit: 'percent',
  }),
  (windowDays) => ({ aggregate: usage('sum', 'Events__c', { windowPeriod: 'last3Months', filter: `Errors__c < ${windowDays}` }) }),
  (windowDays) => ({ aggregate: on('Case', { filter: 'IsClosed = false', dateField: 'CreatedDate', windowDays }) }),
  (windowDays) => ({
    aggregate: on('Case', { filter: "Priority IN ('High', 'Medium')", dateField: 'CreatedDate', windowDays }),
    over: on('Case'),
  }),
  (windowDays) => ({ aggregate: on('Event', { dateField: 'StartDateTime', windowDays }) }),
  (windowDays) => ({
    aggregate: on('Task', { dateField: 'ActivityDate', filter: `ActivityDate = LAST_N_DAYS:${windowDays}`, aggregate: 'daysSince' }),
    unit: 'days',
  }),
  (windowDays) => ({
    aggregate: on('Opportunity', { dateField: 'CloseDate', aggregate: 'sum', field: 'Amount', windowDays }),
    unit: 'currency',
  }),
  (windowDays) => ({ aggregate: on('Contact', { filter: `Title LIKE '%Sponsor%' AND LastName != 'Name ${windowDays}'` }) }),
]

/**
 * One scorecard for every account, with so many measures that no two of them share an aggregate.
 * @param measures 1-200: what the org takes in one call
 */
export function wideScorecard(measures: number): ScorecardDefinition {
  return {
    key: 'bench',
    version: 1,
    name: 'Bench',
    japaneseName: null,
    stage: null,
    segmentFilter: null,
    sortOrder: null,
    healthyFrom: 75,
    watchFrom: 60,
    bandMargin: 2,
    minimumCoverage: 50,
    rollUp: 'independent',
    notes: null,
    measures: Array.from({ length: measures }, (_, index) => measureOf(index)),
  }
}

const groups = ['process', 'relationship', 'outcome'] as const

function measureOf(index: number): MeasureDefinition {
  const windowDays = 30 * (Math.floor(index / kinds.length) + 1)
  return {
    key: `measure-${index}`,
    name: `Measure ${index}`,
    japaneseName: null,
    group: groups[index % groups.length] ?? 'process',
    weight: 1 + (index % 5),
    aggregate: on('Case'),
    over: null,
    changeAgainstPreviousWindow: false,
    percentileWithin: null,
    unit: 'count',
    points: '0=0; 50=60; 100=100',
    variants: [],
    maxAgeDays: null,
    minAccountAgeDays: null,
    missingPoints: null,
    knockOut: null,
    meaning: null,
    japaneseMeaning: null,
    ...kinds[index % kinds.length]?.(windowDays),
  }
}

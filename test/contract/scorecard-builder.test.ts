import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentHash } from '../../scoring-api/health-score/content-hash.ts'
import { readScorecardVersion, scorecardFieldsRead } from '../../scoring-api/health-score/scorecard-records.ts'
import { readDefinition, toScorecard, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'

/** What the builder saves as records and what it sends as JSON is one and the same scorecard to the service. */

type Fields = Record<string, unknown>
type Draft = ScorecardDefinition & { recordId: string | null; status: string; measures: Fields[] }

/** Of the page's own JavaScript, which the compiler of this side does not read. */
interface Builder {
  toDefinition(draft: Draft): ScorecardDefinition
  toDraft(scorecard: Fields, measures: Fields[]): Draft
  toScorecardFields(draft: Draft): Fields
  toMeasureFields(measure: Fields, draft: Draft): Fields
}

const modules = '../../force-app/main/health-score/lwc/csScorecardDefinition'
const builder = (await import(`${modules}/csScorecardDefinition.js`)) as Builder

const scorecardId = 'a02000000000001AAA'
const files = join(import.meta.dirname, '../../scripts/default-scorecards')

const everything = {
  key: 'enterprise',
  version: 12,
  name: 'Enterprise',
  japaneseName: '大企業',
  stage: null,
  segmentFilter: "Industry = 'Banking' AND NumberOfEmployees > 1000",
  sortOrder: 5,
  healthyFrom: 72.25,
  watchFrom: 44.5,
  bandMargin: 1.75,
  minimumCoverage: 33.33,
  rollUp: 'arrWeighted',
  notes: 'Two\nlines',
  measures: [
    {
      key: 'use-trend',
      name: 'Trend of use',
      japaneseName: null,
      group: 'process',
      weight: 25,
      aggregate: {
        sourceObject: 'CsUsage__c',
        accountPath: 'Account__c',
        filter: "Feature__c LIKE 'Re%'",
        dateField: 'Month__c',
        aggregate: 'sum',
        field: 'Events__c',
        windowDays: null,
        windowPeriod: 'last3Months',
      },
      over: {
        sourceObject: 'CsUsage__c',
        accountPath: 'Account__c',
        filter: null,
        dateField: 'Month__c',
        aggregate: 'daysSince',
        field: null,
        windowDays: 90,
        windowPeriod: null,
      },
      changeAgainstPreviousWindow: true,
      percentileWithin: 'Industry',
      unit: 'percent',
      points: '-50=0; 0=60.5; 12.3456=100',
      variants: [
        { stage: 'Onboarding', minAgeDays: 0, maxAgeDays: 90, points: '0=50; 100=100' },
        { stage: null, minAgeDays: 180, maxAgeDays: null, points: '0=0; 100=100' },
        { stage: null, minAgeDays: null, maxAgeDays: 30, points: '1=1' },
        { stage: 'Trial', minAgeDays: null, maxAgeDays: null, points: '5=5; 6=6' },
      ],
      maxAgeDays: 45,
      minAccountAgeDays: 30,
      missingPoints: 12.5,
      knockOut: { operator: 'atMost', value: -80.5, cap: 40, reason: 'Use has collapsed', japaneseReason: '利用が急減しています' },
      meaning: 'Falls before a churn.',
      japaneseMeaning: '解約の前に下がります。',
    },
    {
      key: 'sponsor',
      name: 'Sponsor',
      japaneseName: 'スポンサー',
      group: 'relationship',
      weight: 0,
      aggregate: {
        sourceObject: 'Contact',
        accountPath: 'AccountId',
        filter: null,
        dateField: null,
        aggregate: 'count',
        field: null,
        windowDays: null,
        windowPeriod: null,
      },
      over: null,
      changeAgainstPreviousWindow: false,
      percentileWithin: '*',
      unit: 'count',
      points: '0=0; 1=100',
      variants: [],
      maxAgeDays: null,
      minAccountAgeDays: null,
      missingPoints: null,
      knockOut: { operator: 'missing', value: null, cap: 20, reason: 'Nobody speaks for us', japaneseReason: null },
      meaning: null,
      japaneseMeaning: null,
    },
  ],
}

const written: [string, unknown][] = [
  ['with everything a definition can say', everything],
  ...readdirSync(files)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [`of ${name}`, JSON.parse(readFileSync(join(files, name), 'utf8'))]),
]

/** A definition as the builder holds it while somebody edits. */
const draftOf = (definition: ScorecardDefinition): Draft => ({
  ...definition,
  recordId: null,
  status: 'Draft',
  measures: definition.measures.map((measure, index) => ({
    ...measure,
    localId: `new-${index}`,
    recordId: null,
    sortOrder: (index + 1) * 10,
  })),
})

const recordsOf = (draft: Draft) => ({
  scorecard: { ...builder.toScorecardFields(draft), Id: scorecardId, Status__c: draft.status, ContentHash__c: null, ActivatedAt__c: null },
  measures: draft.measures.map((measure, index) => ({
    ...builder.toMeasureFields(measure as unknown as Fields, draft),
    Id: `a03${index}`,
    Scorecard__c: scorecardId,
  })),
})

/** Answers the service's reads with these records. */
const orgWith = ({ scorecard, measures }: ReturnType<typeof recordsOf>): Salesforce =>
  ({
    send: ({ path }: { path: string }) => {
      const records: Fields[] = decodeURIComponent(path).includes('FROM CsScorecard__c') ? [scorecard] : measures
      return Promise.resolve({ totalSize: records.length, done: true, records })
    },
  }) as unknown as Salesforce

function definitionOf(value: unknown): ScorecardDefinition {
  const { definition, findings } = readDefinition(value)
  expect(findings).toEqual([])
  return definition!
}

describe.each(written)('the scorecard %s', (_, value) => {
  const definition = definitionOf(value)
  const draft = draftOf(definition)

  test('is sent as JSON that the service reads as it was', () => {
    expect(definitionOf(JSON.parse(JSON.stringify(builder.toDefinition(draft))))).toEqual(definition)
  })

  test('is saved as records that the service reads as the same scorecard', async () => {
    const stored = await readScorecardVersion(orgWith(recordsOf(draft)), `${definition.key}-v${definition.version}`)
    expect(stored?.faults).toEqual([])
    expect(stored?.scorecard).toEqual(toScorecard(definition, scorecardId))
    expect(contentHash(stored!.scorecard)).toBe(contentHash(toScorecard(definition)))
  })

  test('comes back from its records as it was', () => {
    const { scorecard, measures } = recordsOf(draft)
    expect(builder.toDefinition(builder.toDraft(scorecard, measures.toReversed()))).toEqual(definition)
  })
})

test('the builder writes every field of a definition that the service reads', () => {
  const draft = draftOf(definitionOf(everything))
  const { scorecard, measures } = recordsOf(draft)
  const [first] = measures
  const names = { CsScorecard__c: Object.keys(scorecard), CsMeasure__c: Object.keys(first!) } as Record<string, string[]>
  expect(scorecardFieldsRead.filter(({ object, field }) => !names[object]?.includes(field))).toEqual([])
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Salesforce } from '../../scoring-api/salesforce/connect.ts'
import {
  indicatorDefinition,
  playbookDefinition,
  toIndicator,
  toPlaybook,
  type IndicatorDefinition,
  type PlaybookDefinition,
} from '../../scoring-api/signals/definition-json.ts'
import { definitionFieldsRead, readDefinitions } from '../../scoring-api/signals/definition-records.ts'

/** What the builder saves as records and what it sends as JSON are the same indicators and playbooks to the service. */

type Fields = Record<string, unknown>
type StepDraft = PlaybookDefinition['steps'][number] & { localId: string; recordId: string | null; sortOrder: number }
type PlaybookDraft = Omit<PlaybookDefinition, 'steps' | 'status'> & { recordId: string; status: string; steps: StepDraft[] }
type IndicatorDraft = Omit<IndicatorDefinition, 'playbookKey' | 'status'> & { recordId: string; status: string; playbookId: string | null }

/** Of the page's own JavaScript, which the compiler of this side does not read. */
interface Builder {
  toIndicatorDefinition(draft: IndicatorDraft, playbooks: PlaybookDraft[]): unknown
  toPlaybookDefinition(draft: PlaybookDraft): unknown
  toDefinitions(indicators: Fields[], playbooks: Fields[], steps: Fields[]): { indicators: IndicatorDraft[]; playbooks: PlaybookDraft[] }
  toIndicatorFields(draft: IndicatorDraft): Fields
  toPlaybookFields(draft: PlaybookDraft): Fields
  toStepFields(step: StepDraft, playbook: PlaybookDraft): Fields
}

// Its words in the user's language come from the platform, which is not here; nothing of them is saved or sent.
vi.mock('c/csFormat', () => ({ language: 'en' }))

const modules = '../../force-app/main/signals/lwc/csIndicatorDefinition'
const builder = { ...(await import(`${modules}/definition.js`)), ...(await import(`${modules}/records.js`)) } as Builder

const indicatorId = 'a10000000000001AAA'
const playbookId = 'a11000000000001AAA'
const files = join(import.meta.dirname, '../../scripts/default-indicators')

const fullPlaybook: PlaybookDefinition = {
  key: 'recovery',
  name: 'Recovery',
  japaneseName: '立て直し',
  status: 'retired',
  purpose: 'Two\nlines',
  japanesePurpose: '目的',
  whenResolved: 'keepTasks',
  ownerPath: 'Team:Executive Sponsor',
  fallbackOwnerId: '0055g0000000001AAA',
  followOwner: true,
  steps: [
    {
      key: 'z-first',
      subject: 'Call',
      japaneseSubject: '電話する',
      description: 'Ask why.',
      japaneseDescription: '理由を聞く。',
      party: 'joint',
      dueBusinessDays: 0,
      after: null,
      priority: 'high',
      escalateAfterBusinessDays: 0,
    },
    {
      key: 'a-second',
      subject: 'Report',
      japaneseSubject: null,
      description: null,
      japaneseDescription: null,
      party: 'customer',
      dueBusinessDays: 12,
      after: 'z-first',
      priority: 'low',
      escalateAfterBusinessDays: null,
    },
  ],
}

const fullIndicator: IndicatorDefinition = {
  key: 'many-cases',
  name: 'Many cases',
  japaneseName: 'ケース多数',
  kind: 'opportunity',
  status: 'active',
  stages: ['Operation', 'Renewal'],
  segmentFilter: "Industry = 'Banking'",
  when: "Value.open_cases > 3 AND Band = 'AtRisk'",
  until: 'Value.open_cases <= 1',
  marginPercent: 2.55,
  minimumDays: 3,
  cooldownDays: 0,
  playbookKey: 'recovery',
  reasonText: '{Value.open_cases} cases are open',
  japaneseReasonText: '未解決のケースが{Value.open_cases}件',
  urgency: 'low',
  meaning: 'Comes before a churn.',
  japaneseMeaning: '解約の前に起こります。',
  sortOrder: 7,
}

const bareIndicator: IndicatorDefinition = {
  ...fullIndicator,
  japaneseName: null,
  stages: [],
  segmentFilter: null,
  until: null,
  marginPercent: 0,
  playbookKey: null,
  reasonText: null,
  japaneseReasonText: null,
  meaning: null,
  japaneseMeaning: null,
  sortOrder: null,
}

const inFile = (name: string): unknown[] => JSON.parse(readFileSync(join(files, name), 'utf8')) as unknown[]

const playbooks = [fullPlaybook, ...inFile('playbooks.json').map((one) => playbookDefinition.parse(one))]
const indicators = [fullIndicator, bareIndicator, ...inFile('indicators.json').map((one) => indicatorDefinition.parse(one))]

const apiValue = (status: string): string => `${status.charAt(0).toUpperCase()}${status.slice(1)}`

/** A playbook as the builder holds it while somebody edits; so is the indicator. */
const playbookDraft = (definition: PlaybookDefinition): PlaybookDraft => ({
  ...definition,
  recordId: playbookId,
  status: apiValue(definition.status),
  steps: definition.steps.map((step, index) => ({ ...step, localId: `new-${index}`, recordId: null, sortOrder: (index + 1) * 10 })),
})

function indicatorDraft({ playbookKey, ...definition }: IndicatorDefinition): IndicatorDraft {
  return { ...definition, recordId: indicatorId, status: apiValue(definition.status), playbookId: playbookKey && playbookId }
}

const indicatorRecord = (draft: IndicatorDraft): Fields => ({
  ...builder.toIndicatorFields(draft),
  Id: indicatorId,
  Status__c: draft.status,
})

const playbookRecords = (draft: PlaybookDraft): { playbook: Fields; steps: Fields[] } => ({
  playbook: { ...builder.toPlaybookFields(draft), Id: playbookId, Status__c: draft.status },
  steps: draft.steps.map((step, index) => ({ ...builder.toStepFields(step, draft), Id: `a12${index}`, Playbook__c: playbookId })),
})

/** Answers the service's reads with these records. */
const orgWith = ({ playbook, steps }: ReturnType<typeof playbookRecords>): Salesforce =>
  ({
    send: ({ path }: { path: string }) => {
      const records = decodeURIComponent(path).includes('FROM CsPlaybook__c') ? [playbook] : steps
      return Promise.resolve({ totalSize: records.length, done: true, records })
    },
  }) as unknown as Salesforce

const sent = (definition: unknown): unknown => JSON.parse(JSON.stringify(definition))

describe.each(playbooks.map((playbook): [string, PlaybookDefinition] => [playbook.key, playbook]))('the playbook %s', (_, definition) => {
  const draft = playbookDraft(definition)

  test('is sent as JSON that the service reads as it was', () => {
    expect(playbookDefinition.parse(sent(builder.toPlaybookDefinition(draft)))).toEqual(definition)
  })

  test('is saved as records that the service reads as the same playbook', async () => {
    const stored = await readDefinitions(orgWith(playbookRecords(draft)), [])
    expect(stored.playbooks).toEqual([toPlaybook(definition)])
  })

  test('comes back from its records as it was, its steps in their order', () => {
    const { playbook, steps } = playbookRecords(draft)
    const { playbooks: read } = builder.toDefinitions([], [playbook], steps.toReversed())
    expect(read.map((one) => builder.toPlaybookDefinition(one))).toEqual([definition])
  })
})

describe.each(indicators.map((indicator): [string, IndicatorDefinition] => [indicator.key, indicator]))(
  'the indicator %s',
  (_, definition) => {
    const draft = indicatorDraft(definition)
    const playbook = playbookDraft({ ...fullPlaybook, key: definition.playbookKey ?? 'unused' })

    test('is sent as JSON that the service reads as it was', () => {
      expect(indicatorDefinition.parse(sent(builder.toIndicatorDefinition(draft, [playbook])))).toEqual(definition)
    })

    test('is saved as a record that the service reads as the same indicator', async () => {
      const stored = await readDefinitions(orgWith(playbookRecords(playbook)), [indicatorRecord(draft)])
      expect(stored.indicators).toEqual([toIndicator(definition, indicatorId)])
    })

    test('comes back from its record as it was', () => {
      const { indicators: read } = builder.toDefinitions([indicatorRecord(draft)], [], [])
      expect(read.map((one) => builder.toIndicatorDefinition(one, [playbook]))).toEqual([definition])
    })
  },
)

test('the builder writes every field of a definition that the service reads', () => {
  const { playbook, steps } = playbookRecords(playbookDraft(fullPlaybook))
  const names = {
    CsIndicator__c: Object.keys(indicatorRecord(indicatorDraft(fullIndicator))),
    CsPlaybook__c: Object.keys(playbook),
    CsPlaybookStep__c: Object.keys(steps[0] ?? {}),
  } as Record<string, string[]>
  expect(definitionFieldsRead.filter(({ object, field }) => !names[object]?.includes(field))).toEqual([])
})

import type { IndicatorDefinition, PlaybookDefinition, StepDefinition } from '../../scoring-api/signals/definition-json.ts'

/** Definitions as JSON, each sound in itself. */

export const aStep = (changes: Partial<StepDefinition> = {}): StepDefinition => ({
  key: 'call',
  subject: 'Call the sponsor',
  japaneseSubject: '責任者に電話する',
  description: null,
  japaneseDescription: null,
  party: 'own',
  dueBusinessDays: 2,
  after: null,
  priority: 'high',
  escalateAfterBusinessDays: null,
  ...changes,
})

/** One step; tasks to the account's owner. */
export const aPlaybook = (changes: Partial<PlaybookDefinition> = {}): PlaybookDefinition => ({
  key: 'calm',
  name: 'Calm',
  japaneseName: null,
  status: 'active',
  purpose: null,
  japanesePurpose: null,
  whenResolved: 'closeTasks',
  ownerPath: 'OwnerId',
  fallbackOwnerId: null,
  followOwner: false,
  steps: [aStep()],
  ...changes,
})

/** Three or more open cases, at once; margin 5 %, cool-down 14 days, playbook `calm`. */
export const anIndicator = (changes: Partial<IndicatorDefinition> = {}): IndicatorDefinition => ({
  key: 'many-cases',
  name: 'Many cases',
  japaneseName: 'ケース多数',
  kind: 'risk',
  status: 'draft',
  stages: [],
  segmentFilter: null,
  when: 'Value.open_cases >= 3',
  until: null,
  marginPercent: 5,
  minimumDays: 0,
  cooldownDays: 14,
  playbookKey: 'calm',
  reasonText: '{Value.open_cases} cases are open',
  japaneseReasonText: '未解決のケースが{Value.open_cases}件',
  urgency: 'high',
  meaning: null,
  japaneseMeaning: null,
  sortOrder: null,
  ...changes,
})

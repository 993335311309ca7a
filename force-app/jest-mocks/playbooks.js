/** Indicators and playbooks as the builder holds and reads them, valid as they stand; a test changes only what it is about. */
import { newIndicator, newPlaybook, newStep, toIndicatorFields, toPlaybookFields, toStepFields } from 'c/csIndicatorDefinition'
import { toNode } from './health-records.js'

export const INDICATOR_ID = 'a10000000000001AAA'
export const PLAYBOOK_ID = 'a11000000000001AAA'

/** A step without fault, as the org has it. */
export const stepOf = (key, different = {}) => ({
  ...newStep(`a12-${key}`, 10),
  recordId: `a12-${key}`,
  key,
  subject: `Do ${key}`,
  japaneseSubject: `${key}をする`,
  ...different,
})

/** A playbook without fault, in force. */
export const playbookOf = (different = {}) => ({
  ...newPlaybook(),
  recordId: PLAYBOOK_ID,
  status: 'Active',
  key: 'support-recovery',
  name: 'Support recovery',
  japaneseName: 'サポートの立て直し',
  purpose: 'The customer trusts us again.',
  japanesePurpose: '顧客の信頼を取り戻した状態。',
  steps: [
    stepOf('call', { dueBusinessDays: 1, party: 'joint' }),
    stepOf('report', { dueBusinessDays: 3, after: 'call', sortOrder: 20, escalateAfterBusinessDays: 2 }),
  ],
  ...different,
})

/** An indicator without fault, as a draft that the org has. */
export const indicatorOf = (different = {}) => ({
  ...newIndicator(10),
  recordId: INDICATOR_ID,
  key: 'open-cases',
  name: 'Many open cases',
  japaneseName: '未解決の問い合わせ',
  stages: ['Operation'],
  when: 'Value.open_cases > 4',
  playbookId: PLAYBOOK_ID,
  reasonText: '{Value.open_cases} cases are open.',
  ...different,
})

const edges = (records) => ({ edges: records.map((record) => ({ node: toNode(record) })) })

/** The answer of CsPlaybookBuilder. */
export function definitionsData({ indicators = [indicatorOf()], playbooks = [playbookOf()] } = {}) {
  const head = ({ recordId, status }) => ({ Id: recordId, Status__c: status })
  const steps = playbooks.flatMap((playbook) =>
    playbook.steps.map((step) => ({ Id: step.recordId, Playbook__c: playbook.recordId, ...toStepFields(step, playbook) })),
  )
  return {
    uiapi: {
      query: {
        CsIndicator__c: edges(indicators.map((indicator) => ({ ...head(indicator), ...toIndicatorFields(indicator) }))),
        CsPlaybook__c: edges(playbooks.map((playbook) => ({ ...head(playbook), ...toPlaybookFields(playbook) }))),
        CsPlaybookStep__c: edges(steps),
      },
    },
  }
}

/** Names as the service lists them. */
export const NAMES = [
  { name: 'Score', label: 'Health score', japaneseLabel: 'ヘルススコア', unit: 'points', type: 'number', isWhole: false, hasHistory: true },
  {
    name: 'Value.open_cases',
    label: 'Open cases',
    japaneseLabel: '未解決の問い合わせ',
    unit: 'count',
    type: 'number',
    isWhole: true,
    hasHistory: true,
  },
  {
    name: 'Value.error_rate',
    label: 'Error rate',
    japaneseLabel: 'エラー率',
    unit: 'percent',
    type: 'number',
    isWhole: false,
    hasHistory: false,
  },
]

const picklist = (...values) => values.map((value) => ({ value, label: value }))
const field = (label, options = []) => ({ label, help: '', length: 255, options })
const STATUS = field('Status', picklist('Draft', 'Active', 'Retired'))
const URGENCY = field('Urgency', picklist('High', 'Normal', 'Low'))

/** Texts of the fields that tests look at. */
export const TEXTS = {
  indicator: {
    Status__c: STATUS,
    Name: field('Indicator Name'),
    When__c: field('When'),
    Kind__c: field('Kind', picklist('Risk', 'Opportunity')),
    Urgency__c: URGENCY,
    MarginPercent__c: field('Margin (%)'),
  },
  playbook: {
    Status__c: STATUS,
    Name: field('Playbook Name'),
    WhenResolved__c: field('When Resolved', picklist('CloseTasks', 'KeepTasks')),
  },
  step: {
    Name: field('Subject'),
    DueBusinessDays__c: field('Due After Business Days'),
    Party__c: field('Party', picklist('Own', 'Customer', 'Joint')),
    Priority__c: URGENCY,
  },
}

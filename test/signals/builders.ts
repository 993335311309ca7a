import { checkIndicator } from '../../scoring-api/signals/check-indicator.ts'
import type { CompiledIndicator } from '../../scoring-api/signals/compile-indicator.ts'
import { conditionNames } from '../../scoring-api/signals/condition-names.ts'
import type { Indicator, Playbook, Step } from '../../scoring-api/signals/indicator.ts'
import type { AccountSignals, SignalRun, User } from '../../scoring-api/signals/signal-decision.ts'
import { resolveField, type DescribedField } from '../../scoring-api/soql/schema.ts'
import { aggregate, measure } from '../health-score/builders.ts'

export const accountId = '001000000000001AAA'
export const csm = '005000000000001AAA'
export const manager = '005000000000009AAA'
/** A Wednesday. */
export const today = '2026-09-30'

const field = (name: string, type: string, more: Partial<DescribedField> = {}): DescribedField => ({
  name,
  type,
  scale: 0,
  relationshipName: null,
  referenceTo: [],
  ...more,
})

export const accountSchema = [
  {
    name: 'Account',
    fields: [
      field('Type', 'picklist'),
      field('Industry', 'picklist'),
      field('Regions__c', 'multipicklist'),
      field('IsPartner', 'boolean'),
      field('CsArr__c', 'currency', { scale: 2 }),
      field('CsRenewalDate__c', 'date'),
      field('LastSeenAt__c', 'datetime'),
      field('CreatedDate', 'datetime'),
      field('Code__c', 'string', { caseSensitive: true }),
      field('OwnerId', 'reference', { relationshipName: 'Owner', referenceTo: ['User'] }),
    ],
  },
  { name: 'User', fields: [field('Name', 'string')] },
]

const measures = [
  measure('open-cases', { name: 'Open cases', japaneseName: '未解決のケース' }),
  measure('usage', {
    name: 'Usage',
    japaneseName: '利用率',
    unit: 'percent',
    over: aggregate(),
  }),
  measure('days-silent', {
    name: 'Days without contact',
    japaneseName: '連絡のない日数',
    unit: 'days',
    aggregate: aggregate({ aggregate: 'daysSince' }),
  }),
]

export const names = conditionNames(measures, (object, path) => resolveField(accountSchema, object, path))

export const calendarOf = (date: string) => ({ today: date, timeZone: 'Asia/Tokyo', weekStartsOn: 0, fiscalYearStartMonth: 4 })
export const calendar = calendarOf(today)

/** Own task, due in 2 business days, normal priority, waits for nothing. */
export const step = (key: string, changes: Partial<Step> = {}): Step => ({
  key,
  subject: `Do ${key}`,
  japaneseSubject: `${key}を行う`,
  description: `How to ${key}.`,
  japaneseDescription: `${key}の方法。`,
  party: 'own',
  dueBusinessDays: 2,
  after: null,
  priority: 'normal',
  sortOrder: 1,
  escalateAfterBusinessDays: null,
  ...changes,
})

/** One step `call`; tasks to the account's owner, closed along with the signal. */
export const playbook = (changes: Partial<Playbook> = {}): Playbook => ({
  key: 'save',
  name: 'Save',
  japaneseName: '引き留め',
  status: 'active',
  whenResolved: 'closeTasks',
  ownerPath: 'OwnerId',
  fallbackOwnerId: null,
  followOwner: false,
  steps: [step('call')],
  ...changes,
})

/** More than 10 open cases; opens at once, margin 5 %, cool-down 14 days. */
export const indicator = (changes: Partial<Indicator> = {}): Indicator => ({
  id: 'a0I000000000001AAA',
  key: 'many-cases',
  name: 'Many cases',
  japaneseName: 'ケース多数',
  kind: 'risk',
  status: 'active',
  stages: [],
  segmentFilter: null,
  when: 'Value.open_cases > 10',
  until: null,
  margin: 500,
  minimumDays: 0,
  cooldownDays: 14,
  playbookKey: 'save',
  reasonText: '{Value.open_cases} cases are open',
  japaneseReasonText: '未解決のケースが{Value.open_cases}件',
  urgency: 'normal',
  sortOrder: 1,
  ...changes,
})

/** @throws Error with the findings */
export function compiled(changes: Partial<Indicator> = {}, book: Playbook = playbook(), date = today): CompiledIndicator {
  const checked = checkIndicator(indicator(changes), new Map([[book.key, book]]), names, calendarOf(date))
  if (checked.compiled === null) throw new Error(checked.findings.map(({ english }) => english).join(' '))
  return checked.compiled
}

export const users: ReadonlyMap<string, User> = new Map([
  [csm, { isActive: true, managerId: manager }],
  [manager, { isActive: true, managerId: null }],
])

export const run = (changes: Partial<SignalRun> = {}): SignalRun => ({
  asOfDate: today,
  language: 'en',
  indicators: [compiled()],
  heldIndicators: new Set(),
  playbooks: new Map(),
  holidays: new Set(),
  priorities: { high: 'High', normal: 'Normal', low: 'Low' },
  users,
  ...changes,
})

export const account = (changes: Partial<AccountSignals> = {}): AccountSignals => ({
  accountId,
  row: { 'Value.open_cases': 12 },
  ownerId: csm,
  ownerOfPath: { OwnerId: csm },
  signals: [],
  tasks: [],
  ...changes,
})

import { describe, expect, test } from 'vitest'
import { checkIndicator } from '../../scoring-api/signals/check-indicator.ts'
import { checkPlaybook } from '../../scoring-api/signals/check-playbook.ts'
import type { Indicator, Playbook } from '../../scoring-api/signals/indicator.ts'
import { calendar, indicator, names, playbook, step } from './builders.ts'

const findings = (changes: Partial<Indicator>, book: Playbook = playbook()): [field: string, english: string][] =>
  checkIndicator(indicator(changes), new Map([[book.key, book]]), names, calendar).findings.map(({ field, english }) => [field, english])

describe('an indicator', () => {
  test('comes back ready when nothing is wrong', () => {
    const { compiled } = checkIndicator(indicator(), new Map([['save', playbook()]]), names, calendar)
    expect(compiled?.names).toEqual(['Value.open_cases'])
    expect(compiled?.resolves.english).toBe('Resolves when Open cases is at most 9.')
    expect(compiled?.reason({ 'Value.open_cases': 12 }, 'ja')).toBe('未解決のケースが12件')
  })

  test('says why it opens by names and values where nobody wrote a sentence, and by unknown where a value is not known', () => {
    const ready = (changes: Partial<Indicator>) =>
      checkIndicator(indicator(changes), new Map([['save', playbook()]]), names, calendar).compiled
    const plain = ready({ reasonText: null, japaneseReasonText: null, when: 'Value.open_cases > 10 AND Value.usage < 30.5' })
    const row = { 'Value.open_cases': 12, 'Value.usage': 29.996 }
    expect(plain?.reason(row, 'en')).toBe('Many cases: Open cases 12, Usage 30%')
    expect(plain?.reason(row, 'ja')).toBe('ケース多数：未解決のケース 12、利用率 30%')
    expect(plain?.ending(row, { 'Value.open_cases': 12, 'Value.usage': 41 }, 'en')).toBe('The condition is gone: Usage 30% → 41%')
    expect(ready({})?.reason({}, 'en')).toBe('unknown cases are open')
  })

  test.each<[what: string, changes: Partial<Indicator>, field: string, english: string]>([
    [
      'without a playbook',
      { playbookKey: null },
      'playbookKey',
      'The indicator has no playbook: a signal that asks nobody to do anything is not allowed.',
    ],
    ['with one that does not exist', { playbookKey: 'nope' }, 'playbookKey', 'There is no playbook "nope".'],
    [
      'with an unknown place in its reason',
      { japaneseReasonText: '{Value.nope}件' },
      'japaneseReasonText',
      'In {Value.nope}: no active scorecard has a measure "nope" ("-" of its key is written "_").',
    ],
    [
      'with a wrong segment',
      { segmentFilter: 'Nope = 1' },
      'segmentFilter',
      'Condition 1: Account has no field "Nope", or the integration user may not read it.',
    ],
    ['with a margin over 100 %', { margin: 10_001 }, 'margin', 'The margin must be from 0 to 100 percent.'],
    ['with half a day', { minimumDays: 0.5 }, 'minimumDays', 'The minimum of days must be a whole number, 0 or more.'],
    ['with a negative cool-down', { cooldownDays: -1 }, 'cooldownDays', 'The cool-down must be a whole number of days, 0 or more.'],
  ])('%s is refused', (_, changes, field, english) => {
    expect(findings(changes)).toEqual([[field, english]])
  })

  test('with a playbook that nobody can follow is refused, with the place', () => {
    expect(findings({}, playbook({ steps: [] }))).toEqual([
      ['playbookKey', 'Playbook "save": The playbook has no steps: nobody would have anything to do.'],
    ])
    expect(findings({}, playbook({ status: 'draft' }))).toEqual([['playbookKey', 'The playbook "save" is not active.']])
  })

  const neverEnds = expect.stringContaining('stay open for ever') as string
  test.each<[why: string, changes: Partial<Indicator>, field: string]>([
    ['days as a customer only grow', { when: 'DaysAsCustomer > 90' }, 'when'],
    // 97 widened by 5 % is 101.85, and no score is that high.
    ['the margin reaches beyond 100', { when: 'Score < 97' }, 'when'],
    ['one of the two is always so', { when: 'Score < 50 OR Score >= 50' }, 'when'],
    ['until asks for too much', { until: 'Score > 100' }, 'until'],
    ['until contradicts itself', { until: "Band = 'Watch' AND Band = 'Healthy'" }, 'until'],
    ['it was created in the past for ever', { when: 'Account.CreatedDate < LAST_N_DAYS:30' }, 'when'],
  ])('that nothing can resolve is refused: %s', (_, changes, field) => {
    expect(findings(changes)).toEqual([[field, neverEnds]])
  })

  test.each(['DaysAsCustomer > 30 AND DaysAsCustomer < 90', 'DaysAsCustomer > 90 AND Score < 90', 'Value.usage = null', 'Score < 95'])(
    'that something can resolve is sound: %s',
    (when) => {
      expect(findings({ when })).toEqual([])
    },
  )

  test('that can never fire is refused', () => {
    expect(findings({ when: 'Score > 100' })).toEqual([['when', 'No account can ever fulfil the condition, so no signal would ever open.']])
    expect(findings({ when: 'Value.open_cases < 0', margin: 0 })).toEqual([
      ['when', 'No account can ever fulfil the condition, so no signal would ever open.'],
    ])
  })
})

describe('a playbook', () => {
  const of = (changes: Partial<Playbook>): [stepKey: string | null, field: string, english: string][] =>
    checkPlaybook(playbook(changes)).map(({ stepKey, field, english }) => [stepKey, field, english])

  test('is sound with steps that wait for each other in a row', () => {
    expect(of({ steps: [step('a'), step('b', { after: 'a' }), step('c', { after: 'b' })] })).toEqual([])
  })

  test('has as many steps as a signal can keep track of, escalations counted', () => {
    const many = (count: number, changes = {}) => of({ steps: Array.from({ length: count }, (_, index) => step(`s${index}`, changes)) })
    expect(many(100)).toEqual([])
    expect(many(120)).toEqual([
      [
        null,
        'steps',
        'The playbook has more steps than a signal can keep track of: make it shorter, escalate fewer steps, or choose shorter keys.',
      ],
    ])
    expect(many(60, { escalateAfterBusinessDays: 1 })).toHaveLength(1)
  })

  test('whose steps wait in a circle is refused, and so is what waits for nothing that is there', () => {
    expect(
      of({ steps: [step('a', { after: 'b' }), step('b', { after: 'a' }), step('c', { after: 'a' }), step('d', { after: 'x' })] }),
    ).toEqual([
      ['a', 'after', 'The step waits for itself and would never begin: a → b → a.'],
      ['b', 'after', 'The step waits for itself and would never begin: b → a → b.'],
      ['d', 'after', 'The step waits for "x", which is no step of this playbook.'],
    ])
    expect(of({ steps: [step('a', { after: 'a' })] })).toEqual([['a', 'after', 'The step waits for itself and would never begin: a → a.']])
  })

  test('names what is wrong with its steps', () => {
    const steps = [step('a', { subject: ' ', dueBusinessDays: -1, escalateAfterBusinessDays: 1.5 }), step('a'), step('A b')]
    expect(of({ steps }).map(([stepKey, field]) => [stepKey, field])).toEqual([
      ['a', 'key'],
      ['a', 'subject'],
      ['a', 'dueBusinessDays'],
      ['a', 'escalateAfterBusinessDays'],
      ['A b', 'key'],
    ])
  })
})

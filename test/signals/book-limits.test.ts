import { describe, expect, test } from 'vitest'
import { admitOpenings } from '../../scoring-api/signals/admit-openings.ts'
import { blastRadiusExcess, isWorse, stoppedSentence, type BlastRadius } from '../../scoring-api/signals/blast-radius.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { Indicator, Limits, Playbook } from '../../scoring-api/signals/indicator.ts'
import type { SignalDecision } from '../../scoring-api/signals/signal-decision.ts'
import { toWrites } from '../../scoring-api/signals/to-writes.ts'
import { account, accountId, compiled, playbook, run, step, today } from './builders.ts'

const other = '001000000000002AAA'

const decide = (indicators: [key: string, changes?: Partial<Indicator>, book?: Playbook][], id = accountId): SignalDecision =>
  decideSignals(
    run({ indicators: indicators.map(([key, changes, book]) => compiled({ key, ...changes }, book)) }),
    account({ accountId: id }),
  )

const steps = (count: number): Playbook => playbook({ steps: Array.from({ length: count }, (_, index) => step(`s${index}`)) })

const admittedKeys = (decisions: SignalDecision[], limits: { openPerAccount?: number; newTasksPerOwner?: number }): string[] =>
  [...admitOpenings(decisions, { openPerAccount: limits.openPerAccount ?? null, newTasksPerOwner: limits.newTasksPerOwner ?? null })].map(
    (key) => key.replace(`:${today}`, '').replace('00100000000000', '').replace('AAA', ''),
  )

describe('the limits of the book', () => {
  test('let the most urgent through: urgency, then risks, then their order, then the key', () => {
    const decision = decide([
      ['z-last'],
      ['a-first'],
      ['early', { sortOrder: 0 }],
      ['chance', { kind: 'opportunity', sortOrder: 0 }],
      ['urgent', { urgency: 'high', kind: 'opportunity' }],
      ['low', { urgency: 'low', sortOrder: 0 }],
    ])
    expect(admittedKeys([decision], {})).toEqual(['1:urgent', '1:early', '1:a-first', '1:z-last', '1:chance', '1:low'])
    expect(admittedKeys([decision], { openPerAccount: 2 })).toEqual(['1:urgent', '1:early'])
  })

  test('count what is open already, and leave the rest queued where everyone sees it', () => {
    const [signal] = decide([['open']]).openings.map((opening) => opening.signal)
    const decision = decideSignals(
      run({ indicators: [compiled({ key: 'open' }), compiled({ key: 'next' })] }),
      account({ signals: signal ? [signal] : [] }),
    )
    expect(admittedKeys([decision], { openPerAccount: 1 })).toEqual([])
    const writes = toWrites(decision, new Set(), signal ? [signal] : [])
    expect(writes.signals).toMatchObject([{ indicatorKey: 'next', status: 'queued', openedOn: null }])
    expect([writes.queued, writes.opened, writes.openRisks]).toEqual([1, 0, 1])
  })

  test('never split the tasks of a signal: 3 and 3 do not fit into 5, 3 and 2 do', () => {
    expect(admittedKeys([decide([['a', {}, steps(3)]]), decide([['b', {}, steps(3)]], other)], { newTasksPerOwner: 5 })).toEqual(['1:a'])
    const three = [
      decide([['a', {}, steps(3)]]),
      decide(
        [
          ['b', {}, steps(3)],
          ['c', {}, steps(2)],
        ],
        other,
      ),
    ]
    expect(admittedKeys(three, { newTasksPerOwner: 5 })).toEqual(['1:a', '2:c'])
  })

  test('let a signal with more tasks than the limit through when its owner has none today', () => {
    const big = decide([['big', {}, steps(6)]])
    expect(admittedKeys([big], { newTasksPerOwner: 5 })).toEqual(['1:big'])
    expect(admittedKeys([big, { ...decide([['x']], other), tasksToday: { '005000000000001AAA': 1 } }], { newTasksPerOwner: 5 })).toEqual([
      '2:x',
    ])
  })
})

describe('the blast radius', () => {
  const limits = { mostWorsened: 2_000, mostOpened: 2_500 }

  const excessOf = (worsened: number, opened: number, changes: Partial<BlastRadius> = {}, of: Partial<Limits> = {}) =>
    blastRadiusExcess({ scoredAccounts: 100, worsened, opened, openedBy: new Map(), hadSignals: true, ...changes }, { ...limits, ...of })

  test('stops above the limits, not at them', () => {
    expect(excessOf(20, 25)).toBeNull()
    expect(excessOf(0, 26)).not.toBeNull()
    const openedBy = new Map([
      ['quiet', 3],
      ['many-cases', 20],
      ['a', 1],
      ['b', 3],
    ])
    const excess = excessOf(21, 25, { openedBy })
    expect(excess && stoppedSentence(excess)).toBe(
      'Nothing was written: the band of 21 of 100 accounts (21.0 %; limit 20 %) would get worse, and signals would open for 25 (25.0 %; limit 25 %; most by many-cases 20, b 3, quiet 3). ' +
        'If all of it is right, let one run through with POST /v1/runs { "acceptBlastRadius": true }; if not, set the indicators that are wrong to Draft, and look whether the data of those accounts are complete.',
    )
    expect(excess?.figures.japanese).toBe(
      '100件の取引先のうち、バンドが悪化するものが21件（21.0 %、上限20 %）、シグナルが開くものが25件（25.0 %、上限25 %、多い指標：many-cases 20、b 3、quiet 3）あります。',
    )
  })

  test('says what to do when indicators have just been switched on', () => {
    const first = excessOf(0, 30, { hadSignals: false })
    expect(first?.advice).toContain(
      'the first signals of the book; set most of its indicators to Draft and switch on a few at a time. If all',
    )
    expect(excessOf(30, 0, { hadSignals: false })?.advice).not.toContain('the first signals')
  })

  test('leaves books of fewer than 50 accounts and limits that are not set alone', () => {
    expect(excessOf(49, 49, { scoredAccounts: 49 })).toBeNull()
    expect(excessOf(50, 0, { scoredAccounts: 50 })).not.toBeNull()
    expect(excessOf(50, 50, { scoredAccounts: 50 }, { mostWorsened: null, mostOpened: null })).toBeNull()
  })

  test('counts a band as worse only when both are known', () => {
    expect([isWorse('healthy', 'watch'), isWorse('healthy', 'atRisk'), isWorse('watch', 'atRisk')]).toEqual([true, true, true])
    expect([isWorse('watch', 'healthy'), isWorse('watch', 'watch'), isWorse('unknown', 'atRisk'), isWorse('healthy', 'unknown')]).toEqual(
      Array.from({ length: 4 }, () => false),
    )
    expect(isWorse(null, 'atRisk')).toBe(false)
  })
})

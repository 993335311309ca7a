import { describe, expect, test } from 'vitest'
import type { FactsRow } from '../../scoring-api/signals/facts-row.ts'
import type { Indicator } from '../../scoring-api/signals/indicator.ts'
import { isClosedStatus, type Signal } from '../../scoring-api/signals/signal.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import { toWrites } from '../../scoring-api/signals/to-writes.ts'
import cases from '../cases/signals/decisions.json' with { type: 'json' }
import { account, compiled, playbook, run } from './builders.ts'

interface SignalCase {
  name: string
  arithmetic: string
  indicator?: Partial<Indicator>
  days: {
    on: string
    /** What a person does to the signal that is going on, before the run. */
    person?: Partial<Signal>
    row: FactsRow
    status: string[]
    /** What is said of the last decision; null = nothing. */
    outcome: string | null
  }[]
}

describe('worked signals', () => {
  test.each(cases as SignalCase[])('$name: $arithmetic', ({ indicator, days }) => {
    let signals: Signal[] = []
    for (const { on, person, row, status, outcome } of days) {
      const stored = signals.map((signal) => (isClosedStatus(signal.status) ? signal : { ...signal, ...person }))
      const decision = decideSignals(
        run({ asOfDate: on, indicators: [compiled(indicator, playbook(), on)] }),
        account({ row, signals: stored }),
      )
      const writes = toWrites(decision, new Set(decision.openings.map(({ signal }) => signal.key)), stored)
      const written = new Map([...stored, ...writes.signals].map((signal) => [signal.key, signal]))
      signals = [...written.values()]
      expect([on, signals.map((signal) => signal.status)]).toEqual([on, status])
      expect([on, writes.reasons.at(-1)?.outcome ?? null]).toEqual([on, outcome])
    }
  })
})

import type { CompiledIndicator } from './compile-indicator.ts'
import type { FactsRow } from './facts-row.ts'
import type { Evidence, Signal } from './signal.ts'
import type { Language, RunDay } from './signal-decision.ts'

/** The facts that a signal rests on. */
export function evidenceOf(names: readonly string[], row: FactsRow, asOf: string): Evidence {
  return { schema: 1, asOf, values: Object.fromEntries(names.map((name) => [name, row[name] ?? null])) }
}

/** @param names of the indicator; null = it is gone, what the signal opened on is looked up again */
const namesFor = (signal: Signal, compiled: CompiledIndicator | null): readonly string[] =>
  compiled?.names ?? Object.keys(signal.evidence?.values ?? {})

export type Ending = 'resolved' | 'noLongerApplies' | 'retired' | 'merged'

/** The signal as resolved today, with the note that says why and the facts as proof. */
export function resolveSignal(signal: Signal, ending: Ending, compiled: CompiledIndicator | null, row: FactsRow, run: RunDay): Signal {
  const before = signal.evidence?.values ?? {}
  return {
    ...signal,
    status: 'resolved',
    closedOn: run.asOfDate,
    snoozedUntil: null,
    closingNote: ending === 'resolved' && compiled ? compiled.ending(before, row, run.language) : endings[ending][run.language],
    closingEvidence: evidenceOf(namesFor(signal, compiled), row, run.asOfDate),
  }
}

const endings: Record<Ending, Record<Language, string>> = {
  resolved: { en: 'The condition is gone.', ja: '条件が解消しました。' },
  noLongerApplies: { en: 'The indicator no longer applies to this account.', ja: 'この取引先は指標の対象外になりました。' },
  retired: { en: 'The indicator is no longer in use.', ja: '指標が使われなくなりました。' },
  merged: {
    en: 'After a merge of accounts another signal of the same indicator goes on.',
    ja: '取引先の統合により、同じ指標の別のシグナルに引き継がれました。',
  },
}

/** Whether a closing note says that a resolved signal ended for another reason than that its condition went away. */
export const endedOtherwise = (note: string | null): boolean =>
  otherEndings.some((ending) => Object.values(endings[ending]).includes(note ?? ''))

const otherEndings = ['noLongerApplies', 'retired', 'merged'] as const satisfies Ending[]

/** What a person closed gets its date and its proof. */
export function completeClosing(signal: Signal, compiled: CompiledIndicator | null, row: FactsRow, run: RunDay): Signal {
  if (signal.closedOn !== null && signal.closingEvidence !== null) return signal
  return {
    ...signal,
    closedOn: signal.closedOn ?? run.asOfDate,
    closingEvidence: signal.closingEvidence ?? evidenceOf(namesFor(signal, compiled), row, run.asOfDate),
  }
}

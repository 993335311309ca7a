import type { FactsRow, Truth } from './facts-row.ts'
import type { Indicator, Playbook } from './indicator.ts'

/** An indicator ready to be asked about any number of accounts. */
export interface CompiledIndicator {
  indicator: Indicator
  playbook: Playbook
  /** Stage and segment. */
  applies: (row: FactsRow) => Truth
  when: (row: FactsRow) => Truth
  /** true = what ends a signal is known to be so. */
  ended: (row: FactsRow) => Truth
  /** Names that go into the evidence, each once. */
  names: readonly string[]
  /** What ends a signal, as a sentence. */
  resolves: { english: string; japanese: string }
  reasonOf: (row: FactsRow) => { english: string; japanese: string }
}

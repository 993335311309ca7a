import { SingleBar, Presets } from 'cli-progress'
import type { RunReport } from './full-run.ts'

const phases: Record<RunReport['phase'], string> = {
  read: 'reading records',
  measure: 'measuring',
  score: 'scoring',
  write: 'writing',
  done: 'done',
}

/** Shows how far a run is: a bar in a terminal, a line for each phase elsewhere. */
export function createRunProgress(isTerminal: boolean): { show: (run: RunReport) => void; end: () => void } {
  return isTerminal ? createBar() : createLines()
}

function createBar(): ReturnType<typeof createRunProgress> {
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} accounts, {phase}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  )
  bar.start(1, 0, { phase: phases.read })
  return {
    show(run) {
      bar.setTotal(Math.max(run.accountsTotal, 1))
      bar.update(run.accountsDone, { phase: phases[run.phase] })
    },
    end: () => bar.stop(),
  }
}

function createLines(): ReturnType<typeof createRunProgress> {
  let shown: string | null = null
  return {
    show(run) {
      if (run.phase !== shown && run.phase !== 'done') console.log(`  ${phases[run.phase]}`)
      shown = run.phase
    },
    end: () => undefined,
  }
}

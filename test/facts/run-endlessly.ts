/** Starts an engine on a statement without end, says its process id, and waits: for a test that kills this process. */
import { startEngine } from '../../scoring-api/facts/engine.ts'

const directory = process.argv[2] ?? ''
const engine = startEngine(600_000)
await engine.ask({
  kind: 'open',
  settings: { workDirectory: directory, spillDirectory: `${directory}/spill`, memoryLimitMb: 256, threads: 1 },
})
const endless = engine.ask({
  kind: 'run',
  statements: ['SELECT CAST(sum(a.range * b.range) AS DOUBLE) FROM range(10000000) a, range(10000000) b'],
})
console.log('running')
await endless

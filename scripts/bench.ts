/** `npm run bench -- NAME [arguments]`: prints one benchmark's figures as JSON. */
import { benchMyDay } from './bench/bench-my-day.ts'
import { benchScore } from './bench/bench-score.ts'
import { benchSignals } from './bench/bench-signals.ts'
import { runScript } from './run-script.ts'

const benches: Record<string, (args: string[]) => Promise<unknown>> = { 'my-day': benchMyDay, score: benchScore, signals: benchSignals }

await runScript(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  const bench = benches[name]
  if (bench === undefined) throw new Error(`Name a benchmark: npm run bench -- ${Object.keys(benches).join(' | ')}`)
  console.log(JSON.stringify(await bench(args), null, 2))
})

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { EngineRequest } from '../../scoring-api/facts/engine-messages.ts'
import { startEngine, type Engine } from '../../scoring-api/facts/engine.ts'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { FactsError, toFactsError } from '../../scoring-api/facts/facts-error.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { id, openBench, reference, type Bench } from './fact-files.ts'

const endless = 'SELECT CAST(sum(a.range * b.range) AS DOUBLE) FROM range(10000000) a, range(10000000) b'

let bench: Bench | null = null
let engine: Engine | null = null
let directory: string | null = null

afterEach(async () => {
  await bench?.close()
  await engine?.stop()
  if (directory) await rm(directory, { recursive: true, force: true })
  bench = engine = directory = null
})

async function startOpenEngine(timeoutMilliseconds = 60_000, memoryLimitMb = 256): Promise<Engine> {
  directory = await mkdtemp(join(tmpdir(), 'banso-engine-'))
  engine = startEngine(timeoutMilliseconds)
  await engine.ask({
    kind: 'open',
    settings: { workDirectory: directory, spillDirectory: join(directory, 'spill'), memoryLimitMb, threads: 1 },
  })
  return engine
}

const runOf = (...statements: string[]): EngineRequest & { kind: 'run' } => ({ kind: 'run', statements })

describe('the engine can reach nothing but its work directory', () => {
  test.each([
    ['a file outside', "SELECT * FROM read_csv('/etc/passwd')"],
    ['a copy to the outside', "COPY (SELECT 1) TO '/tmp/banso-outside.parquet'"],
    ['the network', "SELECT * FROM read_csv('https://example.com/x.csv')"],
    ['an extension', 'INSTALL httpfs'],
    ['a setting', 'SET threads = 8'],
  ])('%s', async (_, statement) => {
    const started = await startOpenEngine()
    await expect(started.ask(runOf(statement))).rejects.toThrow(/disabled by configuration|has been locked|Permission Error/)
  })

  test.skipIf(process.platform !== 'linux')('no secret of the service is in its environment', async () => {
    process.env['BANSO_TEST_SECRET'] = 'x'
    await startOpenEngine()
    delete process.env['BANSO_TEST_SECRET']
    const environments = childrenOf(process.pid).map((child) => readFileSync(`/proc/${child}/environ`, 'utf8').split('\0'))
    const names = environments.map((environment) => environment.flatMap((entry) => (entry === '' ? [] : [entry.split('=')[0]])))
    expect(names.map((each) => each.filter((name) => !name?.startsWith('NODE_CHANNEL')))).toEqual([['PATH']])
  })
})

describe('an engine in trouble never hangs', () => {
  test('a statement that takes too long is interrupted, and the engine goes on', async () => {
    const started = await startOpenEngine(200)
    const refusal = await started.ask(runOf(endless)).catch((err: unknown) => err)
    expect(toFactsError(refusal as Error, { workDirectory: '', memoryLimitMb: 0 }).code).toBe('timeout')
    expect(await started.ask(runOf('SELECT 7'))).toEqual([[7]])
  })

  test('a process that dies refuses what was asked, and everything after', async () => {
    const started = await startOpenEngine()
    const pending = started.ask(runOf(endless)).catch((err: unknown) => err)
    killChildrenOf(process.pid)
    const refusals = [await pending, await started.ask(runOf('SELECT 1')).catch((err: unknown) => err)]
    expect(refusals.map((refusal) => (refusal instanceof FactsError ? [refusal.code, refusal.message] : refusal))).toEqual(
      Array.from({ length: 2 }, () => [
        'engine-stopped',
        "The column engine's process ended unexpectedly (SIGKILL): start the run again, and look at the machine's memory if it stays.",
      ]),
    )
  })

  test('it ends with the process that started it, even in the middle of a statement', async () => {
    directory = await mkdtemp(join(tmpdir(), 'banso-orphan-'))
    const starter = spawn(process.execPath, [join(import.meta.dirname, 'run-endlessly.ts'), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(starter.stdout, 'data')
    const [orphan = 0] = childrenOf(starter.pid ?? 0)
    starter.kill('SIGKILL')
    await once(starter, 'close')
    await expect.poll(() => isRunning(orphan), { timeout: 10_000 }).toBe(false)
  })

  test('closing while it works refuses what was asked', async () => {
    const started = await startOpenEngine()
    const pending = started.ask(runOf(endless)).catch((err: unknown) => err)
    await started.stop()
    expect(await pending).toMatchObject({ code: 'engine-stopped', message: 'The column engine was closed.' })
  })

  test('too little memory is one sentence', async () => {
    const started = await startOpenEngine(60_000, 64)
    const greedy = 'CREATE TABLE t AS SELECT list(range) AS l FROM range(50000000)'
    const refusal = await started.ask(runOf(greedy)).catch((err: unknown) => err as Error)
    expect(toFactsError(refusal as Error, { workDirectory: '/w', memoryLimitMb: 64 })).toMatchObject({
      code: 'out-of-memory',
      message: 'Measuring needs more than the 64 MB of memory it was given: raise the limit.',
    })
  })
})

const canMount = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0

test.skipIf(!canMount)('a full disk is one sentence', async () => {
  directory = await mkdtemp(join(tmpdir(), 'banso-full-'))
  const script = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1"'
  const program = join(import.meta.dirname, 'fill-disk.ts')
  const said = execFileSync('unshare', ['-rm', 'sh', '-c', script, 'sh', directory, process.execPath, program], { encoding: 'utf8' })
  expect(said.trim()).toBe(
    `disk-full: The disk of the work directory ${directory} is full: free space there, or choose another work directory.`,
  )
})

test('a mistake of ours says so and keeps the engine’s words as the cause', () => {
  const cause = new Error('Binder Error: no column "x"')
  const error = toFactsError(cause, { workDirectory: '/w', memoryLimitMb: 1 })
  expect([error.code, error.cause]).toEqual(['engine-failed', cause])
})

describe('facts leave nothing behind', () => {
  const plan = {
    scorecards: [scorecard([measure('m', { aggregate: aggregate() })])],
    asOf: new Date('2026-11-22T03:00:00Z'),
    timeZone: 'UTC',
    accountColumns: [],
    stageColumn: null,
  }

  async function loadTwo(opened: Bench): Promise<void> {
    await opened.facts.load(await opened.source('Account', [id('Id')], [['A'], ['B']]))
    await opened.facts.load(await opened.source('Case', [id('Id'), reference('AccountId')], [['c1', 'A']]))
  }

  test('after close, only the caller’s pages', async () => {
    bench = await openBench({ accountsPerPass: 1 })
    await loadTwo(bench)
    await Array.fromAsync(bench.facts.measure(plan))
    await bench.facts.close()
    expect((await readdir(bench.directory)).toSorted()).toEqual(['Account-0.csv', 'Case-1.csv'])
  })

  test('a caller that stops in the middle can measure again', async () => {
    bench = await openBench()
    await loadTwo(bench)
    for await (const chunk of bench.facts.measure(plan)) {
      expect(chunk).toHaveLength(2)
      break
    }
    expect((await Array.fromAsync(bench.facts.measure(plan))).flat()).toHaveLength(2)
  })

  test('closing twice is closing once', async () => {
    bench = await openBench()
    await bench.facts.close()
    await expect(bench.facts.close()).resolves.toBeUndefined()
  })

  test('a work directory that cannot be written is refused, and no process stays', async () => {
    const refused = openFacts({ workDirectory: '/nowhere/at/all', memoryLimitMb: 64, threads: 1 })
    await expect(refused).rejects.toMatchObject({
      code: 'work-directory',
      message: 'The work directory /nowhere/at/all cannot be written (ENOENT): create it, or choose another.',
    })
    expect(childrenOf(process.pid)).toEqual([])
  })

  test('what was spent is told', async () => {
    bench = await openBench()
    await loadTwo(bench)
    await Array.fromAsync(bench.facts.measure(plan))
    const { loadMilliseconds, measureMilliseconds, peakMemoryBytes } = await bench.facts.timings()
    expect([loadMilliseconds > 0, measureMilliseconds > 0, peakMemoryBytes > 30_000_000]).toEqual([true, true, true])
  })
})

/** Engines that this process started. */
function childrenOf(pid: number): number[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout
  return listed.split('\n').flatMap((line) => {
    const [child, parent] = line.trim().split(/\s+/, 2).map(Number)
    return child !== undefined && parent === pid && line.includes('facts-worker') ? [child] : []
  })
}

function killChildrenOf(pid: number): void {
  for (const child of childrenOf(pid)) process.kill(child, 'SIGKILL')
}

function isRunning(pid: number): boolean {
  if (pid === 0) throw new RangeError('No process was found')
  return (
    spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .replace(/^Z.*/, '') !== ''
  )
}

import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const longestStartsMs = 300_000
const script = join(import.meta.dirname, '../../scripts/start.ts')

let directory: string
const started: Start[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'banso-start-'))
})
afterAll(async () => {
  await Promise.all(
    started.map(({ child, exitCode }) => {
      child.kill('SIGTERM')
      return exitCode
    }),
  )
  await rm(directory, { recursive: true, force: true })
})

interface Start {
  child: ChildProcess
  said: () => string
  complained: () => string
  exitCode: Promise<number | null>
}

function start(environment: Record<string, string> = {}, parameters: string[] = []): Start {
  const child = spawn(process.execPath, [script, ...parameters], {
    env: { ...process.env, BANSO_DIRECTORY: directory, BANSO_ORG_PORT: '0', BANSO_API_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const exitCode = once(child, 'close').then(([code]) => code as number | null)
  const one = { child, said: () => said, complained: () => complained, exitCode }
  started.push(one)
  return one
}

async function untilReady({ child, said, complained }: Start): Promise<void> {
  while (!said().includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null) throw new Error(complained())
    await pause(100)
  }
}

/** Process ids of a process's children and what each runs. */
async function childrenOf(pid: number | undefined): Promise<Map<string, number>> {
  const ids = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number)
  const scripts = ids.map(async (id) => {
    const line = (await readFile(`/proc/${id}/cmdline`, 'utf8')).split('\0')
    return [
      line
        .find((word) => /(local-org|scoring-api)\/\w+\.ts$/.test(word))
        ?.split('/')
        .at(-2) ?? '',
      id,
    ] as const
  })
  return new Map(await Promise.all(scripts))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('npm start', () => {
  it(
    'brings everything up, keeps it for a second start, and leaves nothing running',
    async () => {
      const first = start()
      await untilReady(first)
      const parts = await childrenOf(first.child.pid)
      expect([...parts.keys()].toSorted()).toEqual(['local-org', 'scoring-api'])
      expect(first.said()).toMatch(
        /\d+ accounts scored from \d+ rows in [\d.]+ s and \d+ API calls; \d+ accounts changed, \d+ snapshots written\./,
      )
      await checkAddresses(first.said())

      first.child.kill('SIGINT')
      expect(await first.exitCode).toBe(0)
      expect(first.said()).toContain('Stopped. Everything is kept for the next start.')
      expect([...parts.values()].filter(isRunning)).toEqual([])

      const second = start()
      await untilReady(second)
      expect(second.said()).not.toContain('loading')
      expect(second.said()).toContain('nothing has changed, nothing was written.')

      const again = await childrenOf(second.child.pid)
      process.kill(again.get('local-org') as number, 'SIGKILL')
      expect(await second.exitCode).toBe(1)
      expect(second.complained()).toMatch(/^The local org was ended by SIGKILL: see .*local-org\.log\n$/)
      expect([...again.values()].filter(isRunning)).toEqual([])
    },
    longestStartsMs,
  )

  it('says a taken port in one sentence and starts nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const refused = start({ BANSO_API_PORT: String(port) })
    expect(await refused.exitCode).toBe(1)
    expect(refused.complained()).toBe(
      `Port ${port} is taken, perhaps by a Banso that runs already: stop what holds it, or set BANSO_API_PORT to another port.\n`,
    )
    server.close()
  })

  it('says in the service’s own sentence why it cannot start, at once, and stops the org too', async () => {
    const other = await mkdtemp(join(directory, 'other-'))
    await mkdir(join(other, 'sample-org'))
    await writeFile(join(other, 'sample-org/scoring-api'), 'a file where the service wants a folder')
    await writeFile(join(other, 'sample-org/sample-loaded'), '')
    const refused = start({ BANSO_DIRECTORY: other })
    expect(await refused.exitCode).toBe(1)
    expect(refused.complained()).toMatch(/^The scoring service ended \(exit code 1\): SCORING_API_WORK_DIRECTORY .* cannot be made .*\n$/)
  })

  it('says a port that is none in one sentence', async () => {
    const refused = start({ BANSO_ORG_PORT: 'many' })
    expect(await refused.exitCode).toBe(1)
    expect(refused.complained()).toBe('BANSO_ORG_PORT is many: set it to a port from 1 to 65535, or 0 for any free one.\n')
  })

  it('begins anew with --reset, and leaves what is kept of other orgs', async () => {
    const other = await mkdtemp(join(directory, 'other-'))
    await mkdir(join(other, 'sample-org/org'), { recursive: true })
    await mkdir(join(other, 'orgs'))
    const refused = start({ BANSO_DIRECTORY: other, BANSO_ORG_PORT: 'many' }, ['--reset'])
    expect(await refused.exitCode).toBe(1)
    expect(await readdir(other)).toEqual(['orgs'])
  })
})

/** Each printed address answers as it says. */
async function checkAddresses(said: string): Promise<void> {
  const address = (label: string) => new RegExp(`^${label} +(\\S+)`, 'm').exec(said)?.[1] ?? ''
  const statuses = await Promise.all(
    ['Account page', 'All accounts', 'Scoring API', "Org's API"].map(async (label) => [label, (await fetch(address(label))).status]),
  )
  expect(statuses).toEqual([
    ['Account page', 200],
    ['All accounts', 200],
    ['Scoring API', 200],
    ["Org's API", 401],
  ])
  const token = await readFile(join(directory, 'sample-org/admin-token'), 'utf8')
  const url = /'(http\S+FROM\+Account\+LIMIT\+5)'/.exec(said)?.[1] ?? ''
  const answer = (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()) as {
    records: { CsHealthScore__c: number }[]
  }
  expect(answer.records).toHaveLength(5)
}

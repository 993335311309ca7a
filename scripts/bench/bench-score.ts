import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Connection } from 'jsforce'
import { apiVersion } from '../api-version.ts'
import { startBanso, type RunningBanso } from '../banso-processes.ts'
import { loadScorecardFiles } from '../default-scorecards/load-scorecard-files.ts'
import { activate, writeDraft } from '../scorecard/org-scorecards.ts'
import { bareIngest, type BareOrg } from './bare-bulk.ts'
import { generateAccounts, generateFacts, type GeneratedTable } from './generated-book.ts'
import { measureLimits, type Limits } from './phase-limits.ts'
import { watchMemory, type ProcessMemory } from './process-memory.ts'
import { wideScorecard } from './wide-scorecard.ts'
import { runFullScoring, type RunReport } from '../full-run.ts'

const defaultSizes = [1_000, 20_000, 100_000]
const mostMeasures = 200

type Seconds = RunReport['seconds']

interface ScoreFigures {
  accounts: number
  /** Of one scorecard for all; null = the default scorecards. */
  measures: number | null
  rowsLoaded: number
  rowsRead: number
  accountsScored: number
  snapshotsWritten: number
  accountsWritten: number
  apiCalls: number
  /** Of the run that writes everything. */
  seconds: Seconds & { all: number }
  limits: Limits
  /** Phase by its limit; 1 = as fast as the machine allows. */
  timesLimit: Record<keyof Limits, number>
  /** Of a second run, which finds nothing to write. */
  secondRun: { seconds: Seconds & { all: number }; written: number; apiCalls: number }
  memory: ProcessMemory[]
}

/**
 * A full run over generated books of several sizes against the local org, each phase beside what the same machine needs at the least for it.
 * @param args numbers of accounts; none = 1,000, 20,000 and 100,000; `--measures 40` = with one scorecard of so many measures in place of the default ones
 */
export async function benchScore(args: string[]): Promise<{ cores: number; node: string; runs: ScoreFigures[] }> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { measures: { type: 'string' } } })
  const measures = values.measures === undefined ? null : toCount(values.measures, 'measures', mostMeasures)
  const sizes = positionals.length > 0 ? positionals.map((text) => toCount(text, 'accounts', Infinity)) : defaultSizes
  const runs: ScoreFigures[] = []
  for (const size of sizes) runs.push(await measureSize(size, measures))
  return { cores: cpus().length, node: process.version, runs }
}

function toCount(text: string, things: string, most: number): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Error(`"${text}" is not a number of ${things}.`)
  return count
}

async function measureSize(accounts: number, measures: number | null): Promise<ScoreFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'banso-bench-'))
  const banso = await startBanso({ directory, orgPort: 0, apiPort: 0, loadSample: false, log: () => {} })
  try {
    const connection = await banso.adminConnection()
    const org = { url: banso.orgUrl, accessToken: String(connection.accessToken) }
    await loadScorecards(connection, measures)
    const rowsLoaded = await loadGeneratedBook(org, accounts)
    const memory = watchMemory()
    const first = await run(banso)
    const second = await run(banso)
    const peaks = memory.stop()
    const limits = await measureLimits({ org, directory, organizationId: banso.organizationId })
    return toFigures({ accounts, measures, rowsLoaded, first, second, limits, memory: peaks })
  } finally {
    await banso.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function loadScorecards(connection: Connection, measures: number | null): Promise<void> {
  if (measures === null) {
    await loadScorecardFiles(connection, new Date())
    return
  }
  const definition = wideScorecard(measures)
  await writeDraft(connection, definition)
  await activate(connection, definition, new Date())
}

interface TimedRun {
  report: RunReport
  wallSeconds: number
}

async function run(banso: RunningBanso): Promise<TimedRun> {
  const started = performance.now()
  const report = await runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => {})
  return { report, wallSeconds: toSeconds(performance.now() - started) }
}

async function loadGeneratedBook(org: BareOrg, count: number): Promise<number> {
  const today = new Date()
  const load = async ({ sobject, parts }: GeneratedTable): Promise<number> => {
    let rows = 0
    for (const csv of parts) rows += await bareIngest(org, { object: sobject, operation: 'insert' }, csv)
    return rows
  }
  let rows = await load(generateAccounts(count, today))
  for (const table of generateFacts(await readAccountIds(org), today)) rows += await load(table)
  return rows
}

async function readAccountIds({ url, accessToken }: BareOrg): Promise<string[]> {
  const ids: string[] = []
  let next = `/services/data/v${apiVersion}/query?q=${encodeURIComponent('SELECT Id FROM Account ORDER BY Id')}`
  while (next !== '') {
    const response = await fetch(url + next, { headers: { authorization: `Bearer ${accessToken}` } })
    const page = (await response.json()) as { records: { Id: string }[]; nextRecordsUrl?: string }
    ids.push(...page.records.map(({ Id }) => Id))
    next = page.nextRecordsUrl ?? ''
  }
  return ids
}

function toFigures(measured: {
  accounts: number
  measures: number | null
  rowsLoaded: number
  first: TimedRun
  second: TimedRun
  limits: Limits
  memory: ProcessMemory[]
}): ScoreFigures {
  const { first, second, limits } = measured
  const { report } = first
  const ratio = (phase: keyof Limits): number => Math.round((report.seconds[phase] / limits[phase].seconds) * 100) / 100
  return {
    accounts: measured.accounts,
    measures: measured.measures,
    rowsLoaded: measured.rowsLoaded,
    rowsRead: report.rowsRead,
    accountsScored: report.accountsScored,
    snapshotsWritten: report.snapshotsWritten,
    accountsWritten: report.accountsChanged,
    apiCalls: report.apiCalls,
    seconds: { ...report.seconds, all: first.wallSeconds },
    limits,
    timesLimit: { read: ratio('read'), measure: ratio('measure'), score: ratio('score'), diff: ratio('diff'), write: ratio('write') },
    secondRun: {
      seconds: { ...second.report.seconds, all: second.wallSeconds },
      written: second.report.accountsChanged + second.report.snapshotsWritten,
      apiCalls: second.report.apiCalls,
    },
    memory: measured.memory,
  }
}

const toSeconds = (ms: number): number => Math.round(ms) / 1000

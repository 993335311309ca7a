import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page, type Request } from 'playwright-core'
import { startBanso } from '../banso-processes.ts'
import { loadIndicatorFiles } from '../default-indicators/load-indicator-files.ts'
import { loadScorecardFiles } from '../default-scorecards/load-scorecard-files.ts'
import { loadBusyDay, type BusyDay } from './busy-day.ts'

const defaultAccounts = 500
/** Signals and tasks are read 500 at a time, and no more than 2,000 of each. */
const mostAccounts = 650
const loads = 5
const rowsPerRequest = 500
/** Indicators and measures, the last run, and whom the user leads. */
const otherRequests = 3
/** By then the rows that follow an answer are drawn too, on a slow machine. */
const settledAfterMs = 1_000
/** What counts as at once: Interaction to Next Paint, "good". Source: https://web.dev/articles/inp */
const atOnceMs = 200

const busy = 'emma.clark@banso.example'
const idle = 'kenji.sato@banso.example'

interface Loaded {
  /** Until the first rows are there. */
  seconds: number
  queries: Request[]
  /** The longest time for which the page did not listen. */
  longestPauseMs: number
}

/**
 * My Day in Chromium for a CSM whose accounts all have something to do: how long until it is drawn and how many requests it takes, each beside the
 * least that the same machine needs: the same page with nothing on it, and the same queries alone.
 * @param args number of accounts; none = 500
 */
export async function benchMyDay(args: string[]): Promise<unknown> {
  const accounts = args[0] === undefined ? defaultAccounts : Number(args[0])
  if (!Number.isInteger(accounts) || accounts < 1 || accounts > mostAccounts) {
    throw new Error(`"${args[0]}" is not a number of accounts from 1 to ${mostAccounts}.`)
  }
  const directory = await mkdtemp(join(tmpdir(), 'banso-bench-'))
  const banso = await startBanso({ directory, orgPort: 0, apiPort: 0, loadSample: false, log: () => {} })
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const connection = await banso.adminConnection()
    await loadScorecardFiles(connection, new Date())
    await loadIndicatorFiles(connection)
    const org = { url: banso.orgUrl, accessToken: String(connection.accessToken) }
    const [owner] = (await connection.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${busy}'`)).records
    const day = await loadBusyDay(org, { accounts, ownerId: owner?.Id ?? '', today: new Date() })
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } })
    await page.addInitScript(noteLongTasks)

    await signIn(page, banso.orgUrl, idle)
    const empty = await loadOften(page, banso.orgUrl)
    await signIn(page, banso.orgUrl, busy)
    const full = await loadOften(page, banso.orgUrl)
    const last = full.at(-1)
    const bareSeconds = await bareQueries(page, last?.queries ?? [])
    const secondsToDraw = median(full.map(({ seconds }) => seconds))
    const pauseMs = (loaded: readonly Loaded[]): number => median(loaded.map(({ longestPauseMs }) => longestPauseMs))
    const limits = {
      requests: {
        is: `a page of ${rowsPerRequest} rows each, and ${otherRequests} for words, the last run and the team`,
        requests: leastRequests(day),
      },
      draw: { is: 'the same page for somebody with nothing to do', seconds: median(empty.map(({ seconds }) => seconds)) },
      pause: { is: 'the longest pause of the same page for somebody with nothing to do', ms: pauseMs(empty) },
      queries: { is: 'the same queries one after the other by bare fetch from the same page', seconds: bareSeconds },
      answer: { is: 'Interaction to Next Paint, "good"', ms: atOnceMs },
    }
    return {
      cores: cpus().length,
      node: process.version,
      browser: browser.version(),
      ...day,
      requests: last?.queries.length ?? 0,
      secondsToDraw,
      longestPauseMs: pauseMs(full),
      answersMs: await answers(page),
      limits,
      timesLimit: Math.round((secondsToDraw / (limits.draw.seconds + limits.queries.seconds)) * 100) / 100,
    }
  } finally {
    await browser.close()
    await banso.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

const leastRequests = ({ tasks, signals }: BusyDay): number =>
  Math.ceil(tasks / rowsPerRequest) + Math.ceil(signals / rowsPerRequest) + otherRequests

/** Runs in the page. */
function noteLongTasks(): void {
  const page = globalThis as unknown as { longTasks: number[] }
  page.longTasks = []
  new PerformanceObserver((list) => page.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  })
}

async function signIn(page: Page, orgUrl: string, username: string): Promise<void> {
  await page.goto(orgUrl)
  for (const change of [{ username }, { language: 'en_US' }]) {
    await page.evaluate(
      (body) => fetch('/lightning/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(() => null),
      JSON.stringify(change),
    )
  }
}

/** The first load, which fills the caches, does not count. */
async function loadOften(page: Page, orgUrl: string): Promise<Loaded[]> {
  const all: Loaded[] = []
  for (let index = 0; index <= loads; index++) all.push(await loadOnce(page, orgUrl))
  return all.slice(1)
}

async function loadOnce(page: Page, orgUrl: string): Promise<Loaded> {
  const queries: Request[] = []
  const note = (request: Request): void => void (isQuery(request) && queries.push(request))
  page.on('request', note)
  const started = performance.now()
  await page.goto(`${orgUrl}/lightning/n/CsMyDay`, { waitUntil: 'commit' })
  await page.locator('c-cs-my-day [data-id="tile"]').first().waitFor()
  await nextFrame(page)
  const seconds = toSeconds(performance.now() - started)
  await page.waitForTimeout(settledAfterMs)
  page.off('request', note)
  const longTasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)
  return { seconds, queries, longestPauseMs: Math.round(Math.max(0, ...longTasks)) }
}

const isQuery = (request: Request): boolean => new URL(request.url()).pathname.endsWith('/graphql')

async function bareQueries(page: Page, queries: readonly Request[]): Promise<number> {
  const calls = await Promise.all(
    queries.map(async (request) => ({ url: request.url(), headers: await request.allHeaders(), body: request.postData() })),
  )
  const plain = calls.map(({ url, headers, body }) => ({ url, body, type: headers['content-type'] ?? 'application/json' }))
  const milliseconds = await page.evaluate(async (all) => {
    const started = performance.now()
    for (const { url, body, type } of all) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
      await response.json()
    }
    return performance.now() - started
  }, plain)
  return toSeconds(milliseconds)
}

/** Interaction to Next Paint of clicks, as the browser itself tells it, in ms; the median of a few. */
async function answers(page: Page): Promise<Record<string, number>> {
  const day = page.locator('c-cs-my-day')
  const kind = (value: string) => day.locator(`[data-id="kind"][data-value="${value}"]`)
  const firstPart = day.locator('[data-id="tile"]').first()
  const all: Record<string, number>[] = []
  for (let index = 0; index < loads; index++) {
    const onlyRisks = await interactionMs(page, () => kind('Risk').click())
    const onePart = await interactionMs(page, () => firstPart.click())
    const moreRows = await interactionMs(page, () => day.locator('[data-id="show-more"]').first().click())
    const allParts = await interactionMs(page, () => firstPart.click())
    const onlyOpportunities = await interactionMs(page, () => kind('Opportunity').click())
    all.push({ onlyRisks, onePart, moreRows, allParts, onlyOpportunities, bothKinds: await interactionMs(page, () => kind('').click()) })
  }
  const names = Object.keys(all[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(all.map((answer) => answer[name] ?? 0))]))
}

/** The browser tells of events that took at least 16 ms, and rounds to 8. What follows the answer is waited for. */
async function interactionMs(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const noted = globalThis as unknown as { answerMs: number }
    noted.answerMs = 0
    const note = (entries: PerformanceEntryList) => entries.forEach(({ duration }) => (noted.answerMs = Math.max(noted.answerMs, duration)))
    new PerformanceObserver((list) => note(list.getEntries())).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  await act()
  await page.waitForTimeout(settledAfterMs)
  return page.evaluate(() => (globalThis as unknown as { answerMs: number }).answerMs)
}

/** A frame has been drawn since. */
const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))

const toSeconds = (milliseconds: number): number => Math.round(milliseconds) / 1000

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

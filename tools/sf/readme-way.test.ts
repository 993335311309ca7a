import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openWatchedPage } from '../../test/support/browser.ts'
import { copyCheckout } from './checkout.ts'
import { makeHome, quiet } from './cli.ts'
import { readBlocks, type ReadmeBlock } from './readme-blocks.ts'
import { openTerminal, type Terminal } from './terminal.ts'

/** A newcomer types what the README says, from an empty org to the first scored page. */

const longestMs = 5 * 60_000
/** Several times the five minutes, so that a busy machine tells how long it took instead of being cut off. */
const patienceMs = 4 * longestMs
/** What is shown by a line that goes on, once it is up. */
const isUp = /Log in from another terminal|scoring service listens/
const checkout = mkdtempSync(join(tmpdir(), 'banso-readme-'))
const home = makeHome()
const terminals: Terminal[] = []
/** Left behind to be looked at. */
const picture = join(import.meta.dirname, '../../.banso/pictures/readme-way.png')
let browser: Browser

beforeAll(async () => {
  copyCheckout(checkout)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  for (const terminal of terminals.toReversed()) await terminal.close()
  for (const directory of [checkout, home]) rmSync(directory, { recursive: true, force: true })
})

function newTerminal(): Terminal {
  const terminal = openTerminal(checkout, quiet(home))
  terminals.push(terminal)
  return terminal
}

/** @returns what the last line showed */
async function typeBlock({ lines, goesOn }: ReadmeBlock, main: Terminal): Promise<string> {
  const terminal = goesOn ? newTerminal() : main
  const typed = goesOn ? lines.slice(0, -1) : lines
  let shown = ''
  for (const line of typed) {
    const startedAt = performance.now()
    shown = await terminal.type(line)
    console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s  ${line.slice(0, 100)}`)
  }
  if (goesOn) await terminal.start(lines.at(-1) ?? '', isUp)
  return shown
}

test(
  'the lines of the README lead from an empty org to the first scored account page within five minutes',
  async () => {
    const startedAt = performance.now()
    const main = newTerminal()
    let shown = ''
    for (const block of readBlocks('### By hand')) shown = await typeBlock(block, main)
    const url = /with the following URL: (\S+)/.exec(shown)?.[1] ?? ''
    const { page } = await openWatchedPage(browser)
    page.setDefaultTimeout(longestMs)
    await page.goto(url)
    const card = page.locator('c-cs-health-card')
    await card.getByRole('table').first().waitFor()
    const score = await card.locator('c-cs-score-ring').textContent()
    const tookMs = performance.now() - startedAt
    await page.screenshot({ path: picture, fullPage: true })
    console.log(`From an empty org to the first scored account page in ${Math.round(tookMs / 1000)} s: ${score?.trim()}`)
    expect(Number.parseFloat(score ?? '')).toBeGreaterThan(0)
    expect(tookMs).toBeLessThan(longestMs)
  },
  patienceMs,
)

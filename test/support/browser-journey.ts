import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { BansoOptions } from '../../scripts/banso-processes.ts'
import { launchBrowser, openWatchedPage, type WatchedPage } from './browser.ts'
import { startTestBanso, type TestBanso } from './running-banso.ts'

/** Pictures are left behind to be looked at. */
export const pictures = join(import.meta.dirname, '../../.banso/pictures')

/** Of the file's tests, from `prepare` on. */
export let banso: TestBanso
/** New for each test; so below. */
export let page: Page
export let watched: WatchedPage

interface JourneyOptions {
  options?: Partial<BansoOptions>
  /** What there is before the first test. */
  prepare?: () => Promise<unknown>
}

/** Starts the whole thing, and a browser, for the tests of a file. */
export function startJourney({ options, prepare }: JourneyOptions = {}): void {
  let browser: Browser
  beforeAll(async () => {
    banso = await startTestBanso(options)
    await prepare?.()
    browser = await launchBrowser()
    await mkdir(pictures, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await banso?.stop()
  })
  beforeEach(async () => {
    watched = await openWatchedPage(browser, { height: 1400 })
    page = watched.page
    page.setDefaultTimeout(60_000)
  })
  afterEach(() => watched.close())
}

/** What the browser and the org answer may take a while on a busy machine. */
export const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 30_000 })

/** Of the whole page. */
export const picture = (name: string): Promise<Buffer> => page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })

/** The console is silent, and nobody but the org was asked. */
export function expectNoComplaint(): void {
  expect(watched.complaints).toEqual([])
  expect([...watched.origins]).toEqual([banso.orgUrl])
}

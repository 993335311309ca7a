import { chromium, type Browser, type Page } from 'playwright-core'

/**
 * The engine tells of ids across shadow roots; they are the base components' own, and the platform's page says the same. A confirmation that
 * was opened from a menu item finds nothing to return the focus to, as the menu has closed.
 */
const knownWarnings = /not in the same shadow root|allow-scripts and allow-same-origin|Modal :: Nothing to return focus to/

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: flags })
}

export interface WatchedPage {
  page: Page
  /** Console errors and warnings, and errors nobody caught. */
  complaints: string[]
  /** Origins of every request. */
  origins: Set<string>
  close(): Promise<void>
}

/** A page in a session of its own that remembers what went wrong and where it asked. */
export async function openWatchedPage(browser: Browser, options: { width?: number; height?: number } = {}): Promise<WatchedPage> {
  const { width = 1440, height = 1000 } = options
  const context = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  const complaints: string[] = []
  const origins = new Set<string>()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !knownWarnings.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:') origins.add(origin)
  })
  return { page, complaints, origins, close: () => context.close() }
}

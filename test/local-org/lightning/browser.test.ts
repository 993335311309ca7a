import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { accountId, startPages } from './fake-org.ts'
import type { FakePages } from './fake-org.ts'

/** The engine tells of ids across shadow roots; they are the base components' own, and the platform's page says the same. */
const knownWarnings = /not in the same shadow root|allow-scripts and allow-same-origin/

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let pages: FakePages
let browser: Browser
let context: BrowserContext
let page: Page
let complaints: string[]
let hosts: Set<string>

beforeAll(async () => {
  pages = await startPages()
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

beforeEach(async () => {
  pages.rows.Account![0]!.NumberOfEmployees = 42
  complaints = []
  hosts = new Set()
  await page?.close()
  await context.clearCookies()
  page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !knownWarnings.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => hosts.add(new URL(request.url()).origin))
  await page.goto(`${pages.url}/lightning/r/Account/${accountId}/view`)
  await page.getByText('42!').waitFor()
})

it('shows the record page without a complaint and without a request to another host', async () => {
  await page.getByRole('heading', { name: 'Northwind Trading KK' }).waitFor()
  await page.getByText('Mei Chen').first().waitFor()
  expect(await page.title()).toBe('Northwind Trading KK | Account | Sales')
  expect(complaints).toEqual([])
  expect([...hosts]).toEqual([pages.url])
})

it('has synthetic shadow roots', async () => {
  const isSynthetic = await page.evaluate(`document.querySelector('shell-app').shadowRoot.synthetic === true`)
  expect(isSynthetic).toBe(true)
})

it('runs components in the security sandbox', async () => {
  const outside = await page.evaluate(`({ leaked: 'leakedByContacts' in window, keys: Object.keys(localStorage) })`)
  expect(outside).toEqual({ leaked: false, keys: ['LSKey[c]contacts'] })
})

it('shows an update in every component that shows the record, with a toast', async () => {
  await page.getByRole('button', { name: 'Raise' }).click()
  await page.getByText('43!').waitFor()
  await page.getByText('One more').waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()
  await page.getByRole('definition').filter({ hasText: /^43$/ }).waitFor()
  expect(complaints).toEqual([])
})

it('shows on a RefreshEvent what others changed, and hides a component whose visibility rule no longer holds', async () => {
  const contacts = page.locator('[data-contacts]')
  await contacts.waitFor()
  pages.rows.Account![0]!.NumberOfEmployees = 100
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByText('100!').waitFor()
  await contacts.waitFor({ state: 'detached' })
})

it('tells a query of a changed value, but does not run it again for a record that is new', async () => {
  const contacts = pages.rows.Contact!
  const before = structuredClone(contacts)
  const shown = page.locator('[data-contacts]')
  await shown.getByText('Mei Chen').waitFor()
  try {
    contacts[0]!.Name = 'Mei Suzuki'
    contacts.push({ Id: '003000000000003AAA', Name: 'Rin Ito', Title: 'CFO', AccountId: accountId })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByRole('link', { name: 'Rin Ito' }).waitFor()
    expect(await shown.innerText()).toBe('Mei Suzuki\nOmar Haddad')
  } finally {
    contacts.splice(0, contacts.length, ...before)
  }
})

it('carries a message from one component to another', async () => {
  await page.getByRole('button', { name: 'Raise' }).click()
  await page.getByText('heard 43').waitFor()
})

it('opens a dialog, holds the focus in it and gives its result back', async () => {
  await page.getByRole('button', { name: 'Ask' }).click()
  const dialog = page.getByRole('dialog', { name: 'Which contact?' })
  await dialog.getByText('One of them').waitFor()
  await dialog.getByRole('button', { name: 'The first' }).click()
  await page.getByText('answered first').waitFor()
  expect(complaints).toEqual([])
})

it('gives components frozen data', async () => {
  await page.getByRole('button', { name: 'Fail' }).click()
  await page.getByText('frozen: TypeError').waitFor()
})

it('gives a failed Apex call the body that Apex sends', async () => {
  await page.getByRole('button', { name: 'Rescore' }).click()
  await page.getByText('The scoring service does not answer.').waitFor()
})

it('goes from page to page without loading the document again', async () => {
  await page.evaluate(`window.sameDocument = true`)
  await page.getByRole('link', { name: 'Mei Chen' }).click()
  await page.getByRole('heading', { name: 'Contact Mei Chen' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/lightning/r/003000000000001AAA/view')
  await page.goBack()
  await page.getByText('42!').waitFor()
  expect(await page.evaluate(`window.sameDocument`)).toBe(true)
})

it('finds an account by its name with the keyboard', async () => {
  await page.getByRole('link', { name: 'Accounts' }).click()
  await page.getByRole('combobox', { name: 'Search accounts' }).fill('North')
  await page.getByRole('option', { name: 'Northwind Trading KK' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('42!').waitFor()
})

it('speaks Japanese when the user chooses it', async () => {
  await page.getByRole('button', { name: /View profile/ }).click()
  await page.getByRole('menuitemcheckbox', { name: '日本語' }).click()
  await page.locator('c-score').getByText('スコア').waitFor()
  await page.getByRole('tab', { name: 'スコア' }).waitFor()
  await page.getByRole('tab', { name: '詳細' }).waitFor()
  expect(await page.evaluate(`document.documentElement.lang`)).toBe('ja')
})

it('keeps to WCAG 2.2 AA on a record page and on a list', async () => {
  expect(await findViolations()).toEqual([])
  await page.getByRole('tab', { name: 'Details' }).click()
  expect(await findViolations()).toEqual([])
  await page.getByRole('link', { name: 'Accounts' }).click()
  await page.getByRole('table', { name: 'Accounts' }).waitFor()
  expect(await findViolations()).toEqual([])
})

it('puts the tabs that do not fit into a menu, and takes them out again', async () => {
  const tabs = page.getByRole('navigation', { name: 'App navigation' })
  const all = await tabs.getByRole('link').allTextContents()
  expect(await tabs.getByRole('button', { name: 'More' }).count()).toBe(0)
  await page.setViewportSize({ width: 240, height: 1000 })
  await tabs.getByRole('button', { name: 'More' }).click()
  const shown = await tabs.getByRole('link').allTextContents()
  expect(shown.length).toBeLessThan(all.length)
  expect([...shown, ...(await tabs.getByRole('menuitemcheckbox').allTextContents())]).toEqual(all)
  await tabs.getByRole('menuitemcheckbox', { name: all.at(-1)! }).click()
  await expect.poll(() => page.url()).not.toContain('/view')
  await page.setViewportSize({ width: 1440, height: 1000 })
  await expect.poll(() => tabs.getByRole('link').allTextContents()).toEqual(all)
})

it('is used with the keyboard: the first stop skips to the content', async () => {
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').last().textContent()).toBe('Skip to main content')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.locator('main :focus').count()).toBe(1)
})

/** What axe finds, as `rule: element`. */
async function findViolations(): Promise<string[]> {
  await page.addScriptTag({ content: axeSource }).catch(() => page.evaluate(axeSource))
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** As the user menu does it: first the user, who brings a language, then the language. */
export async function signIn(page: Page, orgUrl: string, username: string, language: 'en_US' | 'ja'): Promise<void> {
  await page.goto(orgUrl)
  for (const change of [{ username }, { language }]) {
    const status = await page.evaluate(
      async (body) => (await fetch('/lightning/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status,
      JSON.stringify(change),
    )
    expect(status).toBeLessThan(300)
  }
}

/** The calendar button inside Salesforce's own date field is 16 pixels wide: no component of ours can change that. */
const ofSalesforce = /^target-size: .*lightning-datepicker/

/** What axe finds on the whole page against WCAG 2.2 AA, but for what Salesforce's own components bring: rule and place. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate<axe.AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  expect(results.passes.length).toBeGreaterThan(0)
  const faults = results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`))
  return faults.filter((fault) => !ofSalesforce.test(fault))
}

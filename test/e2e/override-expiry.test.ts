import { generateKeyPairSync } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreePort } from '../../scripts/banso-process.ts'
import { addDays } from '../../scripts/sample-book/calendar.ts'
import { addAccount, addScorecard, startScoringOrg, type ScoringOrg } from '../health-score/scoring-org.ts'
import { someRuns, testApp } from '../operations/test-app.ts'
import { launchBrowser, openWatchedPage, type WatchedPage } from '../support/browser.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** What nobody waits for: weeks after a CSM overrode a score, a run ends the override. Org, service and browser share a clock that moves. */

const csm = 'emma.clark@banso.example'
const pictures = join(import.meta.dirname, '../../.banso/pictures')
const orgKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const minute = 60_000

let clock = new Date('2026-11-22T03:00:00Z')
let org: ScoringOrg
let service: FastifyInstance
let browser: Browser

beforeAll(async () => {
  const port = await findFreePort()
  org = await startScoringOrg({
    lightning: true,
    now: () => clock,
    users: [
      person('admin', 'System Administrator', []),
      person('integration', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
      person('emma.clark', 'Standard User', ['CsmUser', 'CsScoringApiCaller']),
    ],
    certificates: { CsScoringApi: orgKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
    namedCredentials: { CsScoringApi: `http://127.0.0.1:${port}` },
  })
  const { app } = await testApp({
    callers: { operatorToken: null, org: { id: org.running.organizationId, keys: [{ publicKey: orgKeys.publicKey, expiresAt: null }] } },
    runs: someRuns({ rescoreAccount: (accountId) => org.rescoreAccount(accountId, clock.toISOString()) }),
  })
  service = app
  await service.listen({ host: '127.0.0.1', port })
  browser = await launchBrowser()
  await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
  await org?.close()
})

function person(name: string, profile: string, permissionSets: string[]) {
  const address = `${name}@banso.example`
  return { username: address, email: address, firstName: 'Emma', lastName: name, language: 'en_US' as const, permissionSets, profile }
}

async function openCard(page: Page, accountId: string): Promise<Locator> {
  await page.clock.setFixedTime(clock)
  await signIn(page, org.running.url, csm, 'en_US')
  await page.goto(`${org.running.url}/lightning/r/Account/${accountId}/view`)
  const card = page.locator('c-cs-health-card')
  await card.getByRole('table').first().waitFor()
  return card
}

const shownHealth = (accountId: string) => org.query(`SELECT CsHealthScore__c, CsHealthBand__c FROM Account WHERE Id = '${accountId}'`)[0]

function expectNoComplaint({ complaints, origins }: WatchedPage): void {
  expect(complaints).toEqual([])
  expect([...origins]).toEqual([org.running.url])
}

test('an override that is over gives way to the calculated score, and the card says when it expired', async () => {
  addScorecard(org, 'all')
  // 2 open cases: 50 points, use of 30: 30 points; (50 + 30) / 2 = 40.
  const accountId = addAccount(org, 'Acme', { cases: 2, events: 30 })
  await org.rescoreAll(clock.toISOString())
  const calculated = { CsHealthScore__c: 40, CsHealthBand__c: 'AtRisk' }
  expect(shownHealth(accountId)).toEqual(calculated)

  const before = await openWatchedPage(browser, { height: 1400 })
  before.page.setDefaultTimeout(minute)
  const card = await openCard(before.page, accountId)
  await card.getByRole('button', { name: 'Override' }).click()
  const form = card.locator('c-cs-health-override')
  await form.getByRole('spinbutton', { name: 'Score' }).fill('80')
  await form.getByRole('combobox', { name: 'Reason' }).click()
  await form.getByRole('option', { name: 'Relationship' }).click()
  await form.getByLabel('Note').fill('They want to stay.')
  await form.getByRole('button', { name: 'Save override' }).click()
  await card.getByText('Overridden by a CSM').waitFor()
  expect(shownHealth(accountId)).toEqual({ CsHealthScore__c: 80, CsHealthBand__c: 'Healthy' })
  expectNoComplaint(before)
  await before.close()

  const [override] = org.query('SELECT ExpiresOn__c FROM CsHealthOverride__c')
  const lastDay = String(override?.['ExpiresOn__c'])
  clock = new Date(`${lastDay}T03:00:00Z`)
  await org.rescoreAll(clock.toISOString())
  expect(shownHealth(accountId)).toEqual({ CsHealthScore__c: 80, CsHealthBand__c: 'Healthy' })
  clock = new Date(`${addDays(lastDay, 1)}T03:00:00Z`)
  await org.rescoreAll(clock.toISOString())
  expect(shownHealth(accountId)).toEqual(calculated)

  const after = await openWatchedPage(browser, { height: 1400 })
  after.page.setDefaultTimeout(minute)
  const ended = await openCard(after.page, accountId)
  expect(await ended.locator('c-cs-score-ring').textContent()).toContain('40')
  expect(await ended.getByText('Overridden by a CSM').count()).toBe(0)
  await ended.getByRole('button', { name: 'Override' }).click()
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(clock)
  await ended.locator('c-cs-override-history').getByText(`expired on ${day}`).waitFor()
  expect(await accessibilityFaults(after.page)).toEqual([])
  await after.page.screenshot({ path: join(pictures, 'card-override-expired.png'), fullPage: true })
  expectNoComplaint(after)
  await after.close()
})

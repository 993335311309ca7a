import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { runFullScoring } from '../../scripts/full-run.ts'
import { banso, page, picture, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** The dashboards as a CS lead and a CSM open them, over a book that a real run scored. */

const lead = 'mei.suzuki@banso.example'
const csm = 'emma.clark@banso.example'

startJourney({ prepare: () => runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => undefined) })

/** Through the tab and the list, as the user goes. */
async function openDashboard(tab: string, name: string): Promise<Locator> {
  await page.goto(banso.orgUrl)
  await page.getByRole('navigation').getByRole('link', { name: tab, exact: true }).click()
  await page.getByRole('link', { name }).click()
  const dashboard = page.locator('reports-dashboard-page')
  await dashboard.locator('reports-dashboard-tile').first().waitFor()
  return dashboard
}

const tile = (dashboard: Locator, header: string) => dashboard.getByRole('region', { name: header }).first()
const count = async (soql: string) => (await banso.query<{ c: number }>(soql))[0]!.c

test('a lead reads the team’s figures, turns a chart into its table and goes on to the report', async () => {
  await signIn(page, banso.orgUrl, lead, 'en_US')
  const dashboard = await openDashboard('Dashboards', 'CS team')
  const risks = await count("SELECT COUNT(Id) c FROM CsSignal__c WHERE Kind__c = 'Risk' AND Status__c IN ('Open', 'Snoozed')")
  expect(risks).toBeGreaterThan(0)
  expect(await tile(dashboard, 'Open risks · ').locator('.metric').innerText()).toBe(String(risks))
  await picture('dashboard-lead-en')
  expect(await accessibilityFaults(page)).toEqual([])

  const byCsm = tile(dashboard, 'Accounts and signals by CSM')
  await byCsm.getByRole('img').waitFor()
  await byCsm.getByRole('button', { name: 'Show as table' }).press('Enter')
  const accounts = await count(`SELECT COUNT(Id) c FROM Account WHERE CsHealthBand__c != null AND Owner.Username = '${csm}'`)
  const row = byCsm.getByRole('row', { name: 'Emma Clark' })
  expect(await row.getByRole('cell').first().innerText()).toBe(String(accounts))
  expect(await accessibilityFaults(page)).toEqual([])

  await byCsm.getByRole('link', { name: 'Workload by CSM' }).click()
  const group = page.locator('reports-report-page').locator('tr[data-kind="group"]', { hasText: 'Emma Clark' })
  expect(await group.innerText()).toContain(`(${accounts})`)

  await page.goBack()
  await tile(dashboard, 'Open risks by CSM').getByRole('link', { name: 'Open risks by CSM' }).click()
  await page.locator('reports-report-page tr[data-kind="total"]').waitFor()
  await picture('report-risks-en')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(watched.complaints).toEqual([])
})

test('a CSM finds the accounts that are their own, in Japanese', async () => {
  await signIn(page, banso.orgUrl, csm, 'ja')
  const dashboard = await openDashboard('ダッシュボード', 'My customers')
  const own = await count(`SELECT COUNT(Id) c FROM Account WHERE CsHealthBand__c = 'Healthy' AND Owner.Username = '${csm}'`)
  const health = tile(dashboard, 'ヘルス別の取引先')
  await health.getByRole('button', { name: '表で見る' }).click()
  expect(await health.getByRole('row', { name: '健全' }).getByRole('cell').innerText()).toBe(String(own))
  await dashboard.getByRole('button', { name: '更新', exact: true }).click()
  await dashboard.getByText('Emma').waitFor()
  await picture('dashboard-csm-ja')
  expect(await accessibilityFaults(page)).toEqual([])
  expect(watched.complaints).toEqual([])
})

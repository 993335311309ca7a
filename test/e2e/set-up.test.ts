import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { banso, eventually, page, picture, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** An admin looks at the set-up; a permission is taken away in the org, and the page names it; the service stops, and the page says what the org knows. */

const admin = 'admin@banso.example'
const csm = 'aiko.tanaka@banso.example'

startJourney()

async function openSetUp(username: string, language: 'en_US' | 'ja'): Promise<Locator> {
  await signIn(page, banso.orgUrl, username, language)
  await page.goto(`${banso.orgUrl}/lightning/n/CsSetUp`)
  const setUp = page.locator('c-cs-set-up')
  await setUp.waitFor()
  return setUp
}

const textOf = async (setUp: Locator, key: string): Promise<string> =>
  ((await setUp.locator(`[data-key="${key}"]`).textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()

async function checkAgain(setUp: Locator): Promise<void> {
  await setUp.getByRole('button', { name: 'Check again' }).press('Enter')
  await setUp.getByRole('button', { name: 'Check again', disabled: false }).waitFor()
}

test('tells an admin what is in order and what is not, and names a permission that was taken away', async () => {
  const setUp = await openSetUp(admin, 'en_US')
  await eventually(() => setUp.locator('[data-id="summary"]').textContent()).toMatch(/\d+ of \d+ need you/)
  expect(await textOf(setUp, 'runs.last')).toContain('No full run has been made yet.')
  expect(await textOf(setUp, 'permissions.CsRun__c')).toContain('CsRun__c: all that is needed is granted.')
  expect(await setUp.locator('[data-key="permissions.CsRun__c"]').isVisible()).toBe(false)
  expect(await accessibilityFaults(page)).toEqual([])
  await picture('set-up')

  const connection = await banso.adminConnection()
  const [granted] = await banso.query<{ Id: string }>(
    "SELECT Id FROM FieldPermissions WHERE Field = 'CsRun__c.Problems__c' AND Parent.Name = 'ScoringApiIntegration'",
  )
  await connection.sobject('FieldPermissions').destroy(granted?.Id ?? '')
  await checkAgain(setUp)
  await eventually(() => textOf(setUp, 'permissions.CsRun__c')).toContain('lacks reading Problems__c. Needed for the record of runs.')
  const broken = setUp.locator('[data-key="permissions.CsRun__c"]')
  expect(await broken.isVisible()).toBe(true)
  expect(await broken.textContent()).toContain('To be put right')
  expect(await broken.getByRole('link', { name: 'Open in Setup' }).getAttribute('href')).toBe('/lightning/setup/PermSets/home')
  const areas = await setUp.locator('c-cs-set-up-area').evaluateAll((found) => found.map((area) => area.getAttribute('data-area')))
  expect(areas.indexOf('permissions')).toBeLessThan(areas.indexOf('budget'))
  await picture('set-up-permission')

  const [set] = await banso.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'ScoringApiIntegration'")
  await connection
    .sobject('FieldPermissions')
    .create({ ParentId: set?.Id, SobjectType: 'CsRun__c', Field: 'CsRun__c.Problems__c', PermissionsRead: true, PermissionsEdit: true })
  await checkAgain(setUp)
  await eventually(() => textOf(setUp, 'permissions.CsRun__c')).toContain('all that is needed is granted')
  expect(watched.complaints).toEqual([])
})

test('speaks Japanese', async () => {
  const setUp = await openSetUp(admin, 'ja')
  await eventually(() => setUp.locator('[data-id="summary"]').textContent()).toMatch(/\d+ 件中 \d+ 件の対応が必要です/)
  expect(await textOf(setUp, 'runs.last')).toContain('全件の実行はまだ一度も行われていません。')
  await picture('set-up-ja')
  expect(watched.complaints).toEqual([])
})

test('shows a CSM neither the tab nor the page', async () => {
  await signIn(page, banso.orgUrl, csm, 'en_US')
  await page.goto(`${banso.orgUrl}/lightning/n/CsMyDay`)
  await page.locator('c-cs-my-day').waitFor()
  expect(await page.getByText('Scoring Setup').count()).toBe(0)
  await page.goto(`${banso.orgUrl}/lightning/n/CsSetUp`)
  await page.getByText('My Day').first().waitFor()
  expect(await page.locator('c-cs-set-up').count()).toBe(0)
})

test('says what the org knows of the way to the service when that does not answer', async () => {
  await banso.stopScoringApi()
  const setUp = await openSetUp(admin, 'en_US')
  await eventually(() => setUp.locator('[data-id="summary"]').textContent()).toContain('need you')
  expect(await textOf(setUp, 'connection.service')).toContain('The scoring service does not answer.')
  expect(await textOf(setUp, 'connection.signing')).toContain('The certificate CsScoringApi signs the calls of this org.')
  expect(await accessibilityFaults(page)).toEqual([])
  await picture('set-up-silent')
})

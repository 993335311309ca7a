import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { banso, page, picture, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** The success plan as a CSM keeps it on the Account page, read and written in the org alone. */

const english = 'emma.clark@banso.example'
const japanese = 'aiko.tanaka@banso.example'
const slipping = 'BANSO-02'
const longName = 'BANSO-12'

startJourney()

async function openPlan(accountNumber: string, tab: string): Promise<{ roadmap: Locator; map: Locator }> {
  const [account] = await banso.query<{ Id: string }>(`SELECT Id FROM Account WHERE AccountNumber = '${accountNumber}'`)
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${account!.Id}/view`)
  await page.getByRole('tab', { name: tab }).click()
  const roadmap = page.locator('c-cs-success-roadmap')
  const map = page.locator('c-cs-stakeholder-map')
  await roadmap.locator('[data-id="path"]').waitFor()
  await map.locator('[data-id="people"]').waitFor()
  return { roadmap, map }
}

describe('a CSM', () => {
  test('sees where the customer stands and reaches a milestone in two clicks', async () => {
    await signIn(page, banso.orgUrl, english, 'en_US')
    const { roadmap } = await openPlan(slipping, 'Success Plan')
    expect(await roadmap.locator('[aria-current="step"]').innerText()).toContain('Operation')
    expect(await roadmap.locator('[data-id="tally"]').innerText()).toBe('0 of 2 reached')
    const overtime = roadmap.locator('[data-perspective="Financial"] c-cs-goal-item')
    expect(await overtime.locator('[data-id="numbers"]').innerText()).toBe('From 320 hours to 200 hours, now –')

    const milestone = roadmap.locator('c-cs-milestone-item').filter({ hasText: 'Calendar without waiting' })
    await milestone.getByRole('button', { name: 'Mark as reached' }).click()
    await milestone.getByRole('button', { name: 'Save' }).click()
    await roadmap.getByText('1 of 2 reached').waitFor()
    const [reached] = await banso.query<{ ReachedOn__c: string | null }>(
      `SELECT ReachedOn__c FROM CsMilestone__c WHERE Name = 'Calendar without waiting'`,
    )
    expect(reached?.ReachedOn__c).toMatch(/^\d{4}-\d\d-\d\d$/)
    await picture('success-plan-en')
    expect(watched.complaints).toEqual([])
  })

  test('adds the champion that was missing, and the gap is gone', async () => {
    await signIn(page, banso.orgUrl, english, 'en_US')
    const { map } = await openPlan(slipping, 'Success Plan')
    const gap = map.getByText('No champion is known.')
    await gap.waitFor()
    await map.getByRole('button', { name: 'Add stakeholder' }).click()
    const contact = map.getByRole('combobox', { name: 'Contact' }).first()
    await contact.click()
    await contact.pressSequentially('Marcus')
    await map.getByRole('option', { name: 'Marcus Hale' }).click()
    await map.getByRole('combobox', { name: 'Role' }).click()
    await map.getByRole('option', { name: 'Champion' }).click()
    await map.getByRole('button', { name: 'Save' }).click()
    await map.getByText('No contact with the champion is known.').waitFor()
    expect(await gap.count()).toBe(0)

    const champion = map.locator('tr[data-person]').filter({ hasText: 'Champion' })
    await champion.getByRole('button', { name: 'Note contact' }).click()
    await map.getByRole('button', { name: 'Save' }).click()
    await map.getByText('No contact with the champion is known.').waitFor({ state: 'detached' })
    expect(await champion.innerText()).toContain('today')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(watched.complaints).toEqual([])
  })

  test('reads it all in Japanese, names of any length included', async () => {
    await signIn(page, banso.orgUrl, japanese, 'ja')
    const { roadmap, map } = await openPlan(longName, 'サクセスプラン')
    expect(await roadmap.locator('[data-id="state-to-reach"]').innerText()).toContain('到達する状態')
    expect(await map.locator('[data-id="gaps"]').innerText()).toContain('意思決定者が分かりません。')
    const overflow = await roadmap.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('success-plan-ja')
    expect(watched.complaints).toEqual([])
  })
})

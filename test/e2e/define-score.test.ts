import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { runFullScoring } from '../../scripts/full-run.ts'
import { addDays } from '../../scripts/sample-book/calendar.ts'
import { banso, expectNoComplaint, page, picture, startJourney } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/**
 * A lead defines a measure on an object of the customer's own, which neither Banso nor the sample book knows, and a CSM works with the
 * score that follows: explains it, looks back, overrides it.
 */

const lead = 'mei.suzuki@banso.example'
const csm = 'emma.clark@banso.example'
const integration = 'integration@banso.example'
const customerMetadata = join(import.meta.dirname, 'customer-metadata')
const slipping = 'BANSO-02'
const newVersion = 'operation-v2'

let today: string

startJourney({
  options: {
    ofCustomer: {
      directories: [customerMetadata],
      permissionSets: { [integration]: ['TrainingReader'], [lead]: ['TrainingReader'], [csm]: ['TrainingReader'] },
    },
  },
  prepare: async () => {
    await fullRun()
    const [newest] = await banso.query<{ AsOfDate__c: string }>(
      'SELECT AsOfDate__c FROM CsHealthSnapshot__c ORDER BY AsOfDate__c DESC LIMIT 1',
    )
    today = newest!.AsOfDate__c
    await holdTrainings()
  },
})

const fullRun = () => runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => {})

interface AccountRow {
  Id: string
  CsHealthScore__c: number
  CsHealthBand__c: string
}

async function readAccount(accountNumber: string): Promise<AccountRow> {
  const [account] = await banso.query<AccountRow>(
    `SELECT Id, CsHealthScore__c, CsHealthBand__c FROM Account WHERE AccountNumber = '${accountNumber}'`,
  )
  return account!
}

/** Three onsite courses and an online one for every account with a story. */
async function holdTrainings(): Promise<void> {
  const accounts = await banso.query<{ Id: string }>(
    "SELECT Id FROM Account WHERE AccountNumber >= 'BANSO-01' AND AccountNumber < 'BANSO-20' ORDER BY AccountNumber",
  )
  const course = (customer: string, index: number) => ({
    Name: `Course ${index}`,
    Customer__c: customer,
    HeldOn__c: addDays(today, -20 * index),
    Attendees__c: 5,
    Kind__c: index === 4 ? 'Online' : 'Onsite',
  })
  const connection = await banso.adminConnection()
  const created = await connection
    .sobject('Training__c')
    .create(accounts.flatMap(({ Id }) => [1, 2, 3, 4].map((index) => course(Id, index))))
  expect(created.filter(({ success }) => !success)).toEqual([])
}

const choose = async (within: Locator, name: string | RegExp, option: string | RegExp): Promise<void> => {
  await within.getByRole('combobox', { name }).first().click()
  await within.getByRole('option', { name: option }).first().click()
}

async function openAccount(accountId: string): Promise<Locator> {
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${accountId}/view`)
  const card = page.locator('c-cs-health-card')
  await card.getByRole('table').first().waitFor()
  return card
}

describe('a lead', () => {
  test('defines a measure on an object of the customer, sees what it would change, and activates it', async () => {
    await signIn(page, banso.orgUrl, lead, 'en_US')
    await page.goto(`${banso.orgUrl}/lightning/n/CsScorecards`)
    const builder = page.locator('c-cs-scorecard-builder')
    await builder.getByRole('button', { name: 'Actions for Operation, version 1' }).click()
    await builder.getByRole('menuitem', { name: 'New version from this one' }).click()
    await builder.getByRole('button', { name: 'Add measure' }).last().click()

    const editor = builder.locator('c-cs-measure-editor')
    await editor.getByLabel('Measure Name').first().fill('Onsite trainings')
    await editor.getByLabel('Japanese Name').fill('訪問研修')
    await editor.getByLabel('Weight').fill('20')
    await choose(editor, 'Source Object', /^Training/)
    await choose(editor, 'Account Path', /Customer__c/)
    await editor.getByLabel('Filter').first().fill("Kind__c = 'Onsit")
    await builder
      .getByText(/Training__c/)
      .filter({ hasText: /filter/i })
      .first()
      .waitFor()
    await picture('builder-finding')
    await editor.getByLabel('Filter').first().fill("Kind__c = 'Onsite'")
    await choose(editor, 'Date Field', /HeldOn__c/)
    await editor.getByLabel('Value in row 2').fill('3')
    await editor.getByLabel('Points in row 2').fill('100')
    await editor.getByLabel('Meaning').first().fill('Trainings that we held at their place: a team that has met us stays.')
    await editor.getByLabel('Japanese Meaning').fill('訪問して行った研修の回数。')
    await builder.getByText('The check finds nothing wrong.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('builder-draft')

    await builder.getByRole('button', { name: 'Preview' }).click()
    await builder.locator('c-cs-preview-bands').waitFor({ timeout: 60_000 })
    expect(await builder.locator('c-cs-preview-measures').innerText()).toContain('Onsite trainings')
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('builder-preview')

    await builder.getByRole('button', { name: 'Save draft' }).click()
    await expect.poll(() => statusOf(newVersion), { timeout: 20_000 }).toBe('Draft')
    await builder.getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('button', { name: 'OK' }).click()
    await expect.poll(() => statusOf(newVersion), { timeout: 20_000 }).toBe('Active')
    await expect.poll(() => statusOf('operation-v1'), { timeout: 20_000 }).toBe('Retired')
    expectNoComplaint()
  })
})

describe('a CSM, with the new version', () => {
  test('rescores, sees the measure on the card and the rows behind it', async () => {
    const before = await readAccount(slipping)
    await signIn(page, banso.orgUrl, csm, 'en_US')
    const card = await openAccount(before.Id)
    await card.getByRole('button', { name: 'Rescore now' }).click()
    const row = card.getByRole('button', { name: 'Onsite trainings' })
    await row.waitFor({ timeout: 30_000 })
    expect((await readAccount(slipping)).CsHealthScore__c).toBeGreaterThan(before.CsHealthScore__c)
    await row.click()
    const detail = card.locator('c-cs-measure-detail')
    await detail.getByRole('link', { name: 'Course 1' }).waitFor()
    expect(await detail.getByRole('link').allInnerTexts()).toEqual(['Course 1', 'Course 2', 'Course 3'])
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('card-detail')
    expectNoComplaint()
  })

  test('sees why the score changed, in parts that add up', async () => {
    const { Id } = await readAccount(slipping)
    await signIn(page, banso.orgUrl, csm, 'en_US')
    const card = await openAccount(Id)
    await card.getByRole('button', { name: 'Why did it change?' }).click()
    const change = card.locator('c-cs-health-change')
    const headline = await change.getByText(/the score went from/).innerText()
    const [from, to] = /from ([\d.]+) to ([\d.]+)/.exec(headline)!.slice(1).map(Number) as [number, number]
    const parts = (await change.locator('[data-id="cause"] td.number').allInnerTexts()).map((text) =>
      Number(text.replace('−', '-').replace('+', '')),
    )
    expect(parts.length).toBeGreaterThan(3)
    expect(Math.round(parts.reduce((sum, part) => sum + part, 0) * 100)).toBe(Math.round((to - from) * 100))
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('card-change')
    expectNoComplaint()
  })

  test('looks back at the card of a past day', async () => {
    const { Id } = await readAccount(slipping)
    const [past] = await banso.query<{ AsOfDate__c: string; Score__c: number }>(
      `SELECT AsOfDate__c, Score__c FROM CsHealthSnapshot__c WHERE Account__c = '${Id}' AND AsOfDate__c < ${addDays(today, -60)} ORDER BY AsOfDate__c DESC LIMIT 1`,
    )
    await signIn(page, banso.orgUrl, csm, 'en_US')
    const card = await openAccount(Id)
    await card.getByRole('button', { name: 'Look back' }).click()
    const day = new Date(`${addDays(today, -60)}T00:00:00Z`)
    await card
      .getByLabel('Show the score as of')
      .fill(new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(day))
    await page.keyboard.press('Tab')
    const score = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(past!.Score__c)
    await expect.poll(() => card.locator('c-cs-score-ring').textContent()).toContain(score)
    await picture('card-look-back')
    expectNoComplaint()
  })

  test('overrides the score in two clicks, sees both scores, and the override ends by itself', async () => {
    const { Id, CsHealthScore__c: calculated } = await readAccount(slipping)
    await signIn(page, banso.orgUrl, csm, 'en_US')
    const card = await openAccount(Id)
    await card.getByRole('button', { name: 'Override' }).click()
    const form = card.locator('c-cs-health-override')
    await form.getByRole('spinbutton', { name: 'Score' }).fill('80')
    await choose(form, 'Reason', 'Relationship')
    await form.getByLabel('Note').fill('The new editor wants to stay with us.')
    await form.getByRole('button', { name: 'Save override' }).click()
    await expect.poll(async () => (await readAccount(slipping)).CsHealthScore__c, { timeout: 30_000 }).toBe(80)
    await card.getByText('Overridden by a CSM').waitFor()
    const text = await card.innerText()
    expect(text).toContain(`Calculated: ${calculated}`)
    await picture('card-overridden')
    expectNoComplaint()

    const connection = await banso.adminConnection()
    const [override] = await banso.query<{ Id: string }>(
      `SELECT Id FROM CsHealthOverride__c WHERE Account__c = '${Id}' AND EndedAt__c = null`,
    )
    await connection
      .sobject('CsHealthOverride__c')
      .update({ Id: override!.Id, EndedAt__c: new Date().toISOString(), EndReason__c: 'Withdrawn' })
    await fullRun()
    expect((await readAccount(slipping)).CsHealthScore__c).toBe(calculated)
  })
})

async function statusOf(versionKey: string): Promise<string | null> {
  const [scorecard] = await banso.query<{ Status__c: string }>(`SELECT Status__c FROM CsScorecard__c WHERE VersionKey__c = '${versionKey}'`)
  return scorecard?.Status__c ?? null
}

import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { banso, eventually, page, picture, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** A lead writes a playbook and an indicator, tests it, switches it on, and a CSM finds its signal with its tasks on an account. */

const lead = 'mei.suzuki@banso.example'
/** Has no task yet, so that there is room for another signal today. */
const owner = 'admin@banso.example'
const csm = 'aiko.tanaka@banso.example'
const account = 'Brightwell Energy'

startJourney()

async function choose(within: Locator, name: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name }).click()
  await within.getByRole('option', { name: option }).click()
}

async function statusOf(object: 'CsIndicator__c' | 'CsPlaybook__c', key: string): Promise<string | null> {
  const [row] = await banso.query<{ Status__c: string }>(`SELECT Status__c FROM ${object} WHERE Key__c = '${key}'`)
  return row?.Status__c ?? null
}

async function saveAndActivate(builder: Locator, object: 'CsIndicator__c' | 'CsPlaybook__c', key: string): Promise<void> {
  await builder.getByRole('button', { name: 'Save draft' }).click()
  await eventually(() => statusOf(object, key)).toBe('Draft')
  await builder.getByRole('button', { name: 'Activate', exact: true }).click()
  await page.getByRole('button', { name: 'OK' }).click()
  await eventually(() => statusOf(object, key)).toBe('Active')
}

async function addStep(builder: Locator, subject: string, days: string): Promise<void> {
  await builder.getByRole('button', { name: 'Add step' }).click()
  const form = builder.locator('c-cs-step-form')
  await form.getByLabel('Step Name').fill(subject)
  await form.getByLabel('Due After Business Days').fill(days)
}

const readTasks = (accountId: string) =>
  banso.query<{ Subject: string; IsClosed: boolean }>(
    `SELECT Subject, IsClosed FROM Task WHERE WhatId = '${accountId}' AND CsKey__c LIKE '%:quiet-case:%' ORDER BY ActivityDate`,
  )

test('a lead makes a playbook and an indicator, tests and activates it, and its signal comes with its tasks', async () => {
  const [{ Id: accountId } = { Id: '' }] = await banso.query<{ Id: string }>(`SELECT Id FROM Account WHERE Name = '${account}'`)

  const [{ Id: ownerId } = { Id: '' }] = await banso.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${owner}'`)
  await (await banso.adminConnection()).sobject('Account').update({ Id: accountId, OwnerId: ownerId })

  await signIn(page, banso.orgUrl, lead, 'en_US')
  await page.goto(`${banso.orgUrl}/lightning/n/CsPlaybooks`)
  const builder = page.locator('c-cs-playbook-builder')
  await builder.getByRole('button', { name: 'New playbook' }).click()
  await builder.getByLabel('Playbook Name').fill('Quiet case')
  await addStep(builder, 'Ask support where it stands', '1')
  await addStep(builder, 'Tell the customer', '3')
  const up = builder.getByRole('button', { name: 'Move Tell the customer up' })
  await up.press('Enter')
  await builder.getByRole('button', { name: 'Move Tell the customer down' }).press('Enter')
  await builder.getByText('The check finds nothing wrong.').waitFor()
  await picture('playbook-draft')
  await saveAndActivate(builder, 'CsPlaybook__c', 'quiet-case')

  await builder.getByRole('button', { name: 'New indicator' }).click()
  await builder.getByLabel('Indicator Name').fill('Quiet case')
  const when = builder.getByRole('textbox', { name: 'When' }).first()
  await when.fill('Value.open_case > 0')
  await builder
    .getByText(/^Choose a playbook: an indicator/)
    .first()
    .waitFor()
  await choose(builder, 'Playbook', 'Quiet case')
  await builder
    .getByRole('button', { name: /open_case\b/ })
    .first()
    .waitFor()
  expect(await builder.getByRole('button', { name: 'Activate', exact: true }).isDisabled()).toBe(true)
  expect(await accessibilityFaults(page)).toEqual([])
  await picture('indicator-finding')

  await when.fill('')
  await builder.getByRole('button', { name: 'Insert a name into When' }).click()
  await builder.getByLabel('Find a name').fill('open_cases')
  await builder.getByRole('button', { name: /Value\.open_cases/ }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' > 0')
  await builder.getByText('In words: Open cases is at least 1').waitFor()
  await builder.getByText('The check finds nothing wrong.').waitFor()

  await builder.getByRole('button', { name: 'Test', exact: true }).click()
  const history = builder.locator('c-cs-test-history')
  await history.getByText('Opened, upwards').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await picture('indicator-test')

  await builder.getByLabel('Segment Filter').fill(`Name = '${account}'`)
  await builder.getByText('The check finds nothing wrong.').waitFor()
  await builder.getByRole('button', { name: 'Test again' }).click()
  await builder.getByText('Matching today: 1. Signals that would open: 1. Tasks: 2.').waitFor()
  expect(await builder.locator('c-cs-test-accounts').getByRole('link').allTextContents()).toEqual([account])
  await history.getByText('The past cannot be told, because no history is kept of: Account.Name.').waitFor()
  expect(await readTasks(accountId)).toEqual([])
  await saveAndActivate(builder, 'CsIndicator__c', 'quiet-case')
  expect(watched.complaints).toEqual([])

  await signIn(page, banso.orgUrl, csm, 'en_US')
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${accountId}/view`)
  await page.locator('c-cs-health-card').getByRole('button', { name: 'Rescore now' }).click()
  const risk = page.locator('c-cs-signals [data-section="risks"] c-cs-signal-item').filter({ hasText: 'Tell the customer' })
  await risk.waitFor()
  expect((await readTasks(accountId)).map(({ Subject, IsClosed }) => [Subject, IsClosed])).toEqual([
    ['Ask support where it stands', false],
    ['Tell the customer', false],
  ])
  await picture('indicator-signal')
  expect(watched.complaints).toEqual([])
  expect([...watched.origins]).toEqual([banso.orgUrl])
}, 240_000)

import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { runFullScoring } from '../../scripts/full-run.ts'
import { banso, expectNoComplaint, page, picture, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn as signInTo } from '../support/lightning-page.ts'

/** The product as a CSM uses it: the org, its pages under Lightning Web Security, the service, the sample book, a browser. */

interface AccountRow {
  Id: string
  Name: string
  CsHealthScore__c: number
  CsHealthBand__c: string
  CsHealthCoverage__c: number
}

const english = 'emma.clark@banso.example'
const japanese = 'aiko.tanaka@banso.example'
const healthy = 'BANSO-01'
const withoutData = 'BANSO-05'
const withKnockOut = 'BANSO-06'
const withOverride = 'BANSO-07'

startJourney({ prepare: () => runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => undefined) })

async function readAccount(accountNumber: string): Promise<AccountRow> {
  const [account] = await banso.query<AccountRow>(
    `SELECT Id, Name, CsHealthScore__c, CsHealthBand__c, CsHealthCoverage__c FROM Account WHERE AccountNumber = '${accountNumber}'`,
  )
  return account!
}

async function readCalculatedScore(accountId: string): Promise<number> {
  const [snapshot] = await banso.query<{ CalculatedScore__c: number }>(
    `SELECT CalculatedScore__c FROM CsHealthSnapshot__c WHERE Account__c = '${accountId}' ORDER BY AsOfDate__c DESC LIMIT 1`,
  )
  return snapshot!.CalculatedScore__c
}

const signIn = (username: string): Promise<void> => signInTo(page, banso.orgUrl, username, username === japanese ? 'ja' : 'en_US')

async function openAccount(accountId: string): Promise<Locator> {
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${accountId}/view`)
  const card = page.locator('c-cs-health-card')
  await card.getByRole('table').first().waitFor()
  return card
}

const numberText = (value: number, language = 'en-US'): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)

const shownScore = (card: Locator): Promise<string | null> => card.locator('c-cs-score-ring').textContent()

describe('a CSM', () => {
  test('goes from the list to an account by keyboard alone and sees what the API holds', async () => {
    const account = await readAccount(healthy)
    await signIn(english)
    await page.goto(`${banso.orgUrl}/lightning/n/CsAccounts`)
    const search = page.getByRole('searchbox', { name: 'Search by name' }).or(page.getByLabel('Search by name'))
    await search.first().waitFor()
    await search.first().focus()
    await page.keyboard.type(account.Name)
    const link = page.getByRole('link', { name: account.Name, exact: true })
    await link.waitFor()
    for (let presses = 0; presses < 40; presses++) {
      if (await link.evaluate((element) => element === (element.getRootNode() as Document).activeElement || element.matches(':focus')))
        break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/lightning/r/Account/${account.Id}/view`)

    const card = page.locator('c-cs-health-card')
    await card.getByRole('table').first().waitFor()
    expect(await shownScore(card)).toContain(numberText(account.CsHealthScore__c))
    expect(await card.locator('c-cs-band-badge').first().innerText()).toContain('Healthy')
    expect(await card.locator('[data-id="coverage"]').innerText()).toContain(`${numberText(account.CsHealthCoverage__c)}%`)
    expect(await page.evaluate(`document.querySelector('shell-app').shadowRoot.synthetic === true`)).toBe(true)
    expectNoComplaint()
  })

  test('sees every measure with the value, points, weight and contribution of the snapshot', async () => {
    const account = await readAccount(healthy)
    const [snapshot] = await banso.query<{ Measures__c: string }>(
      `SELECT Measures__c FROM CsHealthSnapshot__c WHERE Account__c = '${account.Id}' ORDER BY AsOfDate__c DESC LIMIT 1`,
    )
    const { measures } = JSON.parse(snapshot!.Measures__c) as {
      measures: { points: number | null; contribution: number | null; weight: number }[]
    }
    await signIn(english)
    const card = await openAccount(account.Id)
    const rows = card.locator('c-cs-health-measure-row')
    const texts = await rows.allInnerTexts()
    expect(texts).toHaveLength(measures.length)
    for (const { contribution, points, weight } of measures) {
      if (points === null || contribution === null) continue
      const parts = [points, contribution, weight].map((part) => numberText(part))
      expect(texts.filter((text) => parts.every((part) => text.includes(part))).length, parts.join(' ')).toBeGreaterThan(0)
    }
    expectNoComplaint()
  })

  test('rescores and sees the new values', async () => {
    const account = await readAccount(healthy)
    await signIn(english)
    const card = await openAccount(account.Id)
    const connection = await banso.adminConnection()
    const cases = Array.from({ length: 4 }, (_, index) => ({
      AccountId: account.Id,
      Subject: `Outage ${index}`,
      Status: 'New',
      Origin: 'Phone',
      IsEscalated: true,
    }))
    const created = await connection.sobject('Case').create(cases)
    expect(created.map(({ success }) => success)).toEqual([true, true, true, true])

    await card.getByRole('button', { name: 'Rescore now' }).click()
    await expect.poll(async () => (await readAccount(healthy)).CsHealthScore__c, { timeout: 20_000 }).not.toBe(account.CsHealthScore__c)
    const rescored = await readAccount(healthy)
    await expect.poll(() => shownScore(card), { timeout: 10_000 }).toContain(numberText(rescored.CsHealthScore__c))
    expect(rescored.CsHealthScore__c).toBeLessThan(account.CsHealthScore__c)
    expectNoComplaint()
  })

  test('reads all of it in Japanese', async () => {
    const account = await readAccount('BANSO-08')
    await signIn(japanese)
    const card = await openAccount(account.Id)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    const text = await card.innerText()
    expect(text).toContain('ヘルススコア')
    expect(text).toContain('カバレッジ')
    expect(text).not.toMatch(/Coverage|Contribution|Rescore|Healthy|At Risk/)
    expectNoComplaint()
  })

  test('filters the list by band, and sorts it by name', async () => {
    await signIn(english)
    await page.goto(`${banso.orgUrl}/lightning/n/CsAccounts`)
    const list = page.locator('c-cs-account-list')
    const [atRisk] = await banso.query<{ total: number }>("SELECT COUNT(Id) total FROM Account WHERE CsHealthBand__c = 'AtRisk'")
    await list.getByRole('button', { name: new RegExp(`^${atRisk!.total}\\s+At Risk$`) }).click()
    await list.getByText(new RegExp(`^${atRisk!.total} of \\d+ accounts`)).waitFor()
    await list.getByRole('button', { name: /Account Name/ }).click()
    const names = await list.getByRole('link').allInnerTexts()
    expect(names).toHaveLength(atRisk!.total)
    expect(names).toEqual(names.toSorted(new Intl.Collator('en-US', { numeric: true }).compare))
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('list')
    expectNoComplaint()
  })
})

describe('the card', () => {
  test.each([
    ['healthy', healthy, ['Healthy', 'Show as table']],
    ['unknown', withoutData, ['Unknown', 'What is missing', 'There is too little data for a band']],
    ['knock-out', withKnockOut, ['At Risk', 'Score capped by a knock-out rule', 'Without it the score would be']],
    ['override', withOverride, ['Healthy', 'Overridden by a CSM', 'Calculated: {calculated}', 'Expires on']],
  ])('says in words what it knows: %s', async (name, accountNumber, texts) => {
    const account = await readAccount(accountNumber)
    await signIn(english)
    await page.goto(`${banso.orgUrl}/lightning/r/Account/${account.Id}/view`)
    const card = page.locator('c-cs-health-card')
    const calculated = numberText(await readCalculatedScore(account.Id))
    for (const text of texts) await card.getByText(text.replace('{calculated}', calculated)).first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture(`card-${name}`)
    expectNoComplaint()
  })

  test('shows the trend as a table too', async () => {
    const account = await readAccount(withOverride)
    await signIn(english)
    const card = await openAccount(account.Id)
    await card.getByRole('button', { name: 'Show as table' }).click()
    const rows = card.locator('c-cs-health-trend').getByRole('row')
    const [snapshots] = await banso.query<{ total: number }>(
      `SELECT COUNT(Id) total FROM CsHealthSnapshot__c WHERE Account__c = '${account.Id}' AND AsOfDate__c = LAST_N_DAYS:390`,
    )
    await expect.poll(() => rows.count()).toBeGreaterThan(Math.min(snapshots!.total, 20) - 1)
    expectNoComplaint()
  })

  test('still shows the score when the service is stopped, and says how old it is', async () => {
    await banso.stopScoringApi()
    const account = await readAccount(withKnockOut)
    await signIn(english)
    const card = await openAccount(account.Id)
    const before = await shownScore(card)
    await card.getByRole('button', { name: 'Rescore now' }).click()
    await card.getByText('The scoring service did not answer').first().waitFor()
    await card.getByText(/The score shown was last confirmed/).waitFor()
    expect(await shownScore(card)).toBe(before)
    expect(await readAccount(withKnockOut)).toEqual(account)
    await picture('card-service-stopped')
    // The browser itself notes the refused request; nothing else may be said.
    expect(watched.complaints.filter((text) => !text.includes('the server responded with a status of 500'))).toEqual([])
    expect([...watched.origins]).toEqual([banso.orgUrl])
  })
})

import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { runFullScoring } from '../../scripts/full-run.ts'
import { banso, page, picture, pictures, startJourney, watched } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/**
 * The forecast of a renewal as a CSM reads and contradicts it on the Account page and finds it in the book of all renewals and in a report, made by real runs,
 * read and written in the org alone.
 */

const english = 'emma.clark@banso.example'
const japanese = 'aiko.tanaka@banso.example'
const slipping = 'BANSO-02'
const longName = 'BANSO-12'
const nearest = 'BANSO-14'

startJourney({ prepare: () => runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => undefined) })

interface KeptForecast {
  RenewalDate__c: string
  ModelCategory__c: string
  ModelLikelihood__c: number
}

async function openForecast(accountNumber: string): Promise<{ card: Locator; kept: KeptForecast }> {
  const [account] = await banso.query<{ Id: string }>(`SELECT Id FROM Account WHERE AccountNumber = '${accountNumber}'`)
  const [kept] = await banso.query<KeptForecast>(
    `SELECT RenewalDate__c, ModelCategory__c, ModelLikelihood__c FROM CsRenewalForecast__c WHERE Account__c = '${account!.Id}' ORDER BY AsOfWeek__c DESC LIMIT 1`,
  )
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${account!.Id}/view`)
  const card = page.locator('c-cs-renewal-forecast')
  await card.locator('[data-id="headline"]').waitFor()
  return { card, kept: kept! }
}

/** The book, narrowed to the month of a day. */
async function openBook(day: string, language: 'en-US' | 'ja'): Promise<{ book: Locator; expected: number }> {
  await page.goto(`${banso.orgUrl}/lightning/n/CsRenewals`)
  const book = page.locator('c-cs-renewal-book')
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day))
  await book.locator('[data-id="months"]').getByRole('button', { name: month, exact: true }).click()
  await book.getByRole('heading', { name: month }).waitFor()
  const [amount = ''] = /[\d,]+/.exec(await book.locator('[data-id="expected"] .amount').first().innerText()) ?? []
  return { book, expected: Number(amount.replaceAll(',', '')) }
}

/** Through the tab and the list to the report of renewals by category, and there to the group that an account stands in. */
async function groupInReport(tab: string, account: string): Promise<string | undefined> {
  await page.getByRole('navigation').getByRole('link', { name: tab, exact: true }).click()
  await page.getByRole('link', { name: 'Renewals by category' }).click()
  const report = page.locator('reports-report-page')
  await report.locator('tr', { hasText: account }).first().waitFor()
  const rows = await report
    .locator('tr[data-kind]')
    .evaluateAll((found) => found.map((row) => [row.getAttribute('data-kind'), row.textContent]))
  const place = rows.findIndex(([kind, text]) => kind === 'detail' && text?.includes(account))
  return rows
    .slice(0, place)
    .findLast(([kind]) => kind === 'group')?.[1]
    ?.trim()
}

const whole = (percent: number) => `${Math.round(percent)}%`

describe('a CSM', () => {
  test('reads what the run forecast, disagrees with a reason, and finds it in the record', async () => {
    await signIn(page, banso.orgUrl, english, 'en_US')
    const { card, kept } = await openForecast(slipping)
    expect(kept.ModelCategory__c).not.toBe('Lost')
    expect(await card.locator('[data-id="model"]').innerText()).toContain(whole(kept.ModelLikelihood__c))
    expect(await card.locator('p[data-id="basis"]').innerText()).toMatch(/^\d+ of \d+ renewals .+ were renewed\.$/)
    expect(await card.locator('[data-id="said"]').count()).toBe(0)

    await card.getByRole('button', { name: 'Lost' }).press('Enter')
    await card.getByRole('button', { name: 'Save call' }).click()
    await card.getByText('Complete this field.').waitFor()
    await card.getByRole('combobox', { name: 'Reason' }).click()
    await card.getByRole('option', { name: 'Champion Left' }).click()
    await card.getByRole('button', { name: 'Save call' }).click()
    await card.getByText('Reason: Champion Left').waitFor()
    expect(await card.locator('[data-id="headline"]').innerText()).toContain('0%')
    expect(await card.getByRole('button', { name: 'Lost' }).getAttribute('aria-pressed')).toBe('true')

    const calls = await banso.query<Record<string, unknown>>(
      `SELECT RenewalDate__c, Category__c, Reason__c, CreatedBy.Username FROM CsRenewalCall__c WHERE Account__r.AccountNumber = '${slipping}'`,
    )
    expect(calls).toMatchObject([
      { RenewalDate__c: kept.RenewalDate__c, Category__c: 'Lost', Reason__c: 'ChampionLeft', CreatedBy: { Username: english } },
    ])
    await picture('renewal-forecast-en')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(watched.complaints).toEqual([])
  })

  test('reads it all in Japanese, names of any length included', async () => {
    await signIn(page, banso.orgUrl, japanese, 'ja')
    const { card } = await openForecast(longName)
    expect(await card.locator('p[data-id="basis"]').innerText()).toMatch(/更新.*\d+件中\d+件が更新されました。$/)
    await card.getByRole('button', { name: '表で見る' }).click()
    expect(await card.getByRole('columnheader', { name: '最終' }).count()).toBe(2)
    await card.getByRole('button', { name: 'リスクあり' }).click()
    await card.getByText('モデルが知らない事情を選んでください。').waitFor()
    const overflow = await card.evaluate((element) => element.scrollWidth - element.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await picture('renewal-forecast-ja')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(watched.complaints).toEqual([])
  })

  // A call, a rescore, the book and the report, in two languages: more than the usual time on a busy machine.
  test(
    'finds a disagreement in the book and in the report once the account is rescored, in English and Japanese',
    { timeout: 150_000 },
    async () => {
      await signIn(page, banso.orgUrl, english, 'en_US')
      const readAccount = async () => {
        const [account] = await banso.query<{ Name: string; CsRenewalCategory__c: string; CsExpectedArr__c: number }>(
          `SELECT Name, CsRenewalCategory__c, CsExpectedArr__c FROM Account WHERE AccountNumber = '${nearest}'`,
        )
        return account!
      }
      const before = await readAccount()
      const { card, kept } = await openForecast(nearest)
      const early = await openBook(kept.RenewalDate__c, 'en-US')
      expect(await early.book.getByRole('row', { name: before.Name }).innerText()).toContain('Best Case')
      const decided = await early.book.locator('[data-id="notes"]').innerText()

      await openForecast(nearest)
      await card.getByRole('button', { name: 'Lost' }).click()
      await card.getByRole('combobox', { name: 'Reason' }).click()
      await card.getByRole('option', { name: 'Champion Left' }).click()
      await card.getByRole('button', { name: 'Save call' }).click()
      await card.getByText('Reason: Champion Left').waitFor()
      await page.locator('c-cs-health-card').getByRole('button', { name: 'Rescore now' }).click()
      await expect.poll(async () => (await readAccount()).CsRenewalCategory__c, { timeout: 30_000 }).toBe('Lost')

      const late = await openBook(kept.RenewalDate__c, 'en-US')
      expect(await late.book.getByRole('row', { name: before.Name }).innerText()).toMatch(/in \d+ days.+\b0%.+Lost.+\$0\b/s)
      expect(Math.abs(early.expected - late.expected - before.CsExpectedArr__c)).toBeLessThanOrEqual(1)
      // Called lost is not decided.
      expect(await late.book.locator('[data-id="notes"]').innerText()).toBe(decided)
      await picture('renewal-book-en')
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await groupInReport('Reports', before.Name)).toMatch(/^Lost/)
      await page.screenshot({ path: join(pictures, 'renewal-report-en.png') })

      await signIn(page, banso.orgUrl, english, 'ja')
      const inJapanese = await openBook(kept.RenewalDate__c, 'ja')
      expect(await inJapanese.book.getByRole('row', { name: before.Name }).innerText()).toMatch(/日後.+0%.+失注/s)
      await inJapanese.book.locator('[data-id="months"] [data-id="switch"]').click()
      expect(await inJapanese.book.getByRole('columnheader', { name: '失注' }).count()).toBe(1)
      const overflow = await inJapanese.book.evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      await picture('renewal-book-ja')
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await groupInReport('レポート', before.Name)).toMatch(/^失注/)
      await page.screenshot({ path: join(pictures, 'renewal-report-ja.png') })
      expect(watched.complaints).toEqual([])
    },
  )
})

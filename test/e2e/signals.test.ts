import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { runFullScoring } from '../../scripts/full-run.ts'
import { addDays } from '../../scripts/sample-book/calendar.ts'
import { dateIn } from '../../scoring-api/metric/time-zone-day.ts'
import { banso, eventually, expectNoComplaint, page, picture, startJourney } from '../support/browser-journey.ts'
import { accessibilityFaults, signIn } from '../support/lightning-page.ts'

/** From a cause to a risk with its tasks, through the CSM's hands, to the proof that it is gone; and the day that gathers them all. */

/** Owns the healthy account; her language is hers to choose. */
const csm = 'aiko.tanaka@banso.example'
const healthy = 'BANSO-01'
const indicator = 'escalated-cases'
/** The one of the sample's users. */
const timeZone = 'Asia/Tokyo'

startJourney({ prepare: () => runFullScoring({ url: banso.apiUrl, token: banso.operatorToken }, () => undefined) })

interface AccountRow {
  Id: string
  CsOpenRisks__c: number
}

async function readAccount(): Promise<AccountRow> {
  const [account] = await banso.query<AccountRow>(`SELECT Id, CsOpenRisks__c FROM Account WHERE AccountNumber = '${healthy}'`)
  return account!
}

const readOpenRisks = async (): Promise<number> => (await readAccount()).CsOpenRisks__c

interface TaskRow {
  Id: string
  Subject: string
  IsClosed: boolean
  Description: string
  ActivityDate: string
}

const readTasks = (accountId: string) =>
  banso.query<TaskRow>(
    `SELECT Id, Subject, IsClosed, Description, ActivityDate FROM Task WHERE WhatId = '${accountId}' AND CsKey__c LIKE '%:${indicator}:%' ORDER BY CsKey__c`,
  )

interface SignalRow {
  Status__c: string
  Evidence__c: string
  ClosingEvidence__c: string | null
  ClosedOn__c: string | null
}

const readSignals = (accountId: string) =>
  banso.query<SignalRow>(
    `SELECT Status__c, Evidence__c, ClosingEvidence__c, ClosedOn__c FROM CsSignal__c WHERE Account__c = '${accountId}' AND IndicatorKey__c = '${indicator}'`,
  )

const escalatedIn = (evidence: string | null | undefined): unknown =>
  (JSON.parse(evidence ?? 'null') as { values: Record<string, unknown> } | null)?.values['Value.escalated_cases']

async function openAccount(accountId: string): Promise<Locator> {
  await page.goto(`${banso.orgUrl}/lightning/r/Account/${accountId}/view`)
  await page.locator('c-cs-health-card').getByRole('table').first().waitFor()
  return page.locator('c-cs-signals')
}

const rescore = (): Promise<void> => page.locator('c-cs-health-card').getByRole('button', { name: 'Rescore now' }).click()

describe('a risk', () => {
  test('opens with tasks, is worked on, and closes with proof when its cause is gone', async () => {
    const { Id: accountId, CsOpenRisks__c: before } = await readAccount()
    const connection = await banso.adminConnection()
    const created = await connection.sobject('Case').create(
      [1, 2].map((index) => ({
        AccountId: accountId,
        Subject: `Outage ${index}`,
        Status: 'Escalated',
        Origin: 'Phone',
        IsEscalated: true,
      })),
    )
    expect(created.map(({ success }) => success)).toEqual([true, true])

    await signIn(page, banso.orgUrl, csm, 'en_US')
    const signals = await openAccount(accountId)
    await rescore()
    const risk = signals.locator('[data-section="risks"] c-cs-signal-item').filter({ hasText: '2 cases were escalated in 90 days' })
    await risk.waitFor()
    expect(await readOpenRisks()).toBe(before + 1)
    expect((await readTasks(accountId)).map(({ Subject, IsClosed }) => [Subject, IsClosed])).toEqual([
      ['Call the customer before they call us', false],
      ['Agree the order with support', false],
    ])
    expect(await risk.getByRole('row', { name: /^Escalated cases/ }).innerText()).toMatch(/2\s+2$/)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('signals-risk')

    await risk.getByRole('button', { name: /^Complete.*Call the customer/ }).click()
    await eventually(async () => (await readTasks(accountId))[0]?.IsClosed).toBe(true)
    const dueBefore = (await readTasks(accountId))[1]?.ActivityDate
    await risk.getByRole('button', { name: /^Snooze.*Agree the order/ }).click()
    const form = risk.locator('c-cs-snooze-form')
    await form.getByRole('button', { name: '30 days' }).click()
    await picture('signals-snooze')
    await form.getByRole('button', { name: 'Snooze', exact: true }).click()
    await eventually(async () => (await readTasks(accountId))[1]?.ActivityDate).not.toBe(dueBefore)
    const snoozedTo = (await readTasks(accountId))[1]?.ActivityDate

    await connection.sobject('Case').update(created.map(({ id }) => ({ Id: id as string, IsEscalated: false, Status: 'Working' })))
    await rescore()
    await eventually(readOpenRisks).toBe(before)
    await eventually(() => risk.count()).toBe(0)
    const [signal] = await readSignals(accountId)
    expect([signal?.Status__c, escalatedIn(signal?.Evidence__c), escalatedIn(signal?.ClosingEvidence__c)]).toEqual(['Resolved', 2, 0])
    const [called, agreed] = await readTasks(accountId)
    expect([called?.IsClosed, agreed?.IsClosed, agreed?.ActivityDate]).toEqual([true, true, snoozedTo])
    expect(called?.Description).not.toContain('Closed because')
    expect(agreed?.Description).toContain('Closed because the signal was resolved. The condition is gone: Escalated cases 2 → 0')

    const ended = signals.locator('[data-section="closed"]')
    await ended.locator('summary').first().click()
    await ended
      .getByText(/Escalated cases 2.* → 0/)
      .first()
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('signals-resolved')
    expectNoComplaint()
  }, 120_000)
})

describe('my day', () => {
  /** The CSM's tasks, in the order of their subjects: every fourth is late, the others are due today. */
  async function makeTasksDue(): Promise<void> {
    const tasks = await banso.query<{ Id: string }>(
      `SELECT Id FROM Task WHERE IsClosed = false AND CsKey__c != null AND Owner.Username = '${csm}' ORDER BY Subject`,
    )
    const today = dateIn(timeZone, new Date())
    const connection = await banso.adminConnection()
    const saved = await connection
      .sobject('Task')
      .update(tasks.map(({ Id }, index) => ({ Id, ActivityDate: index % 4 === 0 ? addDays(today, -3) : today })))
    expect(saved.filter(({ success }) => !success)).toEqual([])
  }

  const openDay = async (language: 'en_US' | 'ja'): Promise<Locator> => {
    await signIn(page, banso.orgUrl, csm, language)
    await page.goto(`${banso.orgUrl}/lightning/n/CsMyDay`)
    const day = page.locator('c-cs-my-day')
    await day.locator('[data-section="opened"]').waitFor()
    return day
  }

  const amountsOf = async (part: Locator): Promise<number[]> => {
    const texts = await part.locator('.arr').allInnerTexts()
    return texts.map((text) => Number(text.replaceAll(/\D/g, '') || -1))
  }

  const descending = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => b - a)

  test('gathers what is due and new over all accounts, the most ARR at stake first', async () => {
    await makeTasksDue()
    const day = await openDay('en_US')
    for (const name of ['overdue', 'dueToday', 'opened']) {
      const amounts = await amountsOf(day.locator(`[data-section="${name}"]`))
      expect(amounts.length, name).toBeGreaterThan(1)
      expect(amounts, name).toEqual(descending(amounts))
    }
    await day
      .locator('[data-section="resolved"]')
      .getByText(/Escalated cases 2.* → 0/)
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('my-day')

    await day.getByRole('combobox', { name: 'Order' }).click()
    await day.getByRole('option', { name: 'Urgency' }).click()
    const words = await day.locator('[data-section="dueToday"] c-cs-urgency').allInnerTexts()
    const rank = ['High', 'Normal', 'Low']
    expect(words.map((word) => rank.indexOf(word.trim()))).toEqual(words.map((word) => rank.indexOf(word.trim())).toSorted())
    expectNoComplaint()
  })

  test('is worked through by keyboard: the next row takes the focus of the one that is done', async () => {
    const day = await openDay('en_US')
    const rows = day.locator('[data-section="overdue"] [data-row]')
    const count = await rows.count()
    const [first, second] = [rows.nth(0), rows.nth(1)]
    const [doneId, nextId] = [await first.getAttribute('data-row'), await second.getAttribute('data-row')]
    await first.getByRole('button', { name: /^Complete/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('c')
    await eventually(() => rows.count()).toBe(count - 1)
    const [task] = await banso.query<{ IsClosed: boolean }>(`SELECT IsClosed FROM Task WHERE Id = '${doneId}'`)
    expect(task?.IsClosed).toBe(true)
    await eventually(() => day.locator('[data-row]:focus-within').getAttribute('data-row')).toBe(nextId)
    await page.keyboard.press('s')
    await day.locator('c-cs-snooze-form').waitFor()
    await page.keyboard.press('Escape')
    await eventually(() => day.locator('c-cs-snooze-form').count()).toBe(0)
    expectNoComplaint()
  })

  test('and the signals of an account speak Japanese', async () => {
    const day = await openDay('ja')
    const text = await day.innerText()
    for (const words of ['マイデイ', '期限超過', '新しいシグナル']) expect(text).toContain(words)
    expect(text).not.toMatch(/Overdue|New signals|Due today|Risk|ARR at stake|cases|points|The condition/)
    expect(await accessibilityFaults(page)).toEqual([])
    await picture('my-day-ja')

    await day.locator('[data-section="opened"] c-cs-record-link').first().getByRole('link').click()
    const signals = page.locator('c-cs-signals')
    await signals.locator('c-cs-signal-item').first().waitFor()
    expect(await signals.innerText()).not.toMatch(/Resolves when|Since|Risks|Dismiss|Playbook|cases/)
    await picture('signals-ja')
    expectNoComplaint()
  })
})

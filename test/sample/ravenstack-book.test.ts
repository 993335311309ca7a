import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../scripts/sample-book/calendar.ts'
import { shiftFor, toRavenstackBook } from '../../scripts/sample-book/ravenstack-book.ts'
import { readRavenstack } from '../../scripts/sample-book/read-ravenstack.ts'
import type { SampleObject } from '../../scripts/sample-book/sample-book.ts'

const tables = await readRavenstack()
const today = '2026-11-22'
const book = toRavenstackBook(tables, { today, timeZone: 'Asia/Tokyo' })

const find = (sobject: SampleObject, field: string, value: string) => book[sobject].find((row) => row.fields[field] === value)

describe('shiftFor', () => {
  it('puts the newest day of the tables on the day before', () => {
    // 2024-12-31 to 2026-11-21 is 365 days of 2025 and 325 of 2026: 690
    expect(shiftFor('2026-11-22')).toBe(690)
    expect(addDays('2024-12-31', shiftFor('2026-11-22'))).toBe('2026-11-21')
    expect(shiftFor('2025-01-01')).toBe(0)
  })
})

describe('the RavenStack book', () => {
  it('makes one record of each row, and one of each month of use', () => {
    const paid = tables.subscriptions.filter((row) => !row.is_trial).length
    expect(book.Account).toHaveLength(500)
    expect(book.Contract).toHaveLength(5000)
    expect(book.Asset).toHaveLength(5000)
    expect(book.Opportunity.filter((row) => !String(row.fields['Name']).includes('renewal for year'))).toHaveLength(paid + 600)
    expect(book.Case).toHaveLength(2000)
  })

  it('tells how renewals were decided: won at the end of each year that a yearly contract outlasted, lost when a customer left for good', () => {
    const renewals = book.Opportunity.filter((row) => row.fields['Type'] === 'Renewal')
    const lost = renewals.filter((row) => row.fields['StageName'] === 'Closed Lost')
    const left = tables.accounts.filter((row) => row.churn_flag).map((row) => row.account_id)
    const withEvent = new Set(tables.churnEvents.map((row) => row.account_id))
    expect(lost.map((row) => row.accountNumber).toSorted()).toEqual(left.filter((id) => withEvent.has(id)).toSorted())
    const yearly = new Map(
      tables.subscriptions.filter((row) => row.billing_frequency === 'annual').map((row) => [row.subscription_id, row]),
    )
    for (const { accountNumber, fields } of renewals.filter((row) => row.fields['StageName'] === 'Closed Won')) {
      const contract = yearly.get(String(fields['Name']).split(' ')[0] ?? '')
      expect([contract?.account_id, contract?.arr_amount]).toEqual([accountNumber, fields['Amount']])
      expect(daysBetween(addDays(contract?.start_date ?? '', shiftFor(today)), String(fields['CloseDate']))).toBeGreaterThanOrEqual(364)
    }
    expect(renewals.length - lost.length).toBe(262)
  })

  it('loses no use when it rolls up to months', () => {
    const total = (field: string) => book.CsUsage__c.reduce((sum, row) => sum + Number(row.fields[field]), 0)
    expect(total('Events__c')).toBe(tables.usage.reduce((sum, row) => sum + row.usage_count, 0))
    expect(total('Errors__c')).toBe(tables.usage.reduce((sum, row) => sum + row.error_count, 0))
    expect(new Set(book.CsUsage__c.map((row) => row.fields['Key__c'])).size).toBe(book.CsUsage__c.length)
  })

  it('has no fact of today or later', () => {
    const facts = [
      ...book.Opportunity.map((row) => row.fields['CloseDate']),
      ...book.Asset.map((row) => row.fields['InstallDate']),
      ...book.CsUsage__c.map((row) => row.fields['Month__c']),
      ...book.Account.map((row) => row.fields['CsCustomerSince__c']),
    ]
    const midnightInTokyo = '2026-11-21T15:00:00.000Z'
    const instants = book.Case.flatMap((row) => [row.fields['CreatedDate'], row.fields['ClosedDate']])
    expect(facts.filter((day) => String(day) >= today)).toEqual([])
    expect(instants.filter((instant) => String(instant) >= midnightInTokyo)).toEqual([])
  })

  it('tells an account as the table has it', () => {
    expect(find('Account', 'AccountNumber', 'A-2e4581')).toEqual({
      accountNumber: 'A-2e4581',
      fields: {
        Name: 'Company_0',
        AccountNumber: 'A-2e4581',
        Industry: 'Education',
        BillingCountry: 'United States',
        AccountSource: 'Partner Referral',
        Type: 'Customer - Direct',
        CsArr__c: 151236,
        Description: 'EdTech, plan Basic, 9 seats, found us through: partner.',
        CsCustomerSince__c: '2026-09-06', // 2024-10-16 and 690 days
        CsLifecycleStage__c: 'Onboarding', // a customer for 77 days
      },
    })
  })

  it('dates a ticket by the clock of the org', () => {
    // submitted 2023-07-27, closed 27 hours later; 690 days on, in Tokyo
    expect(find('Case', 'Subject', 'Ticket T-0024de')?.fields).toMatchObject({
      CreatedDate: '2025-06-15T15:00:00.000Z',
      ClosedDate: '2025-06-16T18:00:00.000Z',
      Priority: 'High',
      Status: 'Closed',
      IsEscalated: false,
    })
  })

  it('runs a contract to its next renewal, and an ended one no longer than it lasted', () => {
    const endOf = (subscription: string) => {
      const contract = book.Contract.find((row) => String(row.fields['Description']).startsWith(subscription))
      const months = contract?.fields['ContractTerm']
      return months === null ? null : addDays(addMonths(String(contract?.fields['StartDate']), Number(months)), -1)
    }
    // S-dceac6: from 2023-12-30 = 2025-11-19, yearly, running: renewed four days ago
    expect(endOf('S-dceac6')).toBe('2027-11-18')
    // S-0f6f44: from 2024-06-11 = 2026-05-02, monthly, running: nobody has to renew it
    expect(endOf('S-0f6f44')).toBeNull()
    // S-8cec59: 2023-12-23 to 2024-04-12 = 2025-11-12 to 2026-03-03, in whole months
    expect(endOf('S-8cec59')).toBe('2026-03-11')
  })

  it('warns of yearly contracts that somebody must renew, and of no others', () => {
    const warned = book.Contract.filter((row) => row.fields['OwnerExpirationNotice'] !== null)
    const told = new Set(tables.churnEvents.map((row) => row.account_id))
    const left = new Set(tables.accounts.filter((row) => row.churn_flag && told.has(row.account_id)).map((row) => row.account_id))
    const due = tables.subscriptions.filter(
      (row) =>
        row.end_date === null && row.billing_frequency === 'annual' && !row.auto_renew_flag && !row.is_trial && !left.has(row.account_id),
    )
    expect(warned).toHaveLength(due.length)
  })

  it('puts every stage to use', () => {
    expect(new Set(book.Account.map((row) => row.fields['CsLifecycleStage__c']))).toEqual(
      new Set(['Trial', 'Onboarding', 'Operation', 'Renewal']),
    )
  })

  it('never ages: on another day it is the same book, moved', () => {
    const later = toRavenstackBook(tables, { today: '2028-03-01', timeZone: 'Asia/Tokyo' })
    const days = shiftFor('2028-03-01') - shiftFor(today)
    expect(later.Opportunity.map((row) => row.fields['CloseDate'])).toEqual(
      book.Opportunity.map((row) => addDays(String(row.fields['CloseDate']), days)),
    )
  })
})

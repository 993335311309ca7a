import { toArrSteps } from './arr-past.ts'
import { addDays, addMonths, daysBetween, firstOfMonth, instantAt } from './calendar.ts'
import type { Ravenstack } from './read-ravenstack.ts'
import { emptyBook, type BookContext, type SampleBook, type SampleRow } from './sample-book.ts'

/** Newest date in the five tables, which cover two years. */
const newestDay = '2024-12-31'

const industries = {
  EdTech: 'Education',
  FinTech: 'Finance',
  DevTools: 'Technology',
  HealthTech: 'Healthcare',
  Cybersecurity: 'Technology',
}
const countries = {
  US: 'United States',
  UK: 'United Kingdom',
  IN: 'India',
  AU: 'Australia',
  DE: 'Germany',
  CA: 'Canada',
  FR: 'France',
}
const accountSources = { partner: 'Partner Referral', organic: 'Web', ads: 'Web', event: 'Other', other: 'Other' }
const casePriorities = { urgent: 'High', high: 'High', medium: 'Medium', low: 'Low' }

/** A trial runs at most this long, whatever the table still calls it. */
const trialDays = 90
const onboardingDays = 120
/** How long before a contract's end somebody must have decided. */
const noticeDays = 90

type Account = Ravenstack['accounts'][number]
type Subscription = Ravenstack['subscriptions'][number]

/** Days to add to the table's dates so that the newest falls on the day before `today`. */
export function shiftFor(today: string): number {
  return daysBetween(newestDay, today) - 1
}

/** The RavenStack tables as Salesforce records, every date moved by the same number of days. */
export function toRavenstackBook(tables: Ravenstack, context: BookContext): SampleBook {
  const shift = shiftFor(context.today)
  const moved = (day: string) => addDays(day, shift)
  const subscriptionsOf = Map.groupBy(tables.subscriptions, (row) => row.account_id)
  const sold = tables.subscriptions.filter((row) => !row.is_trial)
  const lastChurns = churnsForGood(tables)
  const leftOn = new Map(
    tables.churnEvents.filter((row) => lastChurns.has(row.churn_event_id)).map((row) => [row.account_id, moved(row.churn_date)]),
  )
  return {
    ...emptyBook(),
    Account: tables.accounts.map((row) =>
      toAccount(
        row,
        { subscriptions: subscriptionsOf.get(row.account_id) ?? [], hasLeft: leftOn.has(row.account_id) },
        moved,
        context.today,
      ),
    ),
    Contract: tables.subscriptions.map((row) => toContract(row, leftOn.get(row.account_id) ?? null, moved, context.today)),
    Asset: tables.subscriptions.map((row) => toAsset(row, moved)),
    Opportunity: [
      ...sold.map((row) => toWonOpportunity(row, moved)),
      ...sold.flatMap((row) => toRenewals(row, moved)),
      ...tables.churnEvents.map((row) => toLostOpportunity(row, lastChurns.has(row.churn_event_id), moved)),
    ],
    Case: tables.tickets.map((row) => toCase(row, moved, context.timeZone)),
    CsUsage__c: toUsage(tables, moved),
    CsArrStep__c: tables.accounts.flatMap((row) =>
      toArrSteps(
        {
          accountNumber: row.account_id,
          customerSince: moved(row.signup_date),
          arr: yearlyRevenue(subscriptionsOf.get(row.account_id) ?? []),
          leftOn: leftOn.get(row.account_id) ?? null,
        },
        context.today,
      ),
    ),
  }
}

function toAccount(
  row: Account,
  { subscriptions, hasLeft }: { subscriptions: Subscription[]; hasLeft: boolean },
  moved: (day: string) => string,
  today: string,
): SampleRow {
  const customerSince = moved(row.signup_date)
  return {
    accountNumber: row.account_id,
    fields: {
      Name: row.account_name,
      AccountNumber: row.account_id,
      Industry: industries[row.industry],
      BillingCountry: countries[row.country],
      AccountSource: accountSources[row.referral_source],
      Type: row.is_trial ? 'Prospect' : 'Customer - Direct',
      CsArr__c: hasLeft ? 0 : yearlyRevenue(subscriptions),
      Description: `${row.industry}, plan ${row.plan_tier}, ${row.seats} seats, found us through: ${row.referral_source}.`,
      CsCustomerSince__c: customerSince,
      CsLifecycleStage__c: stageOf(
        row,
        daysBetween(customerSince, today),
        hasLeft ? [] : subscriptions.filter(needsDecision).map((subscription) => contractTerm(subscription, null, moved, today)),
        today,
      ),
    },
  }
}

/** Of the subscriptions that run; trials bring none. */
function yearlyRevenue(subscriptions: Subscription[]): number {
  return subscriptions.filter((row) => row.end_date === null && !row.is_trial).reduce((sum, row) => sum + row.arr_amount, 0)
}

/** @param undecided terms of the contracts that somebody has to renew */
function stageOf(row: Account, ageDays: number, undecided: (Term | null)[], today: string): string {
  if (row.is_trial && ageDays <= trialDays) return 'Trial'
  if (ageDays <= onboardingDays) return 'Onboarding'
  const isDueSoon = undecided.some((term) => {
    const days = term && daysBetween(today, term.endsOn)
    return days !== null && days >= 0 && days <= noticeDays
  })
  return isDueSoon ? 'Renewal' : 'Operation'
}

/** A yearly contract that does not renew by itself and was not ended: somebody has to renew it. */
function needsDecision(row: Subscription): boolean {
  return row.end_date === null && row.billing_frequency === 'annual' && !row.auto_renew_flag && !row.is_trial
}

interface Term {
  months: number
  endsOn: string
}

/**
 * A running yearly contract was renewed year by year until it reaches to `today`; an ended one is as long as it lasted, and those of an account
 * that left ended with it, whatever the table says.
 * null = runs from month to month until somebody ends it, so that no end is known.
 */
function contractTerm(row: Subscription, leftOn: string | null, moved: (day: string) => string, today: string): Term | null {
  const endedOn = row.end_date === null ? leftOn : moved(row.end_date)
  if (endedOn === null && row.billing_frequency !== 'annual') return null
  const startsOn = moved(row.start_date)
  const period = endedOn === null ? 12 : 1
  const reaches = endedOn ?? today
  let months = period
  while (addDays(addMonths(startsOn, months), -1) < reaches) months += period
  return { months, endsOn: addDays(addMonths(startsOn, months), -1) }
}

function toContract(row: Subscription, leftOn: string | null, moved: (day: string) => string, today: string): SampleRow {
  const renewal = row.auto_renew_flag ? 'renews by itself' : 'ends unless renewed'
  return {
    accountNumber: row.account_id,
    fields: {
      Description: `${row.subscription_id}: ${row.plan_tier}, ${row.seats} seats, ${row.billing_frequency}, ${row.is_trial ? 'trial' : renewal}.`,
      Status: 'Activated',
      StartDate: moved(row.start_date),
      ContractTerm: contractTerm(row, leftOn, moved, today)?.months ?? null,
      OwnerExpirationNotice: leftOn === null && needsDecision(row) ? String(noticeDays) : null,
    },
  }
}

function toAsset(row: Subscription, moved: (day: string) => string): SampleRow {
  return {
    accountNumber: row.account_id,
    fields: {
      Name: `${row.plan_tier} licences${row.is_trial ? ' (trial)' : ''}`,
      SerialNumber: row.subscription_id,
      Quantity: row.seats,
      Price: row.arr_amount,
      Status: row.end_date === null ? 'Installed' : 'Obsolete',
      InstallDate: moved(row.start_date),
      UsageEndDate: row.end_date === null ? null : moved(row.end_date),
    },
  }
}

/** Trials are no sale and have no opportunity. */
function toWonOpportunity(row: Subscription, moved: (day: string) => string): SampleRow {
  const change = row.upgrade_flag ? 'Existing Customer - Upgrade' : row.downgrade_flag ? 'Existing Customer - Downgrade' : 'New Customer'
  return {
    accountNumber: row.account_id,
    fields: {
      Name: `${row.subscription_id} ${row.plan_tier}, ${row.billing_frequency}`,
      StageName: 'Closed Won',
      CloseDate: moved(row.start_date),
      Amount: row.arr_amount,
      Type: change,
    },
  }
}

/** A yearly contract that outlasted a year was renewed on the last day of it. Years are those of the table's own calendar, so that no leap day of today's moves one. */
function toRenewals(row: Subscription, moved: (day: string) => string): SampleRow[] {
  if (row.billing_frequency !== 'annual') return []
  const lastDays = [1, 2].map((year) => addDays(addMonths(row.start_date, 12 * year), -1))
  const outlasted = lastDays.filter((day) => (row.end_date === null ? day <= newestDay : day < row.end_date))
  return outlasted.map((day, index) => ({
    accountNumber: row.account_id,
    fields: {
      Name: `${row.subscription_id} ${row.plan_tier}, renewal for year ${index + 2}`,
      StageName: 'Closed Won',
      CloseDate: moved(day),
      Amount: row.arr_amount,
      Type: 'Renewal',
    },
  }))
}

/** Ids of the churn events after which an account did not come back: of those called churned, the last one. */
function churnsForGood({ accounts, churnEvents }: Ravenstack): Set<string> {
  const churned = new Set(accounts.filter((row) => row.churn_flag).map((row) => row.account_id))
  const inOrder = churnEvents.toSorted((a, b) => (a.churn_date < b.churn_date ? -1 : 1))
  return new Set(new Map(inOrder.filter((row) => churned.has(row.account_id)).map((row) => [row.account_id, row.churn_event_id])).values())
}

/** A churn event says why, not how much: no amount. The one after which the account was gone is a renewal that was lost. */
function toLostOpportunity(row: Ravenstack['churnEvents'][number], isForGood: boolean, moved: (day: string) => string): SampleRow {
  const feedback = row.feedback_text === '' ? 'No feedback.' : `Feedback: ${row.feedback_text}.`
  const reactivation = row.is_reactivation ? ' The customer had come back once before.' : ''
  return {
    accountNumber: row.account_id,
    fields: {
      Name: `${row.churn_event_id} lost: ${row.reason_code}`,
      StageName: 'Closed Lost',
      CloseDate: moved(row.churn_date),
      Type: isForGood ? 'Renewal' : null,
      Description: `Reason: ${row.reason_code}. ${feedback} Refund: USD ${row.refund_amount_usd}.${reactivation}`,
    },
  }
}

function toCase(row: Ravenstack['tickets'][number], moved: (day: string) => string, timeZone: string): SampleRow {
  const [closedDay, closedTime] = row.closed_at.split(' ') as [string, string]
  const satisfaction = row.satisfaction_score === null ? 'No satisfaction given.' : `Satisfaction: ${row.satisfaction_score} of 5.`
  return {
    accountNumber: row.account_id,
    fields: {
      Subject: `Ticket ${row.ticket_id}`,
      Priority: casePriorities[row.priority],
      Status: 'Closed',
      IsEscalated: row.escalation_flag,
      CreatedDate: instantAt(timeZone, moved(row.submitted_at), '00:00:00'),
      ClosedDate: instantAt(timeZone, moved(closedDay), closedTime),
      Description: `Priority: ${row.priority}. First answer after ${row.first_response_time_minutes} minutes, solved after ${Number(row.resolution_time_hours)} hours. ${satisfaction}`,
    },
  }
}

/** One row per account, subscription (as instance), feature and month. The tables know no users, so `ActiveUsers__c` stays empty. */
function toUsage(tables: Ravenstack, moved: (day: string) => string): SampleRow[] {
  const accountOf = new Map(tables.subscriptions.map((row) => [row.subscription_id, row.account_id]))
  const groups = Map.groupBy(tables.usage, (row) => [row.subscription_id, row.feature_name, firstOfMonth(moved(row.usage_date))].join(':'))
  return [...groups].map(([group, rows]) => {
    const [instance, feature, month] = group.split(':') as [string, string, string]
    const accountNumber = accountOf.get(instance) as string
    const total = (field: 'usage_count' | 'usage_duration_secs' | 'error_count') => rows.reduce((sum, row) => sum + row[field], 0)
    return {
      accountNumber,
      fields: {
        Key__c: `${accountNumber}:${instance}:${feature}:${month.slice(0, 7)}`,
        Instance__c: instance,
        Feature__c: feature,
        Month__c: month,
        Events__c: total('usage_count'),
        Minutes__c: Math.round(total('usage_duration_secs') / 60),
        Errors__c: total('error_count'),
      },
    }
  })
}

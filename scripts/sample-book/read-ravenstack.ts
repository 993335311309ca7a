import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const yesNo = z.enum(['True', 'False']).transform((text) => text === 'True')
const whole = z.string().regex(/^\d+$/).transform(Number)
const blankOr = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema])

const account = z.object({
  account_id: z.string(),
  account_name: z.string(),
  industry: z.enum(['EdTech', 'FinTech', 'DevTools', 'HealthTech', 'Cybersecurity']),
  country: z.enum(['US', 'UK', 'IN', 'AU', 'DE', 'CA', 'FR']),
  signup_date: day,
  referral_source: z.enum(['partner', 'organic', 'ads', 'event', 'other']),
  plan_tier: z.string(),
  seats: whole,
  is_trial: yesNo,
  churn_flag: yesNo,
})

const subscription = z.object({
  subscription_id: z.string(),
  account_id: z.string(),
  start_date: day,
  end_date: blankOr(day),
  plan_tier: z.string(),
  seats: whole,
  arr_amount: whole,
  is_trial: yesNo,
  upgrade_flag: yesNo,
  downgrade_flag: yesNo,
  billing_frequency: z.enum(['monthly', 'annual']),
  auto_renew_flag: yesNo,
})

const featureUsage = z.object({
  usage_id: z.string(),
  subscription_id: z.string(),
  usage_date: day,
  feature_name: z.string(),
  usage_count: whole,
  usage_duration_secs: whole,
  error_count: whole,
})

const supportTicket = z.object({
  ticket_id: z.string(),
  account_id: z.string(),
  submitted_at: day,
  closed_at: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  resolution_time_hours: z.string(),
  priority: z.enum(['low', 'medium', 'high', 'urgent']),
  first_response_time_minutes: whole,
  satisfaction_score: blankOr(z.string().transform(Number)),
  escalation_flag: yesNo,
})

const churnEvent = z.object({
  churn_event_id: z.string(),
  account_id: z.string(),
  churn_date: day,
  reason_code: z.string(),
  refund_amount_usd: z.string(),
  is_reactivation: yesNo,
  feedback_text: z.string(),
})

export interface Ravenstack {
  accounts: z.infer<typeof account>[]
  subscriptions: z.infer<typeof subscription>[]
  usage: z.infer<typeof featureUsage>[]
  tickets: z.infer<typeof supportTicket>[]
  churnEvents: z.infer<typeof churnEvent>[]
}

/**
 * The five tables as River @ Rivalytics published them (`ravenstack/SOURCE.md`).
 * @throws Error naming table, row and what is wrong, when a value does not fit, an id is there twice or a row refers to nothing
 */
export async function readRavenstack(directory: URL = new URL('ravenstack/', import.meta.url)): Promise<Ravenstack> {
  const table = async <T extends z.ZodType>(name: string, schema: T) =>
    toRows(name, schema, await readFile(new URL(`ravenstack_${name}.csv`, directory), 'utf8'))
  const tables = {
    accounts: await table('accounts', account),
    subscriptions: await table('subscriptions', subscription),
    usage: await table('feature_usage', featureUsage),
    tickets: await table('support_tickets', supportTicket),
    churnEvents: await table('churn_events', churnEvent),
  }
  checkIntegrity(tables)
  return tables
}

export function toRows<T extends z.ZodType>(name: string, schema: T, csv: string): z.infer<T>[] {
  const records: unknown[] = parse(csv, { columns: true, bom: true })
  return records.map((record, index) => {
    const row = schema.safeParse(record)
    if (row.success) return row.data
    const issue = row.error.issues[0]
    throw new Error(`${name}, row ${index + 1}: ${issue?.path.join('.')} ${issue?.message}`)
  })
}

/**
 * Ids are unique and every reference leads somewhere. `usage_id` is left out: 21 of them stand on two different rows, both are facts
 * and both are counted.
 */
export function checkIntegrity({ accounts, subscriptions, usage, tickets, churnEvents }: Ravenstack): void {
  const accountIds = uniqueIds(
    'accounts',
    accounts.map((row) => row.account_id),
  )
  const subscriptionIds = uniqueIds(
    'subscriptions',
    subscriptions.map((row) => row.subscription_id),
  )
  uniqueIds(
    'support_tickets',
    tickets.map((row) => row.ticket_id),
  )
  uniqueIds(
    'churn_events',
    churnEvents.map((row) => row.churn_event_id),
  )
  checkReferences(
    'subscriptions',
    subscriptions.map((row) => row.account_id),
    accountIds,
  )
  checkReferences(
    'support_tickets',
    tickets.map((row) => row.account_id),
    accountIds,
  )
  checkReferences(
    'churn_events',
    churnEvents.map((row) => row.account_id),
    accountIds,
  )
  checkReferences(
    'feature_usage',
    usage.map((row) => row.subscription_id),
    subscriptionIds,
  )
}

function uniqueIds(table: string, ids: string[]): Set<string> {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw new Error(`${table}: ${id} is there twice`)
    seen.add(id)
  }
  return seen
}

function checkReferences(table: string, ids: string[], known: Set<string>): void {
  const lost = ids.find((id) => !known.has(id))
  if (lost !== undefined) throw new Error(`${table}: ${lost} refers to nothing`)
}

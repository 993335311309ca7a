import { expect, test } from 'vitest'
import { addDays } from '../../../scoring-api/metric/calendar-day.ts'
import { fitLikelihood } from '../../../scoring-api/renewals/fit-likelihood.ts'
import { toRenewalRows } from '../../../scoring-api/renewals/outcome-table.ts'
import { options, readTable } from './rows.ts'

const read = (name: string) => readTable('scripts/sample-book/ravenstack', `ravenstack_${name}.csv`)

/** The tables have no renewal date, and a churn date only for some that churned: a year from the start is the one day that all have. */
const yearAfter = (day: string | undefined): string => addDays(day ?? '', 365)

const sumOf = (rows: readonly Record<string, string>[], column: string): string =>
  String(rows.reduce((sum, record) => sum + Number(record[column]), 0))
const countOf = (rows: readonly Record<string, string>[], column: string): string =>
  String(rows.filter((record) => record[column] === 'True').length)

function accountTable(): Record<string, string>[] {
  const subscriptions = Map.groupBy(read('subscriptions'), (record) => record['account_id'])
  const usage = Map.groupBy(read('feature_usage'), (record) => record['subscription_id'])
  const tickets = Map.groupBy(read('support_tickets'), (record) => record['account_id'])
  return read('accounts').map((account) => {
    const sold = subscriptions.get(account['account_id']) ?? []
    const used = sold.flatMap((record) => usage.get(record['subscription_id']) ?? [])
    const asked = tickets.get(account['account_id']) ?? []
    return {
      ...account,
      subscriptions: String(sold.length),
      mrr: sumOf(sold, 'mrr_amount'),
      upgrades: countOf(sold, 'upgrade_flag'),
      downgrades: countOf(sold, 'downgrade_flag'),
      uses: sumOf(used, 'usage_count'),
      errors: sumOf(used, 'error_count'),
      tickets: String(asked.length),
      escalations: countOf(asked, 'escalation_flag'),
      DecidedOn: yearAfter(account['signup_date']),
    }
  })
}

const outcome = { outcome: 'churn_flag', renewedTexts: ['False'], lostTexts: ['True'], decidedOn: 'DecidedOn', horizonDays: 30 }

test('says that the churn of accounts cannot be predicted', () => {
  const table = accountTable()
  const features = Object.keys(table[0] ?? {}).filter(
    (name) => !['account_id', 'account_name', 'signup_date', 'churn_flag', 'DecidedOn'].includes(name),
  )
  const { rows, refused } = toRenewalRows(table, { renewalId: 'account_id', accountId: 'account_id', features, ...outcome })
  expect({ rows: rows.length, lost: rows.filter(({ isRenewed }) => !isRenewed).length, refused }).toEqual({
    rows: 500,
    lost: 110,
    refused: [],
  })
  const fit = fitLikelihood(rows, { ...options, levels: [['plan_tier'], ['plan_tier', 'industry']] })
  expect(fit).toMatchObject({ status: 'cannotPredict', findings: [], english: expect.stringContaining('Cannot predict') as string })
})

test('says that the churn of subscriptions cannot be predicted', () => {
  const table = read('subscriptions').map((record) => ({ ...record, DecidedOn: yearAfter(record['start_date']) }))
  const features = [
    'plan_tier',
    'seats',
    'mrr_amount',
    'is_trial',
    'upgrade_flag',
    'downgrade_flag',
    'billing_frequency',
    'auto_renew_flag',
  ]
  const { rows, refused } = toRenewalRows(table, { renewalId: 'subscription_id', accountId: 'account_id', features, ...outcome })
  expect({ rows: rows.length, refused }).toEqual({ rows: 5000, refused: [] })
  const fit = fitLikelihood(rows, { ...options, levels: [['plan_tier'], ['plan_tier', 'billing_frequency']] })
  expect(fit).toMatchObject({ status: 'cannotPredict', findings: [], japanese: expect.stringContaining('予測できません') as string })
})

test('leaves out the end date, which is filled only for subscriptions that churned, and still cannot predict', () => {
  const table = read('subscriptions').map((record) => ({ ...record, DecidedOn: yearAfter(record['start_date']) }))
  const features = ['plan_tier', 'seats', 'end_date']
  const { rows } = toRenewalRows(table, { renewalId: 'subscription_id', accountId: 'account_id', features, ...outcome })
  const fit = fitLikelihood(rows, { ...options, levels: [['plan_tier']] })
  expect(fit).toMatchObject({
    status: 'cannotPredict',
    findings: [
      {
        kind: 'oneSided',
        feature: 'end_date',
        rows: 486,
        english: 'end_date is left out: it is filled only for lost renewals (486 of 486), so it was written after the outcome.',
      },
    ],
  })
})

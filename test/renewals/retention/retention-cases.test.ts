import { expect, test } from 'vitest'
import { arrMovements } from '../../../scoring-api/renewals/arr-movement.ts'
import { arrWaterfall } from '../../../scoring-api/renewals/arr-waterfall.ts'
import { revenueRetention } from '../../../scoring-api/renewals/revenue-retention.ts'
import { toScaledInteger } from '../../../scoring-api/metric/decimal.ts'
import cases from '../../cases/renewals/retention.json' with { type: 'json' }
import { ratesOf } from './builders.ts'

/** A worked book between the ends of 2025 and 2026: ARR by account and day, as a person writes it; null = not known. */
interface RetentionCase {
  name: string
  arithmetic: string
  rates?: { atStart: Record<string, number>; atEnd: Record<string, number> }
  currencies?: Record<string, string>
  accounts: Record<string, Record<string, string | null>>
  expected: {
    /** Start, expansion, contraction, churn, new, reactivation, currency, end. */
    waterfall: string[]
    grr: number | null
    nrr: number | null
    logoRetention: number | null
    unknown: string[]
  }
}

test.each(cases as unknown as RetentionCase[])('$name: $arithmetic', ({ accounts, currencies, rates, expected }) => {
  const histories = Object.entries(accounts).map(([accountId, balances]) => ({
    accountId,
    segment: null,
    recordedFrom: null,
    customerSince: null,
    steps: Object.entries(balances).map(([from, amount]) => ({
      from,
      arr: amount === null ? null : [{ amount: hundredths(amount), isoCode: currencies?.[accountId] ?? null }],
    })),
  }))
  const pair = { atStart: rates ? ratesOf(rates.atStart) : null, atEnd: rates ? ratesOf(rates.atEnd) : null }
  const movements = arrMovements(histories, '2025-12-31', '2026-12-31', pair)
  const { grr, nrr, logoRetention } = revenueRetention(movements.accounts)
  expect({
    waterfall: arrWaterfall(movements.accounts).map(({ amount }) => (amount / 100).toFixed(2)),
    grr,
    nrr,
    logoRetention,
    unknown: movements.unknown,
  }).toEqual(expected)
})

function hundredths(text: string): number {
  const amount = toScaledInteger(text, 2)
  if (amount === null) throw new Error(`Not an amount: ${text}`)
  return amount
}

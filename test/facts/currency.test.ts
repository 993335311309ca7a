import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FactColumn, MeasurePlan } from '../../scoring-api/facts/facts.ts'
import { noRateSentence, toCorporateAmount, toRate, type CurrencyRates } from '../../scoring-api/health-score/currency.ts'
import type { Aggregate } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { id, openBench, reference, text, type Bench } from './fact-files.ts'

const conversionRates: Record<string, number> = { USD: 1, JPY: 149.35, EUR: 0.923456, KWD: 0.306891, VND: 25_412.5, THB: 3 }
const rates: CurrencyRates = new Map(Object.entries(conversionRates).map(([isoCode, rate]) => [isoCode, toRate(rate)]))

const currency = (name: string, scale: number): FactColumn => ({ name, type: 'currency', scale })
const columns: FactColumn[] = [
  id('Id'),
  reference('Account__c'),
  currency('Amount__c', 2),
  currency('Fine__c', 6),
  text('CurrencyIsoCode'),
  currency('Deal__r.Amount', 2),
  text('Deal__r.CurrencyIsoCode'),
]

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})

afterAll(() => bench.close())

interface Payment {
  /** Hundredths, of the row itself and of its parent. */
  amount: number | null
  dealAmount: number
  /** Millionths. */
  fine: number
  isoCode: string | null
  dealIsoCode: string
}

const planOf = (kinds: readonly [Aggregate, string][], given: CurrencyRates | null): MeasurePlan => ({
  scorecards: [
    scorecard(
      kinds.map(([kind, field]) =>
        measure(`${kind} ${field}`, {
          aggregate: aggregate({ sourceObject: 'Payment__c', accountPath: 'Account__c', aggregate: kind, field }),
        }),
      ),
    ),
  ],
  asOf: new Date('2026-11-22T03:00:00Z'),
  timeZone: 'UTC',
  accountColumns: [],
  stageColumn: null,
  rates: given,
})

async function load(payments: readonly Payment[]): Promise<void> {
  const rows = payments.map(({ amount, dealAmount, fine, isoCode, dealIsoCode }, index) => [
    `p${String(index).padStart(3, '0')}`,
    'A',
    amount === null ? null : decimalText(amount, 2),
    decimalText(fine, 6),
    isoCode,
    decimalText(dealAmount, 2),
    dealIsoCode,
  ])
  await bench.facts.load(await bench.source('Account', [id('Id')], [['A']]))
  await bench.facts.load(await bench.source('Payment__c', columns, rows))
}

function decimalText(whole: number, decimals: number): string {
  const digits = String(Math.abs(whole)).padStart(decimals + 1, '0')
  return `${whole < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

async function valuesOf(plan: MeasurePlan): Promise<Record<string, number | null>> {
  const [account] = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  return Object.fromEntries(Object.entries(account?.values ?? {}).map(([key, { value }]) => [key, value]))
}

const payment = (changes: Partial<Payment>): Payment => ({
  amount: 0,
  dealAmount: 0,
  fine: 0,
  isoCode: 'USD',
  dealIsoCode: 'USD',
  ...changes,
})

describe('amounts are measured in the corporate currency', () => {
  const sums: [Aggregate, string][] = [['sum', 'Amount__c']]

  test('149.35 yen are one dollar; 100 yen and 1 dollar are 1.6696 dollars', async () => {
    // 100 / 149.35 = 0.66956… → 0.6696
    await load([payment({ amount: 10_000, isoCode: 'JPY' }), payment({ amount: 100 })])
    expect(await valuesOf(planOf(sums, rates))).toEqual({ 'sum Amount__c': 16_696 })
  })

  test('in an org with one currency they are what they are', async () => {
    await load([payment({ amount: 10_000, isoCode: 'JPY' }), payment({ amount: 100 })])
    expect(await valuesOf(planOf(sums, null))).toEqual({ 'sum Amount__c': 1_010_000 })
  })

  test('each row is rounded for itself, half to even', async () => {
    // At 16 for one: 0.0004 = 0.000025 → 0.0000; 0.0008 → 0.00005 → 0.0000 (even); 0.0024 → 0.00015 → 0.0002 (even). Fine__c has six decimals.
    const sixteen: CurrencyRates = new Map([['XXX', toRate(16)]])
    await load([400, 800, 2_400, -800, -2_400, 4_000].map((fine) => payment({ fine, isoCode: 'XXX' })))
    // 0 + 0 + 2 + 0 − 2 + 0.00025 → 2 (even)
    expect(await valuesOf(planOf([['sum', 'Fine__c']], sixteen))).toEqual({ 'sum Fine__c': 2 })
  })

  test('an amount on the parent is in the parent’s currency', async () => {
    await load([payment({ dealAmount: 300, dealIsoCode: 'THB', isoCode: 'JPY' })])
    expect(await valuesOf(planOf([['sum', 'Deal__r.Amount']], rates))).toEqual({ 'sum Deal__r.Amount': 10_000 })
  })

  test('a row without a rate has no amount: it is no 0 in an average, and its code is told', async () => {
    await load([payment({ amount: 200 }), payment({ amount: 999, isoCode: 'ZZZ' }), payment({ amount: 888, isoCode: null })])
    const plan = planOf(
      [
        ['average', 'Amount__c'],
        ['sum', 'Amount__c'],
        ['count', 'Amount__c'],
      ],
      rates,
    )
    expect(await valuesOf(plan)).toEqual({ 'average Amount__c': 20_000, 'sum Amount__c': 20_000, 'count Amount__c': 30_000 })
    expect(await bench.facts.missingRates(plan)).toEqual(['ZZZ'])
  })

  test('codes of amounts that nothing measures, or that are empty, are not told', async () => {
    await load([payment({ amount: null, isoCode: 'YYY', dealIsoCode: 'XXX' })])
    expect(await bench.facts.missingRates(planOf(sums, rates))).toEqual([])
    expect(await bench.facts.missingRates(planOf([['sum', 'Deal__r.Amount']], rates))).toEqual(['XXX'])
    expect(await bench.facts.missingRates(planOf([['sum', 'Deal__r.Amount']], null))).toEqual([])
    expect(await bench.facts.missingRates(planOf([['sum', 'Deal__r.Amount']], new Map()))).toEqual(['XXX'])
  })

  test('a rate of 0 is no rate', async () => {
    await load([payment({ amount: 100, isoCode: 'XXX' })])
    const plan = planOf([['maximum', 'Amount__c']], new Map([['XXX', 0]]))
    expect([await valuesOf(plan), await bench.facts.missingRates(plan)]).toEqual([{ 'maximum Amount__c': null }, ['XXX']])
  })

  test('amounts beyond 64 bits of ten-thousandths times the rate are exact', async () => {
    // 9,999,999,999,999.99 at 0.306891 = 32,584,859,119,361.56… beyond what 64 bits can multiply.
    await load([payment({ amount: 999_999_999_999_999, isoCode: 'KWD' })])
    expect(await valuesOf(planOf([['maximum', 'Amount__c']], rates))).toEqual({
      'maximum Amount__c': Number(halfEven(99_999_999_999_999_900n * 1_000_000n, 306_891n)),
    })
  })
})

/** By the remainder of the absolute value. */
function halfEven(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const [quotient, rest] = [size / divisor, size % divisor]
  const up = rest * 2n > divisor || (rest * 2n === divisor && quotient % 2n === 1n)
  return (up ? quotient + 1n : quotient) * (dividend < 0n ? -1n : 1n)
}

const code = fc.constantFrom('USD', 'JPY', 'EUR', 'KWD', 'VND', 'THB', 'ZZZ')
const anyPayment: fc.Arbitrary<Payment> = fc.record({
  amount: fc.option(fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }))),
  dealAmount: fc.integer({ min: -100_000, max: 100_000 }),
  fine: fc.integer({ min: -50_000_000, max: 50_000_000 }),
  isoCode: code,
  dealIsoCode: code,
})

test('every aggregate agrees with amounts converted one by one', async () => {
  const kinds = ['sum', 'average', 'minimum', 'maximum', 'latest', 'distinct'] as const
  const fields = ['Amount__c', 'Fine__c', 'Deal__r.Amount'] as const
  const pairs = kinds.flatMap((kind) => fields.map((field): [Aggregate, string] => [kind, field]))
  await fc.assert(
    fc.asyncProperty(fc.array(anyPayment, { minLength: 1, maxLength: 30 }), async (payments) => {
      await load(payments)
      const found = await valuesOf(planOf(pairs, rates))
      const expected = Object.fromEntries(
        pairs.map(([kind, field]) => [
          `${kind} ${field}`,
          aggregated(
            kind,
            payments.map((row) => converted(row, field)),
          ),
        ]),
      )
      expect(found).toEqual(expected)
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 60_000)

/** Ten-thousandths; the conversion rates as written, with six decimals. */
function converted({ amount, dealAmount, fine, isoCode, dealIsoCode }: Payment, field: string): bigint | null {
  const isDeal = field === 'Deal__r.Amount'
  const millionths = field === 'Fine__c' ? fine : isDeal ? dealAmount * 10_000 : amount === null ? null : amount * 10_000
  const rate = conversionRates[(isDeal ? dealIsoCode : isoCode) ?? '']
  if (millionths === null || rate === undefined) return null
  return halfEven(BigInt(millionths) * 10_000n, BigInt(rate.toFixed(6).replace('.', '')))
}

function aggregated(kind: Aggregate, amounts: readonly (bigint | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null)
  const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const sum = known.reduce((total, amount) => total + amount, 0n)
  const toNumber = (amount: bigint | undefined): number | null => (amount === undefined ? null : Number(amount))
  switch (kind) {
    case 'sum':
      return Number(sum)
    case 'average':
      return known.length === 0 ? null : Number(halfEven(sum, BigInt(known.length)))
    case 'minimum':
      return toNumber(sorted[0])
    case 'maximum':
      return toNumber(sorted.at(-1))
    case 'latest':
      // No date field: the greatest id, which is the last.
      return toNumber(known.at(-1))
    default:
      return new Set(known).size * 10_000
  }
}

describe('an amount that is no fact of a measure', () => {
  test('is converted in its own unit', () => {
    expect([toCorporateAmount(14_935, 'JPY', rates), toCorporateAmount(-5, 'THB', rates), toCorporateAmount(100, 'USD', rates)]).toEqual([
      100, -2, 100,
    ])
  })

  test('is not known without a rate', () => {
    expect([toCorporateAmount(1, 'ZZZ', rates), toCorporateAmount(1, null, rates), toCorporateAmount(1, 'X', new Map([['X', 0]]))]).toEqual(
      [null, null, null],
    )
  })

  test('half goes to the even one', () => {
    const two: CurrencyRates = new Map([['X', toRate(2)]])
    expect([1, 3, -1, -3].map((amount) => toCorporateAmount(amount, 'X', two))).toEqual([0, 2, 0, -2])
  })
})

test('what the run says of codes without a rate', () => {
  expect([noRateSentence(['ZZZ']).english, noRateSentence(['YYY', 'ZZZ'])]).toEqual([
    'No conversion rate is known for ZZZ: amounts in it have no part in any measure until CurrencyType holds its rate.',
    {
      english:
        'No conversion rate is known for YYY, ZZZ: amounts in them have no part in any measure until CurrencyType holds their rates.',
      japanese: '通貨YYY、ZZZの換算レートがありません。CurrencyTypeにレートを登録するまで、その通貨の金額はどの指標にも含まれません。',
    },
  ])
})

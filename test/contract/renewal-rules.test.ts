import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scenarioOf, type ArrScenario, type OpenRenewal } from '../../scoring-api/renewals/arr-scenario.ts'
import { callInForce, expectedArr, finalForecast, type RenewalCall, type Standing } from '../../scoring-api/renewals/final-forecast.ts'
import { defaultLimits } from '../../scoring-api/renewals/renewal-category.ts'
import { horizonOf } from '../../scoring-api/renewals/renewal-features.ts'
import { categoryValues } from '../../scoring-api/renewals/renewal-picklists.ts'

/**
 * The page works out the final forecast from a call before the next run writes it, and what a book's renewals bring together: with rules of
 * its own, which give what the service's give.
 */

interface PageStanding {
  category: string | null
  likelihood: number | null
}
type PageCall = PageStanding & { id: string; isWithdrawal: boolean; givenOn: string; createdAt: string }
interface PageRules {
  callInForce: (calls: PageCall[], today: string) => PageCall | null
  expectedArr: (arr: number | null, likelihood: number | null) => number | null
  nearestHorizon: (daysLeft: number) => number
  finalForecast: (model: PageStanding, call: PageStanding | null) => PageStanding
}

const bundle: string = '../../force-app/main/renewals/lwc/csRenewalRules/csRenewalRules.js'
const page = (await import(bundle)) as PageRules

const bookRules: string = '../../force-app/main/renewals/lwc/csRenewalBookRules/scenario.js'
const book = (await import(bookRules)) as { scenarioOf: (renewals: OpenRenewal[]) => ArrScenario }

const renewalDate = '2026-12-24'
const category = fc.constantFrom('commit' as const, 'bestCase' as const, 'atRisk' as const, 'lost' as const)
/** In hundredths of a percent, as both sides keep it; the limits and their neighbours come often. */
const share = fc
  .oneof(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(0, 5999, 6000, 8499, 8500, 10_000))
  .map((hundredths) => hundredths / 10_000)
const standing: fc.Arbitrary<Standing> = fc.record({ category: fc.option(category), likelihood: fc.option(share) })
const day = fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23')
const call: fc.Arbitrary<RenewalCall> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  renewalDate: fc.constant(renewalDate),
  category,
  likelihood: fc.option(share),
  isWithdrawal: fc.boolean(),
  reason: fc.constant(null),
  givenOn: day,
  createdAt: day.map((date) => `${date}T00:00:00.000Z`),
})

const percent = (likelihood: number | null): number | null => (likelihood === null ? null : Math.round(likelihood * 10_000) / 100)
const toPage = ({ category: known, likelihood }: Standing): PageStanding => ({
  category: known && categoryValues[known],
  likelihood: percent(likelihood),
})

test('the page makes of model and call what the service makes of them', () => {
  fc.assert(
    fc.property(standing, fc.option(call), (model, said) => {
      const expected = toPage(finalForecast(model, said, defaultLimits))
      expect(page.finalForecast(toPage(model), said && toPage(said))).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('the page takes the call that the service takes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(call, { selector: ({ id }) => id }), day, (calls, today) => {
      const given = calls.map((each) => ({
        ...toPage(each),
        id: each.id,
        isWithdrawal: each.isWithdrawal,
        givenOn: each.givenOn,
        createdAt: each.createdAt,
      }))
      expect(page.callInForce(given, today)?.id).toBe(callInForce(calls, renewalDate, today)?.id)
    }),
  )
})

test('the page expects the ARR that the service expects, to the hundredth', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 10 ** 12 })), fc.option(share), (arr, likelihood) => {
      const expected = expectedArr(arr, likelihood)
      expect(page.expectedArr(arr === null ? null : arr / 100, percent(likelihood))).toBe(expected === null ? null : expected / 100)
    }),
    { numRuns: 1000 },
  )
})

test('the page gives the interval that the service gives, and names the same renewals for its spread', () => {
  const openRenewal = fc.record({
    renewalId: fc.string({ minLength: 1, maxLength: 4 }),
    arr: fc.oneof(
      fc.integer({ min: 0, max: 10 ** 9 }),
      // multiples of a unit: the distribution is exact
      fc.integer({ min: 0, max: 40 }).map((thousands) => thousands * 100_000),
    ),
    likelihood: fc.oneof(share, fc.constantFrom(0, 0.0001, 0.9999, 1)),
  })
  fc.assert(
    fc.property(fc.uniqueArray(openRenewal, { selector: ({ renewalId }) => renewalId, maxLength: 40 }), (renewals) => {
      expect(book.scenarioOf(renewals)).toEqual(scenarioOf(renewals))
    }),
    { numRuns: 200 },
  )
})

test('the page judges a renewal at the horizon that the service learns it at', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 400 }), (daysLeft) => {
      expect(page.nearestHorizon(daysLeft)).toBe(horizonOf(daysLeft))
    }),
    { numRuns: 1000 },
  )
})

import { divideHalfEven } from '../metric/divide-half-even.ts'
import type { CategoryLimits, RenewalCategory } from './renewal-category.ts'

/** What a person says of a renewal. */
export interface RenewalCall {
  id: string
  /** `yyyy-mm-dd`, of the renewal it is about. */
  renewalDate: string
  category: RenewalCategory
  /** 0 to 1; null = the category says enough. */
  likelihood: number | null
  /** Takes back what was called before: nobody's call stands, until a newer one. */
  isWithdrawal: boolean
  /** As the org's picklist has it; null = none given. */
  reason: string | null
  /** `yyyy-mm-dd` */
  givenOn: string
  /** ISO text, tells calls of one day apart. */
  createdAt: string
}

/** How sure a renewal is; null = cannot be told. */
export interface Standing {
  category: RenewalCategory | null
  /** 0 to 1 */
  likelihood: number | null
}

/**
 * The call that stands for a renewal: the newest that was given for its date, by `asOf`. Where that one takes a call back, none stands: an older
 * one does not come to life again.
 * @param calls of the account
 */
export function callInForce(calls: readonly RenewalCall[], renewalDate: string, asOf: string): RenewalCall | null {
  const own = calls.filter((call) => call.renewalDate === renewalDate && call.givenOn <= asOf)
  const keyOf = ({ givenOn, createdAt, id }: RenewalCall): string => `${givenOn} ${createdAt} ${id}`
  const [newest] = own.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
  return newest === undefined || newest.isWithdrawal ? null : newest
}

/**
 * What counts: the person's call when there is one, else the model. A call without a likelihood of its own takes the model's, moved as little
 * as its category requires: what is called lost is not expected at 80 %.
 */
export function finalForecast(model: Standing, call: RenewalCall | null, limits: CategoryLimits): Standing {
  if (call === null) return model
  return { category: call.category, likelihood: call.likelihood ?? likelihoodWithin(call.category, model, limits) }
}

/** The smallest step that a likelihood is kept in. */
const step = 0.0001

function likelihoodWithin(category: RenewalCategory, model: Standing, { commitFrom, bestCaseFrom }: CategoryLimits): number | null {
  if (category === 'lost') return 0
  if (category === model.category) return model.likelihood
  const [low, high] = { commit: [commitFrom, 1], bestCase: [bestCaseFrom, commitFrom - step], atRisk: [0, bestCaseFrom - step] }[category]
  if (model.likelihood === null) return category === 'atRisk' ? null : (low ?? null)
  return Math.round(Math.min(Math.max(model.likelihood, low ?? 0), high ?? 1) * 10_000) / 10_000
}

/**
 * ARR times likelihood, rounded to a hundredth, half to even.
 * @param arr hundredths, whole; null = not known
 * @param likelihood 0 to 1, in hundredths of a percent; null = cannot be told
 */
export function expectedArr(arr: number | null, likelihood: number | null): number | null {
  if (arr === null || likelihood === null) return null
  return Number(divideHalfEven(BigInt(arr) * BigInt(Math.round(likelihood * 10_000)), 10_000n))
}

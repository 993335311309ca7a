import { divideHalfEven } from '../metric/divide-half-even.ts'
import type { Sentence } from './renewal.ts'

/** Where an input comes from: a person stated it, the org's records tell it, a default of ours, or nothing does. */
export type InputOrigin = 'stated' | 'recorded' | 'default' | 'missing'

/** A value kept exact: `part` for each `whole`, which is above 0. */
export interface Ratio {
  part: bigint
  whole: bigint
}

/** What a formula takes, as it is shown beside its result. */
export interface ShownInput extends Sentence {
  key: ProgrammeInput
  unit: 'currency' | 'percent' | 'accounts' | 'posts' | 'accountsPerPost'
  /** In hundredths of its unit, half to even; the formula takes it unrounded. null = missing. */
  value: number | null
  origin: InputOrigin
}

/** An input with its value in hundredths of its unit, unrounded. */
export interface ExactInput {
  shown: ShownInput
  exact: Ratio | null
}

const inputs = {
  startingArr: { unit: 'currency', english: 'ARR at the start of the twelve months', japanese: '12か月間の開始時点のARR' },
  lostArr: { unit: 'currency', english: 'ARR lost to churn and contraction in them', japanese: 'その間に解約・縮小で失ったARR' },
  lostShareBefore: { unit: 'percent', english: 'Share of ARR lost in a year before the programme', japanese: '施策開始前の年間ARR喪失率' },
  expandedArr: { unit: 'currency', english: 'ARR expanded in them', japanese: 'その間に拡大したARR' },
  expandedShareBefore: {
    unit: 'percent',
    english: 'Share of ARR expanded in a year before the programme',
    japanese: '施策開始前の年間ARR拡大率',
  },
  accounts: { unit: 'accounts', english: 'Accounts looked after', japanese: '担当取引先数' },
  posts: { unit: 'posts', english: 'CSMs, in full posts', japanese: 'CSM人数（常勤換算）' },
  accountsPerPostBefore: {
    unit: 'accountsPerPost',
    english: 'Accounts a CSM looked after before the programme',
    japanese: '施策開始前のCSM1人あたり取引先数',
  },
  postCost: { unit: 'currency', english: 'What a CSM costs in a year', japanese: 'CSM1人あたりの年間費用' },
  programmeCost: { unit: 'currency', english: 'What the programme costs in a year', japanese: '施策の年間費用' },
  attributedShare: {
    unit: 'percent',
    english: 'Share of the change put down to the programme',
    japanese: '変化のうち施策によるとみなす割合',
  },
} as const satisfies Record<string, Sentence & { unit: ShownInput['unit'] }>

export type ProgrammeInput = keyof typeof inputs

/** What may be known of an input, in hundredths of its unit. What a person stated goes before the records, those before a default. */
export interface KnownValue {
  stated?: number | null
  recorded?: Ratio | null
  default?: number
}

/** @throws RangeError on a stated value that is not whole or below 0 */
export function exactInput(key: ProgrammeInput, { stated = null, recorded = null, default: fallback }: KnownValue): ExactInput {
  if (stated !== null && !(Number.isSafeInteger(stated) && stated >= 0))
    throw new RangeError(`${key} is not whole and 0 or more: ${stated}`)
  const [origin, exact] = chosen(stated, recorded, fallback ?? null)
  return { shown: { key, ...inputs[key], value: exact && Number(divideHalfEven(exact.part, exact.whole)), origin }, exact }
}

function chosen(stated: number | null, recorded: Ratio | null, fallback: number | null): [InputOrigin, Ratio | null] {
  if (stated !== null) return ['stated', { part: BigInt(stated), whole: 1n }]
  if (recorded !== null && recorded.whole > 0n) return ['recorded', recorded]
  return fallback === null ? ['missing', null] : ['default', { part: BigInt(fallback), whole: 1n }]
}

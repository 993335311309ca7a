import { divideHalfEven } from '../metric/divide-half-even.ts'
import { exactInput, type ExactInput, type Ratio, type ShownInput } from './programme-inputs.ts'
import type { Sentence } from './renewal.ts'
import type { RevenueRetention } from './revenue-retention.ts'

/** Who looks after how many accounts. */
export interface TeamSize {
  accounts: number
  /** Hundredths of a full post. */
  posts: number
}

/** What the org's records say. */
export interface ProgrammeRecords {
  /** Of the twelve months looked at. */
  now: RevenueRetention
  /** Of the twelve months before the programme began; null = not recorded. */
  before: RevenueRetention | null
  /** null = not known. */
  teamNow: TeamSize | null
  /** When the programme began; null = not recorded. */
  teamBefore: TeamSize | null
}

/** What a person states, each in hundredths of its unit (percent, accounts, the corporate currency), 0 or more; null = nothing. */
export interface ProgrammeAssumptions {
  lostShareBefore: number | null
  expandedShareBefore: number | null
  accountsPerPostBefore: number | null
  /** CSMs now, in full posts: those who own accounts need not work full time on them. */
  posts: number | null
  postCost: number | null
  programmeCost: number | null
  /** At most 10000. */
  attributedShare: number | null
}

/** Half of what changed: price, product and market changed as well. No figure stands behind it, so it shows as a default. */
export const defaultAttributedShare = 5_000

export interface ReturnFigure {
  key: 'preventedChurn' | 'upsell' | 'capacity'
  formula: Sentence
  inputs: ShownInput[]
  /** A year: hundredths of the corporate currency, half to even; below 0 = it got worse. null = an input is missing, or nobody looked after anything before. */
  amount: number | null
}

export interface ProgrammeReturn {
  figures: ReturnFigure[]
  /** Σ of the figures; null while one of them is. */
  benefit: number | null
  cost: ShownInput
  /** (benefit − cost) / cost, 0 = it paid for itself; null = one of them is not known, or the cost is 0. */
  returnOnCost: number | null
}

/**
 * What the programme brings in a year: prevented churn, upsell and CSM capacity, each as what is beside what would be had nothing changed.
 * Nothing is guessed: a figure that lacks an input is null, and the input shows as missing. Of what changed only the attributed share counts.
 * Source: the three benefits are those of requirement R5; the return is that of any investment, (benefit − cost) / cost
 * @throws RangeError on an assumption that is not whole, below 0, or an attributed share above 100 %
 */
export function programmeReturn(records: ProgrammeRecords, assumptions: ProgrammeAssumptions): ProgrammeReturn {
  const { attributedShare: stated, programmeCost } = assumptions
  if (stated !== null && stated > 10_000) throw new RangeError(`More than 100 % cannot be put down to the programme: ${stated}`)
  const attributed = exactInput('attributedShare', { stated, default: defaultAttributedShare })
  const figures = [
    preventedChurn(records, assumptions, attributed),
    upsell(records, assumptions, attributed),
    capacity(records, assumptions, attributed),
  ]
  const amounts = figures.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  const benefit = amounts.length < figures.length ? null : amounts.reduce((sum, amount) => sum + amount, 0)
  const cost = exactInput('programmeCost', { stated: programmeCost }).shown
  const returnOnCost = benefit === null || cost.value === null || cost.value === 0 ? null : (benefit - cost.value) / cost.value
  return { figures, benefit, cost, returnOnCost }
}

/** Lost is churned and contracted: ARR that shrank instead of leaving counts for what is left of it only. */
function preventedChurn(
  { now, before }: ProgrammeRecords,
  { lostShareBefore }: ProgrammeAssumptions,
  attributed: ExactInput,
): ReturnFigure {
  const lostBefore = before && shareInHundredths(before.churnedArr + before.contractedArr, before.startingArr)
  const inputs = [
    exactInput('startingArr', { recorded: whole(now.startingArr) }),
    exactInput('lostShareBefore', { stated: lostShareBefore, recorded: lostBefore }),
    exactInput('lostArr', { recorded: whole(now.churnedArr + now.contractedArr) }),
    attributed,
  ] as const
  const formula = {
    english: '(ARR at the start × share lost before − ARR lost) × share put down to the programme, per year',
    japanese: '（開始時点のARR × 施策開始前の喪失率 − 失ったARR）× 施策によるとみなす割合（年間）',
  }
  return figure('preventedChurn', formula, inputs, ([start, share, lost, part]) => [
    (start.part * share.part - lost.part * share.whole * shareUnit) * part.part,
    share.whole * shareUnit * shareUnit,
  ])
}

function upsell({ now, before }: ProgrammeRecords, { expandedShareBefore }: ProgrammeAssumptions, attributed: ExactInput): ReturnFigure {
  const inputs = [
    exactInput('startingArr', { recorded: whole(now.startingArr) }),
    exactInput('expandedShareBefore', {
      stated: expandedShareBefore,
      recorded: before && shareInHundredths(before.expandedArr, before.startingArr),
    }),
    exactInput('expandedArr', { recorded: whole(now.expandedArr) }),
    attributed,
  ] as const
  const formula = {
    english: '(ARR expanded − ARR at the start × share expanded before) × share put down to the programme, per year',
    japanese: '（拡大したARR − 開始時点のARR × 施策開始前の拡大率）× 施策によるとみなす割合（年間）',
  }
  return figure('upsell', formula, inputs, ([start, share, expanded, part]) => [
    (expanded.part * share.whole * shareUnit - start.part * share.part) * part.part,
    share.whole * shareUnit * shareUnit,
  ])
}

/** Posts that so many accounts would have taken before, less those they take now, for what a post costs. */
function capacity({ teamNow, teamBefore }: ProgrammeRecords, assumptions: ProgrammeAssumptions, attributed: ExactInput): ReturnFigure {
  const inputs = [
    exactInput('accounts', { recorded: teamNow && whole(teamNow.accounts * 100) }),
    exactInput('accountsPerPostBefore', {
      stated: assumptions.accountsPerPostBefore,
      recorded: teamBefore && { part: BigInt(teamBefore.accounts) * 10_000n, whole: BigInt(teamBefore.posts) },
    }),
    exactInput('posts', { stated: assumptions.posts, recorded: teamNow && whole(teamNow.posts) }),
    exactInput('postCost', { stated: assumptions.postCost }),
    attributed,
  ] as const
  const formula = {
    english: '(accounts ÷ accounts per CSM before − CSMs) × cost of a CSM × share put down to the programme, per year',
    japanese: '（取引先数 ÷ 施策開始前のCSM1人あたり取引先数 − CSM人数）× CSM1人あたりの費用 × 施策によるとみなす割合（年間）',
  }
  return figure('capacity', formula, inputs, ([accounts, perPost, posts, cost, part]) => [
    (accounts.part * perPost.whole * 100n - posts.part * perPost.part) * cost.part * part.part,
    perPost.part * 100n * shareUnit,
  ])
}

/** Hundredths of a percent in a whole. */
const shareUnit = 10_000n

/** @param quotientOf dividend and divisor from the inputs, in their order; a divisor of 0 = no amount */
function figure<const Inputs extends readonly ExactInput[]>(
  key: ReturnFigure['key'],
  formula: Sentence,
  inputs: Inputs,
  quotientOf: (known: { [Index in keyof Inputs]: Ratio }) => [bigint, bigint],
): ReturnFigure {
  const known = inputs.flatMap(({ exact }) => exact ?? [])
  const [dividend, divisor] = known.length < inputs.length ? [0n, 0n] : quotientOf(known as unknown as { [Index in keyof Inputs]: Ratio })
  return {
    key,
    formula,
    inputs: inputs.map(({ shown }) => shown),
    amount: divisor === 0n ? null : Number(divideHalfEven(dividend, divisor)),
  }
}

const whole = (value: number): Ratio => ({ part: BigInt(value), whole: 1n })
const shareInHundredths = (part: number, of: number): Ratio => ({ part: BigInt(part) * shareUnit, whole: BigInt(of) })

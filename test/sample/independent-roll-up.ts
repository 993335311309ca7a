import { add, compare, divide, fromDecimal, multiply, roundTo, toNumber, whole, zero, type Fraction } from './fraction.ts'
import type { IndependentRollUp, IndependentScore } from './independent-score.ts'
import { decimal, text, type Row } from './independent-values.ts'

interface Member {
  accountId: string
  score: Fraction | null
  coverage: Fraction
  weight: Fraction
}

/** @returns null when the account keeps its own score: independent, no children, or nobody with yearly revenue to weigh by */
export function rollUpChildren(
  method: string,
  account: Row,
  own: { score: Fraction | null; coverage: Fraction },
  accounts: Row[],
  scores: Map<string, IndependentScore>,
): { score: Fraction | null; coverage: Fraction; rollUp: IndependentRollUp } | null {
  const childrenOf = (id: unknown) => accounts.filter((other) => other['ParentId'] === id)
  const revenueBelow = (one: Row): Fraction => childrenOf(one['Id']).map(revenueBelow).reduce(add, revenueOf(one))
  const children = childrenOf(account['Id'])
  if (method === 'Independent' || children.length === 0) return null

  const members = children.map((child): Member => {
    const found = scores.get(text(child['Id'])) as IndependentScore
    const score = found.score === null ? null : fromDecimal(String(found.score))
    return { accountId: found.accountId, score, coverage: fromDecimal(String(found.coverage)), weight: revenueBelow(child) }
  })
  const self = { accountId: text(account['Id']), ...own, weight: revenueOf(account) }
  const all = [self, ...members]
  const known = all.filter(({ score }) => score !== null)
  const rollUp = { method, ownWeight: toNumber(self.weight), members: members.map(toPlain) }
  if (method === 'WorstOf') {
    const score = known.map((one) => one.score as Fraction).toSorted(compare)[0] ?? null
    return { score, coverage: mean(all.map(({ coverage }) => ({ amount: coverage, weight: whole(1) }))), rollUp }
  }
  const weighed = known.filter(({ weight }) => weight.top > 0n)
  if (weighed.length === 0) return null
  const score = mean(weighed.map((one) => ({ amount: one.score as Fraction, weight: one.weight })))
  return { score, coverage: mean(all.map(({ coverage, weight }) => ({ amount: coverage, weight }))), rollUp }
}

const revenueOf = (account: Row): Fraction => (account['CsArr__c'] === null ? zero : decimal(account['CsArr__c']))

function mean(parts: { amount: Fraction; weight: Fraction }[]): Fraction {
  const weight = parts.map((part) => part.weight).reduce(add, zero)
  const sum = parts.map((part) => multiply(part.amount, part.weight)).reduce(add, zero)
  return roundTo(divide(sum, weight), 2)
}

const toPlain = ({ accountId, score, coverage, weight }: Member) => ({
  accountId,
  score: score && toNumber(score),
  coverage: toNumber(coverage),
  weight: toNumber(weight),
})

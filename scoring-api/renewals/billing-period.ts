import type { BillingPeriod } from './annual-recurring-revenue.ts'

const words: Record<BillingPeriod, readonly string[]> = {
  monthly: ['monthly', 'month', 'months', 'per month', '月次', '月額', '毎月', '月払い', '月'],
  quarterly: ['quarterly', 'quarter', 'per quarter', '四半期', '四半期ごと', '3か月', '3ヶ月'],
  halfYearly: [
    'semi-annual',
    'semiannual',
    'semi-annually',
    'semiannually',
    'half-yearly',
    'half yearly',
    '半年',
    '半年ごと',
    '半期',
    '6か月',
    '6ヶ月',
  ],
  yearly: ['annual', 'annually', 'yearly', 'year', 'per year', '年次', '年額', '毎年', '年払い', '年', '1年'],
}
const byWord = new Map(Object.entries(words).flatMap(([period, own]) => own.map((word) => [word, period as BillingPeriod])))

/** The billing period that a picklist's value means, in English or Japanese. @returns null when it is none of ours, such as One-Time */
export const toBillingPeriod = (text: string): BillingPeriod | null => byWord.get(text.trim().toLowerCase()) ?? null

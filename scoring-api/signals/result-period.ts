import { addDays } from '../metric/calendar-day.ts'

/** The days up to and including the as-of date that results are about. */
export const resultPeriods = ['last90Days', 'last365Days'] as const
export type ResultPeriod = (typeof resultPeriods)[number]
export const longestPeriod: ResultPeriod = 'last365Days'

const periodDays: Record<ResultPeriod, number> = { last90Days: 90, last365Days: 365 }

/** First day of a period. */
export const firstDayOf = (period: ResultPeriod, asOf: string): string => addDays(asOf, 1 - periodDays[period])

export const isWithin = (period: ResultPeriod, day: string, asOf: string): boolean => day >= firstDayOf(period, asOf) && day <= asOf

import { addDays, addMonths } from '../store/time-zone.ts'
import type { DateGranularity } from './report-definition.ts'

/** First and last day of the period a day lies in; weeks begin on Sunday, as in the locales en_US and ja_JP. */
export interface Period {
  first: string
  last: string
}

export function periodOf(day: string, granularity: DateGranularity): Period {
  const [year = '', month = ''] = day.split('-')
  const months = (first: string, count: number): Period => ({ first, last: addDays(addMonths(first, count), -1) })
  switch (granularity) {
    case 'Day':
      return { first: day, last: day }
    case 'Week': {
      const first = addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay())
      return { first, last: addDays(first, 6) }
    }
    case 'Month':
      return months(`${year}-${month}-01`, 1)
    case 'Quarter':
      return months(`${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`, 3)
    case 'Year':
      return months(`${year}-01-01`, 12)
  }
}

/** `January 2027` · `Q1 CY2027` · `CY2027` · `1/3/2027 - 1/9/2027`, months and days as the reader's locale writes them. */
export function periodLabel({ first, last }: Period, granularity: DateGranularity, locale: string): string {
  const format = (options: Intl.DateTimeFormatOptions, day: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`))
  const whole = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  switch (granularity) {
    case 'Day':
      return format(whole, first)
    case 'Week':
      return `${format(whole, first)} - ${format(whole, last)}`
    case 'Month':
      return format({ year: 'numeric', month: 'long' }, first)
    case 'Quarter':
      return `Q${Math.ceil(Number(first.slice(5, 7)) / 3)} CY${first.slice(0, 4)}`
    case 'Year':
      return `CY${first.slice(0, 4)}`
  }
}

import { z } from 'zod'
import { addDays, daysBetween, toDayNumber } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'

/** The org's days off. Half days are working days. */

const holidayObject = 'Holiday'

const text = z.string().nullable()
const number = z.number().nullable()
const holidayRecord = z.object({
  IsAllDay: z.boolean(),
  ActivityDate: text,
  IsRecurrence: z.boolean(),
  RecurrenceStartDate: text,
  RecurrenceEndDateOnly: text,
  RecurrenceType: text,
  RecurrenceInterval: number,
  RecurrenceDayOfWeekMask: number,
  RecurrenceDayOfMonth: number,
  RecurrenceInstance: text,
  RecurrenceMonthOfYear: text,
})
export type HolidayRecord = z.infer<typeof holidayRecord>

const holidayFields = Object.keys(holidayRecord.shape)

export const holidayFieldsRead = holidayFields.map((field) => ({ object: holidayObject, field }))

/** Due dates lie ahead; of what is overdue the past matters. */
const daysBack = 370
const daysAhead = 740

/** The days off, `yyyy-mm-dd`, of the year behind and the two years ahead of `asOfDate`. @throws Problem */
export async function readHolidays(salesforce: Salesforce, asOfDate: string): Promise<Set<string>> {
  const records = await readAll(salesforce, `SELECT ${holidayFields.join(', ')} FROM ${holidayObject}`)
  return daysOff(
    records.map((record) => holidayRecord.parse(record)),
    addDays(asOfDate, -daysBack),
    addDays(asOfDate, daysAhead),
  )
}

/** The days of holidays between two dates, both included. */
export function daysOff(holidays: readonly HolidayRecord[], from: string, to: string): Set<string> {
  const found = new Set<string>()
  for (const holiday of holidays.filter(({ IsAllDay }) => IsAllDay)) {
    if (!holiday.IsRecurrence) {
      if (holiday.ActivityDate !== null) found.add(holiday.ActivityDate)
      continue
    }
    const last = holiday.RecurrenceEndDateOnly === null || holiday.RecurrenceEndDateOnly > to ? to : holiday.RecurrenceEndDateOnly
    const first = holiday.RecurrenceStartDate === null || holiday.RecurrenceStartDate < from ? from : holiday.RecurrenceStartDate
    for (let day = first; day <= last; day = addDays(day, 1)) if (recursOn(holiday, day)) found.add(day)
  }
  return found
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const instances = ['First', 'Second', 'Third', 'Fourth']

/**
 * Whether a recurring holiday, begun already, falls on the day.
 * Source: Object Reference, "Holiday": the mask adds 1 for Sunday, 2 for Monday, 4 for Tuesday … 64 for Saturday.
 */
function recursOn(holiday: HolidayRecord, day: string): boolean {
  const start = holiday.RecurrenceStartDate ?? day
  const interval = Math.max(holiday.RecurrenceInterval ?? 1, 1)
  const date = Number(day.slice(8))
  const isMonth = months[Number(day.slice(5, 7)) - 1] === holiday.RecurrenceMonthOfYear
  const monthsPassed = monthNumber(day) - monthNumber(start)
  switch (holiday.RecurrenceType) {
    case 'RecursDaily':
      return daysBetween(start, day) % interval === 0
    case 'RecursEveryWeekday':
      return isInMask(holiday, day)
    case 'RecursWeekly':
      return isInMask(holiday, day) && (weekNumber(day) - weekNumber(start)) % interval === 0
    case 'RecursMonthly':
      return date === holiday.RecurrenceDayOfMonth && monthsPassed % interval === 0
    case 'RecursMonthlyNth':
      return isInMask(holiday, day) && isInstance(holiday, day) && monthsPassed % interval === 0
    case 'RecursYearly':
      return isMonth && date === holiday.RecurrenceDayOfMonth
    case 'RecursYearlyNth':
      return isMonth && isInMask(holiday, day) && isInstance(holiday, day)
    default:
      return false
  }
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Weeks that begin on Sunday; 1970-01-01 was a Thursday. */
const weekNumber = (day: string): number => Math.floor((toDayNumber(day) + 4) / 7)

const isInMask = ({ RecurrenceDayOfWeekMask: mask }: HolidayRecord, day: string): boolean =>
  ((mask ?? 0) & (1 << (toDayNumber(day) + 4 - weekNumber(day) * 7))) !== 0

function isInstance({ RecurrenceInstance: instance }: HolidayRecord, day: string): boolean {
  if (instance === 'Last') return addDays(day, 7).slice(5, 7) !== day.slice(5, 7)
  return instances[Math.floor((Number(day.slice(8)) - 1) / 7)] === instance
}

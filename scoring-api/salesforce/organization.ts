import { z } from 'zod'
import type { Salesforce } from './connect.ts'
import { readAll } from './read-all.ts'

/** How the org counts days and speaks. */
export interface Organization {
  /** IANA name. */
  timeZone: string
  language: 'en' | 'ja'
  /** 0 = Sunday. */
  weekStartsOn: number
  /** 1-12. */
  fiscalYearStartMonth: number
}

const organizationObject = 'Organization'
const organizationFields = ['TimeZoneSidKey', 'LanguageLocaleKey', 'DefaultLocaleSidKey', 'FiscalYearStartMonth']

const organizationRecord = z.object({
  TimeZoneSidKey: z.string(),
  LanguageLocaleKey: z.string(),
  DefaultLocaleSidKey: z.string(),
  FiscalYearStartMonth: z.int().min(1).max(12).nullable(),
})

/** @throws Problem */
export async function readOrganization(salesforce: Salesforce): Promise<Organization> {
  const [record] = await readAll(salesforce, `SELECT ${organizationFields.join(', ')} FROM ${organizationObject}`)
  const organization = organizationRecord.parse(record)
  return {
    timeZone: organization.TimeZoneSidKey,
    language: organization.LanguageLocaleKey.startsWith('ja') ? 'ja' : 'en',
    weekStartsOn: firstDayOfWeek(organization.DefaultLocaleSidKey),
    fiscalYearStartMonth: organization.FiscalYearStartMonth ?? 1,
  }
}

/** Salesforce writes locales as `en_US`, some with variants that Intl does not know (`ja_JP_JP`). */
function firstDayOfWeek(localeKey: string): number {
  const tag = localeKey.split('_').slice(0, 2).join('-')
  // TypeScript 6.0 does not know the method yet; Node 24 has it.
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo(): { firstDay: number } }
  return locale.getWeekInfo().firstDay % 7
}

/** Languages a user can choose. */
export const languages = [
  { code: 'en_US', label: 'English' },
  { code: 'ja', label: '日本語' },
] as const

/** What `@salesforce/i18n/*` says: the language's words and formats, the org's currency, the user's time zone. */
export function i18nOf(language: string, timeZone: string, currency: string): Record<string, string | number | boolean> {
  const common = { timeZone, currency, dir: 'ltr', 'number.currencySymbol': currencySymbol(language, currency) }
  return language === 'ja' ? { ...japaneseFormats, ...common } : { lang: 'en-US', locale: 'en-US', ...common }
}

/** Salesforce's formats of the locale `ja_JP`; English takes the base components' defaults (`en_US`). */
const japaneseFormats = {
  lang: 'ja',
  locale: 'ja-JP',
  firstDayOfWeek: 1,
  'dateTime.shortDateFormat': 'yyyy/MM/dd',
  'dateTime.mediumDateFormat': 'yyyy/MM/dd',
  'dateTime.longDateFormat': 'yyyy年M月d日',
  'dateTime.shortDateTimeFormat': 'yyyy/MM/dd H:mm',
  'dateTime.mediumDateTimeFormat': 'yyyy/MM/dd H:mm:ss',
  'dateTime.longDateTimeFormat': 'yyyy年M月d日 H:mm:ss',
  'dateTime.shortTimeFormat': 'H:mm',
  'dateTime.mediumTimeFormat': 'H:mm:ss',
  'number.currencyFormat': '¤#,##0',
}

function currencySymbol(language: string, currency: string): string {
  const parts = new Intl.NumberFormat(language === 'ja' ? 'ja-JP' : 'en-US', { style: 'currency', currency }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

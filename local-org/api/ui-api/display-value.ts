import type { DescribeField, LabelBook, OrgUser } from '../org.ts'

/** A field's value as REST gives it. */
export type Scalar = string | number | boolean | null | undefined

/** How one user reads values. */
export interface Reader {
  /** BCP 47: `en-US`, `ja-JP`. */
  locale: string
  timeZone: string
  /** ISO code; what amounts are in that say no currency of their own. */
  currency: string
  labels: LabelBook
}

export function readerOf(user: OrgUser, labels: LabelBook): Reader {
  return { locale: user.locale.replace('_', '-'), timeZone: user.timeZone, currency: user.currency, labels }
}

/**
 * A value as the user's page shows it, as UI API's `displayValue`.
 * @param isoCode currency of the record in an org with several, whose amounts show the code (`USD 1,234.50`); null in others
 * @returns null when the value is shown as it is (text, ids, checkboxes) or there is none
 */
export function toDisplayValue(
  reader: Reader,
  sobject: string,
  field: DescribeField,
  value: Scalar,
  isoCode: string | null = null,
): string | null {
  if (value === null || value === undefined) return null
  switch (field.type) {
    case 'picklist':
      return reader.labels.picklistLabel(sobject, field.name, String(value))
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((part) => reader.labels.picklistLabel(sobject, field.name, part))
        .join(';')
    case 'date':
      return dateFormat(reader.locale, 'UTC', false).format(new Date(`${String(value)}T00:00:00Z`))
    case 'datetime':
      return plainSpaces(dateFormat(reader.locale, reader.timeZone, true).format(new Date(String(value))))
    case 'double':
    case 'int':
      return numberFormat(reader.locale, field.scale).format(Number(value))
    case 'percent':
      return `${numberFormat(reader.locale, field.scale).format(Number(value))}%`
    case 'currency':
      return isoCode === null
        ? currencyFormat(reader.locale, reader.currency, field.scale, 'symbol').format(Number(value))
        : plainSpaces(currencyFormat(reader.locale, isoCode, field.scale, 'code').format(Number(value)))
    default:
      return null
  }
}

/** Making an Intl format costs far more than using it; there are as many as locales and scales. */
const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function remembered<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const known = formats.get(key)
  if (known) return known as T
  const made = make()
  formats.set(key, made)
  return made
}

function dateFormat(locale: string, timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  return remembered(`date ${locale} ${timeZone} ${withTime}`, () => {
    const day = { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' } as const
    return new Intl.DateTimeFormat(locale, withTime ? { ...day, hour: 'numeric', minute: '2-digit' } : day)
  })
}

function numberFormat(locale: string, scale: number): Intl.NumberFormat {
  return remembered(
    `number ${locale} ${scale}`,
    () => new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale }),
  )
}

/** A currency without minor units shows none, whatever the field's scale. */
function currencyFormat(locale: string, currency: string, scale: number, currencyDisplay: 'symbol' | 'code'): Intl.NumberFormat {
  return remembered(`currency ${locale} ${currency} ${scale} ${currencyDisplay}`, () => {
    const own = new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? scale
    const digits = Math.min(own, scale)
    const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay, ...fractions })
  })
}

/** ICU puts a narrow no-break space before AM and PM, the platform a plain one. */
const plainSpaces = (text: string): string => text.replace(/[\u202f\u00a0]/g, ' ')

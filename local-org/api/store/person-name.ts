import type { SqlValue } from './database.ts'

/** Locales that put the family name first, as far as the local org speaks them. */
const familyNameFirst = /^(ja|ko|zh|vi|hu)(_|$)/

/**
 * A person's name as a user of this locale reads it: "Emma Clark", "田中 愛子". The order is the reader's, not the person's.
 * Source: Salesforce Help, "What Is a Locale?" and "Update Your Integrations for New Locale Formats" (names change with the locale, in the API too).
 */
export function personName({ FirstName, LastName }: { FirstName?: SqlValue; LastName?: SqlValue }, locale: string): string | null {
  const parts = isFamilyNameFirst(locale) ? [LastName, FirstName] : [FirstName, LastName]
  return parts.filter((part) => typeof part === 'string').join(' ') || null
}

export function isFamilyNameFirst(locale: string): boolean {
  return familyNameFirst.test(locale)
}

/** The locale of a user who chose nothing but a language. */
export function localeOf(language: string): string {
  return language === 'ja' ? 'ja_JP' : 'en_US'
}

export const languages = ['en', 'ja'] as const
export type Language = (typeof languages)[number]

/** The language of a person's terminal: `ja_JP.UTF-8` is Japanese, everything else English. */
export function languageOf(env: Record<string, string | undefined>): Language {
  return /^ja\b|^ja_/.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'ja' : 'en'
}

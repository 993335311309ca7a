const characters: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const anyEscape = /\\(u[0-9a-fA-F]{4}|[\s\S]?)/g
const knownEscape = /^(u[0-9a-fA-F]{4}|[nrtbfNRTBF"'\\])$/

/**
 * The first escape sequence that the org refuses; null = none. `\_` and `\%` are for LIKE alone.
 * Source: as below, "If you use a backslash character in any other context, an error occurs"
 */
export function wrongEscape(raw: string, isPattern: boolean): string | null {
  const wrong = [...raw.matchAll(anyEscape)].find(([, code = '']) => !knownEscape.test(code) && !(isPattern && /^[_%]$/.test(code)))
  return wrong?.[0] ?? null
}

const escape = /\\(u[0-9a-fA-F]{4}|[\s\S])/g

/** The text that a quoted SOQL string means. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
export const unescapeText = (raw: string): string => raw.replace(escape, (_, code: string) => unescapeCode(code))

/** A LIKE pattern in which `\` still guards `%`, `_` and itself. */
export function likePattern(raw: string): string {
  return raw.replace(escape, (_, code: string) => {
    const text = unescapeCode(code)
    return ['%', '_', '\\'].includes(text) ? `\\${text}` : text
  })
}

const unescapeCode = (code: string): string =>
  code.length === 5 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (characters[code.toLowerCase()] ?? code)

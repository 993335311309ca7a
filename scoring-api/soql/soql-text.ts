const characters: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
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
  code.length === 5 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (characters[code] ?? code)

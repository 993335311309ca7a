import type { LiteralType } from '@jetstreamapp/soql-parser-js'
import { malformed } from './soql-error.ts'

/** A value as written in a condition. */
export type Literal =
  | { kind: 'null' }
  | { kind: 'string'; value: string; raw: string }
  /** `isoCode` of an amount like USD5000; null for a plain number. */
  | { kind: 'number'; value: number; isoCode: string | null }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'date'; value: string }
  | { kind: 'datetime'; value: string }
  | { kind: 'relative'; name: string; count: number }

/** @param count the n of `LAST_N_DAYS:n` */
export function readLiteral(text: string, type: LiteralType | undefined, count: number | undefined): Literal {
  switch (type) {
    case 'STRING':
      return { kind: 'string', value: unescape(text.slice(1, -1)), raw: text.slice(1, -1) }
    case 'INTEGER':
    case 'DECIMAL':
      return { kind: 'number', value: Number(text), isoCode: null }
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return { kind: 'number', value: Number(text.slice(3)), isoCode: text.slice(0, 3).toUpperCase() }
    case 'BOOLEAN':
      return { kind: 'boolean', value: text.toUpperCase() === 'TRUE' }
    case 'NULL':
      return { kind: 'null' }
    case 'DATE':
      return { kind: 'date', value: calendarDay(text) }
    case 'DATETIME':
      return { kind: 'datetime', value: instant(text) }
    case 'DATE_LITERAL':
      return { kind: 'relative', name: text.toUpperCase(), count: 0 }
    case 'DATE_N_LITERAL':
      return { kind: 'relative', name: (text.split(':')[0] ?? '').toUpperCase(), count: count ?? Number(text.split(':')[1]) }
    default:
      throw malformed(`unexpected token: '${text}'`)
  }
}

function calendarDay(text: string): string {
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== text) throw malformed(`Invalid date: ${text}`)
  return text
}

function instant(text: string): string {
  const milliseconds = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(milliseconds)) throw malformed(`Invalid datetime: ${text}`)
  return new Date(milliseconds).toISOString()
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' }

/** Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
function unescape(raw: string): string {
  return replaceEscapes(raw, (letter) => (letter === '_' || letter === '%' ? letter : escapes[letter]))
}

/** A LIKE text as a SQLite pattern with `\` as its escape character. */
export function likePattern(raw: string): string {
  return replaceEscapes(raw, (letter) => {
    if (letter === '_' || letter === '%') return `\\${letter}`
    return letter === '\\' ? '\\\\' : escapes[letter]
  })
}

function replaceEscapes(raw: string, meaning: (letter: string) => string | undefined): string {
  return raw.replace(/\\(u[0-9A-Fa-f]{4}|[\s\S]|$)/g, (sequence, letter: string) => {
    if (/^u[0-9A-Fa-f]{4}$/.test(letter)) return String.fromCharCode(parseInt(letter.slice(1), 16))
    const text = meaning(letter)
    if (text === undefined) {
      throw malformed(`Invalid string literal '${raw}'. Illegal character sequence '${sequence}' in string literal.`)
    }
    return text
  })
}

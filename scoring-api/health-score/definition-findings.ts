import type { z } from 'zod'
import type { Finding } from './finding.ts'

/** What is wrong with the form of a definition: one sentence for each part that does not fit, with its path, in both languages. */
export function toShapeFindings(issues: readonly z.core.$ZodIssue[], value: unknown): Finding[] {
  return issues.map((issue) => ({ ...placeOf(issue.path, value), ...shapeSentence(issue) }))
}

/** What is wrong with one part of any JSON; `invalid_type` needs the issue's input. */
export function shapeSentence(issue: z.core.$ZodIssue): { english: string; japanese: string } {
  const [english, japanese] = sentences(issue, pathText(issue.path))
  return { english, japanese }
}

type Path = readonly PropertyKey[]

/** The measure is named by its key, where it has one. */
function placeOf(path: Path, value: unknown): Pick<Finding, 'measureKey' | 'field'> {
  const [first, index, ...rest] = path
  if (first !== 'measures' || typeof index !== 'number') return { measureKey: null, field: pathText(path) }
  const key = keyOf(value, index)
  if (key === null) return { measureKey: null, field: pathText(path) }
  return { measureKey: key, field: rest.length === 0 ? 'key' : pathText(rest) }
}

function keyOf(value: unknown, index: number): string | null {
  const { measures } = value as { measures: unknown[] }
  const measure = measures[index]
  if (typeof measure !== 'object' || measure === null || !('key' in measure)) return null
  return typeof measure.key === 'string' && measure.key !== '' ? measure.key : null
}

/** `measures[2].aggregate.field` */
export const pathText = (path: Path): string =>
  path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('')

function sentences(issue: z.core.$ZodIssue, path: string): [english: string, japanese: string] {
  const [what, whatJapanese] = path === '' ? ['The definition', '定義'] : [path, `${path} `]
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.map((name) => `"${name}"`).join(', ')
      return [`${what} has no property ${names}: leave it out.`, `${whatJapanese}に${names}という項目はありません。削除してください。`]
    }
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? { english: issue.expected, japanese: issue.expected }
      if (issue.input === undefined)
        return [`${what} is missing: give ${kind.english}.`, `${whatJapanese}がありません。${kind.japanese}を指定してください。`]
      return [`${what} must be ${kind.english}.`, `${whatJapanese}には${kind.japanese}を指定してください。`]
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ')
      return [`${what} must be one of ${choices}.`, `${whatJapanese}は次のいずれかを指定してください：${choices}。`]
    }
    case 'too_big':
      if (issue.origin === 'string')
        return [`${what} has more than ${issue.maximum} characters.`, `${whatJapanese}は${issue.maximum}文字以内で指定してください。`]
      return [`${what} must be ${issue.maximum} or less.`, `${whatJapanese}は${issue.maximum}以下で指定してください。`]
    case 'too_small':
      if (issue.origin === 'string')
        return [
          `${what} is empty: give a text, or null where it may be left out.`,
          `${whatJapanese}が空です。文字列を指定するか、省略できる場合はnullにしてください。`,
        ]
      return [`${what} must be ${issue.minimum} or more.`, `${whatJapanese}は${issue.minimum}以上で指定してください。`]
    case 'custom': {
      const digits = String(issue.params?.['digits'])
      return [`${what} must have at most ${digits} decimals.`, `${whatJapanese}は小数${digits}桁までで指定してください。`]
    }
    default:
      return [`${what} does not fit: ${issue.message}.`, `${whatJapanese}が正しくありません：${issue.message}。`]
  }
}

const kinds: Record<string, { english: string; japanese: string }> = {
  string: { english: 'a text', japanese: '文字列' },
  number: { english: 'a number', japanese: '数値' },
  int: { english: 'a whole number', japanese: '整数' },
  boolean: { english: 'true or false', japanese: 'trueまたはfalse' },
  array: { english: 'a list', japanese: '配列' },
  object: { english: 'an object', japanese: 'オブジェクト' },
}

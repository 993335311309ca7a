import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js'
import { FilterError, type Filter } from './filter.ts'
import { parseTokens, toTokens, type Token } from './filter-tokens.ts'

const prefix = 'SELECT Id FROM X WHERE '

/**
 * Parses what may stand after WHERE in SOQL.
 * @throws FilterError saying where the text cannot be understood or what is not supported: functions, subqueries, bind variables, clauses
 *   after the condition, AND mixed with OR without parentheses (the org refuses that too)
 * Source: SOQL and SOSL Reference, "conditionExpression Syntax" and "Logical Operators": parentheses are required when operators are mixed
 */
export function parseFilter(text: string): Filter {
  if (text.trim() === '') throw new FilterError('The condition is empty.', '条件が空です。')
  const { where, ...rest } = parse(text)
  const clause = Object.keys(rest).find((key) => key !== 'fields' && key !== 'sObject')
  if (clause !== undefined || where === undefined) {
    throw new FilterError(
      'Only a condition is allowed here, no further clause (such as ORDER BY, LIMIT or GROUP BY).',
      'ここには条件だけを書いてください（ORDER BY、LIMIT、GROUP BYなどは使えません）。',
    )
  }
  const tokens = toTokens(where)
  checkNegations(text, tokens)
  return parseTokens(tokens)
}

/** The parser (6.3.1) drops the middle one of three NOTs in a row without a word; until it does not, such a condition is refused. */
function checkNegations(text: string, tokens: readonly Token[]): void {
  const withoutTexts = text.replace(/'(?:\\.|[^'\\])*'/g, "''")
  const written = withoutTexts.match(/\bNOT\b(?!\s+IN\b)/gi)?.length ?? 0
  if (written === tokens.filter((token) => token === 'NOT').length) return
  throw new FilterError(
    'Three NOTs in a row are not supported: leave out two of them.',
    'NOTを3つ重ねることはできません。2つ減らしてください。',
  )
}

function parse(text: string): Query {
  try {
    return parseQuery(prefix + text)
  } catch (err) {
    const { english, japanese } = placeOf(err instanceof Error ? err.message : String(err), text)
    throw new FilterError(`The condition cannot be understood ${english}.`, `条件を解釈できません（${japanese}）。`)
  }
}

/** The parser says either an offset into the whole query or the token that it did not expect. */
function placeOf(message: string, text: string): { english: string; japanese: string } {
  const offset = /at offset: (\d+)/.exec(message)?.[1]
  if (offset !== undefined) {
    const position = Number(offset) - prefix.length
    const rest = text.slice(position, position + 20)
    return { english: `at character ${position + 1}, before "${rest}"`, japanese: `${position + 1}文字目、「${rest}」の前` }
  }
  const found = /but found: '?([^'\n]*)'?\s*$/.exec(message)?.[1] ?? ''
  if (found === '') return { english: 'at its end', japanese: '末尾' }
  return { english: `at "${found}"`, japanese: `「${found}」の位置` }
}

import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js'
import type { OrgError } from '../org.ts'
import { malformed } from './soql-error.ts'

/** @throws OrgError MALFORMED_QUERY */
export function parseSoql(soql: string): Query {
  if (soql.length > 100_000) throw malformed('SOQL statements cannot be longer than 100000 characters.')
  let query: Query
  try {
    // Options are never passed: the parser rebuilds its grammar for them, 60 ms a query.
    query = parseQuery(soql)
  } catch (error) {
    throw syntaxError(error)
  }
  refuseLostNegation(soql, query)
  return query
}

/**
 * The parser (6.3.1) drops the middle one of three NOTs that follow each other: `NOT (NOT (NOT a = 1))`.
 * A refusal is better than the opposite answer. Goes when the parser keeps them.
 */
function refuseLostNegation(soql: string, query: Query): void {
  const written = soql.match(/'(?:\\.|[^'\\])*'|\bNOT\b(?!\s+IN\b)/gi)?.filter((word) => !word.startsWith("'")) ?? []
  if (written.length !== countNegations(query)) throw malformed('the local org does not understand three NOTs that follow each other')
}

function countNegations(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0
  const here = 'operator' in node && node.operator === 'NOT' ? 1 : 0
  return Object.values(node).reduce<number>((sum, child) => sum + countNegations(child), here)
}

/** The parser names the token it stumbled over; Salesforce says no more than that. */
function syntaxError(error: unknown): OrgError {
  const message = error instanceof Error ? error.message : String(error)
  const character = /unexpected character: ->([\s\S])<- at offset: \d+.*\((\d+):(\d+)\)/.exec(message)
  if (character) return malformed(`line ${character[2]}:${character[3]} no viable alternative at character '${character[1]}'`)
  const token = /(?:but found: '?|but found --> '?|expecting EOF but found: )([\s\S]*?)'?(?: <--)?$/.exec(message)?.[1]
  return malformed(`unexpected token: '${token === undefined || token === '' ? '<EOF>' : token}'`)
}

import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js'
import type { OrgError } from '../org.ts'
import { malformed } from './soql-error.ts'

/** @throws OrgError MALFORMED_QUERY */
export function parseSoql(soql: string): Query {
  if (soql.length > 100_000) throw malformed('SOQL statements cannot be longer than 100000 characters.')
  try {
    // Options are never passed: the parser rebuilds its grammar for them, 60 ms a query.
    return parseQuery(soql)
  } catch (error) {
    throw syntaxError(error)
  }
}

/** The parser names the token it stumbled over; Salesforce says no more than that. */
function syntaxError(error: unknown): OrgError {
  const message = error instanceof Error ? error.message : String(error)
  const character = /unexpected character: ->([\s\S])<- at offset: \d+.*\((\d+):(\d+)\)/.exec(message)
  if (character) return malformed(`line ${character[2]}:${character[3]} no viable alternative at character '${character[1]}'`)
  const token = /(?:but found: '?|but found --> '?|expecting EOF but found: )([\s\S]*?)'?(?: <--)?$/.exec(message)?.[1]
  return malformed(`unexpected token: '${token === undefined || token === '' ? '<EOF>' : token}'`)
}

import { OrgError } from '../org.ts'

/** Refuses the query as a whole. */
export function malformed(message: string): OrgError {
  return new OrgError(400, 'MALFORMED_QUERY', message)
}

/**
 * Refuses a name or value in the query, pointing at it as Salesforce does:
 * the line, a caret below it, row and column counted from 1.
 * @param needle the words at fault, as written in the query; the caret is left out when they are not found
 */
export function pointedError(code: string, soql: string, needle: string, message: string): OrgError {
  const offset = findOutsideTexts(soql, needle)
  if (offset < 0) return new OrgError(400, code, message)
  const before = soql.slice(0, offset).split('\n')
  const column = (before.at(-1) ?? '').length
  const line = soql.split('\n')[before.length - 1] ?? ''
  return new OrgError(400, code, `\n${line}\n${' '.repeat(column)}^\nERROR at Row:${before.length}:Column:${column + 1}\n${message}`)
}

/** First place of a whole word that is not inside a quoted text; -1 = nowhere. */
function findOutsideTexts(soql: string, needle: string): number {
  const escaped = needle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`'(?:\\\\.|[^'\\\\])*'|(?<![\\w.])${escaped}(?![\\w])`, 'gi')
  for (let match = pattern.exec(soql); match; match = pattern.exec(soql)) {
    if (!match[0].startsWith("'") || needle.startsWith("'")) return match.index
  }
  return -1
}

const writeReference = 'Please reference your WSDL or the describe call for the appropriate names.'

export function noSuchColumn(soql: string, path: string, field: string, entity: string): OrgError {
  return pointedError(
    'INVALID_FIELD',
    soql,
    path,
    `No such column '${field}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${writeReference}`,
  )
}

export function noSuchObject(soql: string, name: string): OrgError {
  return pointedError(
    'INVALID_TYPE',
    soql,
    name,
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${writeReference}`,
  )
}

export function noSuchParent(soql: string, path: string, relationship: string): OrgError {
  return pointedError(
    'INVALID_FIELD',
    soql,
    path,
    `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${writeReference}`,
  )
}

export function noSuchChildren(soql: string, relationship: string): OrgError {
  return pointedError(
    'INVALID_TYPE',
    soql,
    relationship,
    `Didn't understand relationship '${relationship}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${writeReference}`,
  )
}

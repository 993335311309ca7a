import type { Describe } from '../org.ts'
import { OrgError } from '../org.ts'

/** A SOQL string literal. */
export function quote(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`
}

const unquotedTypes = new Set(['double', 'int', 'currency', 'percent', 'boolean', 'date', 'datetime'])
const literalPattern = /^[\w.:+-]+$/

/** A SOQL literal of the field's type. @throws OrgError when the text cannot be one */
export function toLiteral(describe: Describe, fieldName: string, value: string): string {
  const field = describe.fields.find(({ name }) => name.toLowerCase() === fieldName.toLowerCase())
  if (!field || !unquotedTypes.has(field.type)) return quote(value)
  if (!literalPattern.test(value))
    throw new OrgError(400, 'INVALID_FIELD', `value of filter criterion for field '${fieldName}' must be of type ${field.type}`)
  return value
}

const namePattern = /^[a-z]\w*(\.[a-z]\w*)*$/i

/** Field paths that came from outside, safe to put into SOQL. @throws OrgError INVALID_FIELD */
export function checkFieldPaths(paths: string[], sobject: string): string[] {
  for (const path of paths) {
    if (!namePattern.test(path)) throw new OrgError(400, 'INVALID_FIELD', `No such column '${path}' on entity '${sobject}'.`)
  }
  return paths
}

import { kindOf } from '../soql/field-kind.ts'
import { brokenPathSentence, resolveField, type DescribedObject } from '../soql/schema.ts'

/** The column of Account that an owner path of fields leads to, or why it leads to no user. */
export function ownerColumnOf(
  path: string,
  schema: readonly DescribedObject[],
): { column: string } | { english: string; japanese: string } {
  const field = resolveField(schema, 'Account', path)
  if (!('path' in field)) return brokenPathSentence(field)
  if (kindOf(field.type) === 'id') return { column: field.path }
  return { english: `Account.${field.path} is no lookup.`, japanese: `Account.${field.path}は参照項目ではありません。` }
}

import { OrgError, type Describe, type DescribeField, type LocalOrg, type OrgUser } from '../org.ts'
import { toDisplayValue, type Reader, type Scalar } from '../ui-api/display-value.ts'
import { toUiValue } from '../ui-api/read-records.ts'
import type { Selected } from './selection.ts'

/** What the parts of a GraphQL query read from, as whom. */
export interface GraphqlSource {
  org: LocalOrg
  user: OrgUser
  reader: Reader
}

/** A part of a query that is wrong; the answer names it among its errors. */
export function undefinedField(path: string[], type: string): OrgError {
  const name = path.at(-1) ?? ''
  return new OrgError(
    400,
    'ValidationError',
    `Validation error (FieldUndefined@[${path.join('/')}]) : Field '${name}' in type '${type}' is undefined`,
  )
}

/**
 * `{ value, displayValue, label }` of a field, whichever were asked.
 * @param isoCode currency of an amount in an org with several, null in others
 */
export function toFieldAnswer(
  source: GraphqlSource,
  describe: Describe,
  field: DescribeField,
  selected: Selected[],
  value: Scalar,
  isoCode: string | null,
) {
  return Object.fromEntries(
    selected.map(({ key, name }) => {
      switch (name) {
        case 'value':
          return [key, toUiValue(field.type, value ?? null)]
        case 'displayValue':
          return [key, toDisplayValue(source.reader, describe.name, field, value, isoCode)]
        case 'label':
          return [key, value == null ? null : source.reader.labels.picklistLabel(describe.name, field.name, String(value))]
        default:
          throw undefinedField([field.name, name], `${field.type}Value`)
      }
    }),
  )
}

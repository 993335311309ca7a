import { createHash } from 'node:crypto'
import type { Describe, LocalOrg, OrgUser } from '../org.ts'
import { toDisplayValue, type Reader, type Scalar } from './display-value.ts'
import { describeParent, findField, findLookup, type FieldTree } from './field-paths.ts'

export const masterRecordTypeId = '012000000000000AAA'

export interface FieldValueRepresentation {
  displayValue: string | null
  value: unknown
}

/** A record as Lightning Data Service keeps it. */
export interface RecordRepresentation {
  apiName: string
  childRelationships: Record<string, never>
  eTag: string
  fields: Record<string, FieldValueRepresentation>
  id: string
  lastModifiedById: string | null
  lastModifiedDate: string | null
  recordTypeId: string
  recordTypeInfo: null
  systemModstamp: string | null
  weakEtag: number
}

type Row = Record<string, unknown>

const auditFields = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp']

export interface RecordSource {
  org: LocalOrg
  user: OrgUser
  reader: Reader
}

/** Records of one object with the wanted fields, read by one query. `clauses` is what follows FROM: `WHERE … ORDER BY … LIMIT …`. */
export function* readRecords(source: RecordSource, describe: Describe, tree: FieldTree, clauses: string): Generator<RecordRepresentation> {
  const { org, user } = source
  const selected = [...new Set(selectPaths(source, describe, tree))]
  const { records } = org.query(user.id, `SELECT ${selected.join(', ')} FROM ${describe.name} ${clauses}`)
  for (const row of records) yield toRepresentation(source, describe, tree, row)
}

/** What the query must select: the wanted fields, and what a representation says besides them. */
function selectPaths(source: RecordSource, describe: Describe, tree: FieldTree, prefix = ''): string[] {
  const { org, user } = source
  const currency = showsAmount(describe, tree) ? ['CurrencyIsoCode'] : []
  const own = ['Id', ...auditFields.filter((name) => findField(describe, name)), ...currency, ...tree.fields].map((name) => prefix + name)
  const parents = [...tree.parents].flatMap(([relationship, parentTree]) => {
    const lookup = findLookup(describe, relationship)
    const parent = lookup && describeParent(org, user.id, lookup)
    if (!lookup || !parent) return [...parentTree.fields].map((name) => `${prefix}${relationship}.${name}`) // the query refuses it by name
    const nameField = parent.fields.find((field) => field.nameField)
    const paths = selectPaths(source, parent, parentTree, `${prefix}${relationship}.`)
    return [`${prefix}${lookup.name}`, ...paths, ...(nameField ? [`${prefix}${relationship}.${nameField.name}`] : [])]
  })
  return [...own, ...parents]
}

/** Whether an amount is wanted that says its currency. */
function showsAmount(describe: Describe, { fields }: FieldTree): boolean {
  return findField(describe, 'CurrencyIsoCode') !== undefined && [...fields].some((name) => findField(describe, name)?.type === 'currency')
}

function toRepresentation(source: RecordSource, describe: Describe, tree: FieldTree, row: Row): RecordRepresentation {
  const { org, user, reader } = source
  const fields: Record<string, FieldValueRepresentation> = {}
  for (const name of tree.fields) {
    const field = findField(describe, name)
    if (!field) continue
    const value = (row[field.name] ?? null) as Scalar
    const isoCode = (row['CurrencyIsoCode'] as string | undefined) ?? null
    fields[field.name] = { displayValue: toDisplayValue(reader, describe.name, field, value, isoCode), value: toUiValue(field.type, value) }
  }
  for (const [relationship, parentTree] of tree.parents) {
    const lookup = findLookup(describe, relationship)
    const parent = lookup && describeParent(org, user.id, lookup)
    if (!lookup?.relationshipName || !parent) continue
    const parentRow = row[lookup.relationshipName] as Row | null | undefined
    const nameField = parent.fields.find((field) => field.nameField)?.name ?? 'Name'
    fields[lookup.name] ??= { displayValue: null, value: row[lookup.name] ?? null }
    fields[lookup.relationshipName] = parentRow
      ? {
          displayValue: (parentRow[nameField] as string | null | undefined) ?? null,
          value: toRepresentation(source, parent, withId(parentTree), parentRow),
        }
      : { displayValue: null, value: null }
  }
  const systemModstamp = toUiTime(row['SystemModstamp'])
  return {
    apiName: describe.name,
    childRelationships: {},
    eTag: createHash('md5').update(JSON.stringify(fields)).digest('hex'),
    fields,
    id: String(row['Id']),
    lastModifiedById: (row['LastModifiedById'] as string | undefined) ?? null,
    lastModifiedDate: toUiTime(row['LastModifiedDate']),
    recordTypeId: masterRecordTypeId,
    recordTypeInfo: null,
    systemModstamp,
    weakEtag: systemModstamp === null ? 0 : Date.parse(systemModstamp),
  }
}

/** A parent always says its Id. */
const withId = (tree: FieldTree): FieldTree => ({ ...tree, fields: new Set(['Id', ...tree.fields]) })

export function toUiValue(type: string, value: unknown): unknown {
  return type === 'datetime' ? toUiTime(value) : value
}

/** REST says `+0000`, UI API `Z`. */
function toUiTime(value: unknown): string | null {
  return typeof value === 'string' ? value.replace('+0000', 'Z') : null
}

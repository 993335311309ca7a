import type { QueryOptions, QueryRows } from '../org.ts'
import { OrgError } from '../org.ts'
import type { Rights } from '../access/rights.ts'
import { isDecimal, type FieldDefinition } from '../schema/object-definition.ts'
import type { SqlValue } from '../store/database.ts'
import { dayInZone } from '../store/time-zone.ts'
import { compileAggregates, compileCount, isAggregateQuery, isPlainCount } from './compile-aggregates.ts'
import { compileRecords } from './compile-records.ts'
import { parseSoql } from './parse-soql.ts'
import { asksForPermissionAccess, readPermissionAccess } from './permission-access.ts'
import { asksForRecordAccess, readRecordAccess, type AccessContext } from './record-access.ts'
import type { QuerySurroundings } from './scope.ts'
import { shapeRecord } from './shape.ts'

/** What running queries needs of the org. */
export interface QueryContext extends AccessContext {
  /** Whether the org has several currencies. */
  hasCurrencies: boolean
  now(): Date
}

/** @throws OrgError with Salesforce's code and text */
export function runQuery(context: QueryContext, rights: Rights, soql: string, options: QueryOptions = {}): QueryRows {
  const query = parseSoql(soql)
  if (asksForRecordAccess(query)) return readRecordAccess(context, rights, soql, query)
  if (asksForPermissionAccess(query)) return readPermissionAccess(rights, soql, query)
  const surroundings = surroundingsOf(context, rights, soql, options)
  if (isPlainCount(query)) {
    const { entity, sql, values } = compileCount(query, surroundings)
    return { totalSize: Number(context.database.row(sql, values)?.[0] ?? 0), entityName: entity, records: [].values() }
  }
  if (isAggregateQuery(query)) {
    const { entity, sql, values, columns } = compileAggregates(query, surroundings)
    const rows = context.database.rows(sql, values)
    const shape = (row: SqlValue[]) => ({
      attributes: { type: 'AggregateResult' },
      ...Object.fromEntries(columns.map(({ name, read }, index) => [name, read(row[index] ?? null)])),
    })
    return { totalSize: rows.length, entityName: entity, records: rows.values().map(shape) }
  }
  const { sql, values, shape } = compileRecords(query, surroundings)
  const rows = context.database.rows(sql, values)
  return { totalSize: rows.length, entityName: shape.entity, records: rows.values().map((row) => shapeRecord(shape, row)) }
}

/**
 * Rows as Bulk API 2.0 writes them. They are read as they are taken: take all of them before the next write.
 * @throws OrgError with Salesforce's code and text
 */
export function runFlatQuery(
  context: QueryContext,
  rights: Rights,
  soql: string,
  options: QueryOptions = {},
): { columns: string[]; rows: IterableIterator<(string | null)[]> } {
  const query = parseSoql(soql)
  refuseInBulk(isAggregateQuery(query), 'Aggregate Relationships')
  refuseInBulk(query.offset !== undefined, 'OFFSET')
  refuseInBulk(
    (query.fields ?? []).some((item) => item.type === 'FieldSubquery'),
    'Parent-to-child relationships',
  )
  refuseInBulk(
    (query.fields ?? []).some((item) => item.type === 'FieldTypeof'),
    'TYPEOF',
  )
  const { sql, values, selected, shape } = compileRecords(query, surroundingsOf(context, rights, soql, options))
  refuseInBulk(
    shape.nodes.some((node) => node.kind === 'address'),
    'Compound address fields',
  )
  const columns = selected.map(({ column, field }) => ({ column, write: textWriter(field) }))
  const rows = context.database.iterate(sql, values).map((row) =>
    columns.map(({ column, write }) => {
      const value = row[column] ?? null
      return value === null ? null : write(value)
    }),
  )
  return { columns: selected.map(({ path }) => path), rows: rows as IterableIterator<(string | null)[]> }
}

function refuseInBulk(found: boolean, what: string): void {
  if (found) throw new OrgError(400, 'API_ERROR', `${what} not supported in Bulk Query`)
}

function surroundingsOf(context: QueryContext, rights: Rights, soql: string, options: QueryOptions): QuerySurroundings {
  const { timeZone } = rights.reader
  return {
    schema: context.schema,
    rights,
    soql,
    includeDeleted: options.includeDeleted === true,
    today: dayInZone(context.now().toISOString(), timeZone),
    timeZone,
    hasCurrencies: context.hasCurrencies,
  }
}

/** A stored value as a CSV cell: decimals always show a fraction, as Salesforce writes doubles. */
function textWriter(field: FieldDefinition): (value: string | number) => string {
  if (field.type === 'boolean') return (value) => (value === 1 ? 'true' : 'false')
  if (isDecimal(field.type)) return (value) => decimalText(Number(value))
  return String
}

function decimalText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? `${value}.0` : BigInt(value).toString()
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

import type { FieldDefinition } from '../schema/object-definition.ts'
import type { SqlValue } from '../store/database.ts'

/** How the columns of a row become the JSON that REST answers. */
export type ShapeNode =
  | { kind: 'value'; name: string; column: number; read: (value: SqlValue) => unknown }
  | { kind: 'address'; name: string; columns: { part: string; column: number }[] }
  | { kind: 'parent'; name: string; idColumn: number; typeColumn: number | null; entity: string; nodes: ShapeNode[] }
  | { kind: 'children'; name: string; column: number; record: RecordShape }

export interface RecordShape {
  entity: string
  idColumn: number
  nodes: ShapeNode[]
}

/** The version in record URLs. */
const servicePath = '/services/data/v67.0/sobjects'

export function shapeRecord(shape: RecordShape, row: readonly SqlValue[]): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: attributes(shape.entity, shape.entity, row[shape.idColumn] ?? null) }
  for (const node of shape.nodes) record[node.name] = shapeNode(node, row)
  return record
}

function shapeNode(node: ShapeNode, row: readonly SqlValue[]): unknown {
  switch (node.kind) {
    case 'value':
      return node.read(row[node.column] ?? null)
    case 'address':
      return shapeAddress(node.columns, row)
    case 'parent':
      return shapeParent(node, row)
    case 'children':
      return shapeChildren(node.record, row[node.column] ?? null)
  }
}

function shapeParent(node: ShapeNode & { kind: 'parent' }, row: readonly SqlValue[]): Record<string, unknown> | null {
  const id = row[node.idColumn] ?? null
  if (id === null) return null
  const object = node.typeColumn === null ? node.entity : String(row[node.typeColumn])
  const record: Record<string, unknown> = { attributes: attributes(node.entity, object, id) }
  for (const child of node.nodes) record[child.name] = shapeNode(child, row)
  return record
}

function shapeChildren(shape: RecordShape, value: SqlValue): unknown {
  const rows = JSON.parse(String(value)) as SqlValue[][]
  if (rows.length === 0) return null
  return { totalSize: rows.length, done: true, records: rows.map((row) => shapeRecord(shape, row)) }
}

/** Null when no part has a value. */
function shapeAddress(columns: { part: string; column: number }[], row: readonly SqlValue[]): Record<string, SqlValue> | null {
  const parts = columns.map(({ part, column }) => [part, row[column] ?? null] as const)
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts)
}

/** @param type what the record is called (`Name` for a polymorphic parent); its URL names the real object */
function attributes(type: string, object: string, id: SqlValue): { type: string; url: string } {
  return { type, url: `${servicePath}/${object}/${id}` }
}

/** A stored value as REST shows it. */
export function jsonReader(field: FieldDefinition): (value: SqlValue) => unknown {
  if (field.type === 'boolean') return (value) => value === 1
  if (field.type === 'datetime') return (value) => (value === null ? null : `${String(value).slice(0, -1)}+0000`)
  return (value) => value
}

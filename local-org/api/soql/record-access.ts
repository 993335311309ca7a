import type { Query, ValueCondition, WhereClause } from '@jetstreamapp/soql-parser-js'
import type { RightsBook } from '../access/read-rights.ts'
import type { Rights } from '../access/rights.ts'
import type { QueryRows } from '../org.ts'
import type { Schema } from '../schema/schema.ts'
import { quoted, type Database } from '../store/database.ts'
import { to18Characters } from '../store/record-id.ts'
import { readLiteral } from './literals.ts'
import { malformed, noSuchColumn } from './soql-error.ts'

/** What telling access needs of the org. */
export interface AccessContext {
  database: Database
  schema: Schema
  rights: RightsBook
}

const entity = 'UserRecordAccess'
const mostRecords = 200
const levels = {
  HasReadAccess: 'read',
  HasEditAccess: 'edit',
  HasDeleteAccess: 'delete',
} as const

export const asksForRecordAccess = ({ sObject }: Query): boolean => sObject?.toLowerCase() === entity.toLowerCase()

/**
 * `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '…' AND RecordId IN (…)`: one user, at most 200 records, of which
 * only those answer that the asking user may read. Sharing and transfer are not told here: the local org has neither.
 * Source: Object Reference, "UserRecordAccess"; the words of the refusals are our own.
 * @throws OrgError on any other form of the query
 */
export function readRecordAccess({ database, schema, rights }: AccessContext, asking: Rights, soql: string, query: Query): QueryRows {
  const asked = selectedFields(soql, query)
  const { userId, recordIds } = conditionsOf(query.where)
  const isUser = database.row('SELECT 1 FROM "User" WHERE Id = ? AND IsDeleted = 0 AND IsActive = 1', [userId]) !== undefined
  const records = recordIds.flatMap((id) => {
    const object = schema.ofRecord(id)
    const isThere = object && database.row(`SELECT 1 FROM ${quoted(object.name)} WHERE Id = ? AND IsDeleted = 0`, [id]) !== undefined
    if (!object || !isThere || !asking.may('read', object)) return []
    const access = (level: (typeof levels)[keyof typeof levels]): boolean => isUser && rights.of(userId).may(level, object)
    const answers = asked.map((name): [string, unknown] => [name, name === 'RecordId' ? id : access(levels[name])])
    return [{ attributes: { type: entity, url: `/services/data/v67.0/sobjects/${entity}/${id}` }, ...Object.fromEntries(answers) }]
  })
  return { totalSize: records.length, entityName: entity, records: records.values() }
}

type Selected = 'RecordId' | keyof typeof levels
const selectable = ['RecordId', ...(Object.keys(levels) as (keyof typeof levels)[])] as const

function selectedFields(soql: string, query: Query): Selected[] {
  const asked = (query.fields ?? []).map((item) => {
    const name = item.type === 'Field' ? item.field : ''
    const field = selectable.find((known) => known.toLowerCase() === name.toLowerCase())
    if (field === undefined) throw noSuchColumn(soql, name, name, entity)
    return field
  })
  if (!asked.includes('RecordId')) throw malformed('RecordId must be selected when querying UserRecordAccess')
  return asked
}

function conditionsOf(where: WhereClause | undefined): { userId: string; recordIds: string[] } {
  const refusal = malformed('UserRecordAccess must be filtered by one UserId and by RecordId with = or IN, and by nothing else')
  const conditions: ValueCondition[] = []
  for (let clause: WhereClause | undefined = where; clause !== undefined; clause = 'right' in clause ? clause.right : undefined) {
    if (!('left' in clause) || clause.left === null || !('field' in clause.left)) throw refusal
    if ('operator' in clause && clause.operator !== 'AND') throw refusal
    conditions.push(clause.left as ValueCondition)
  }
  const idsOf = (field: string, operators: readonly string[]): string[] => {
    const [condition, second] = conditions.filter((one) => one.field.toLowerCase() === field.toLowerCase())
    if (!condition || second || !operators.includes(condition.operator)) throw refusal
    return [condition.value].flat().map((text) => {
      const literal = readLiteral(text, 'STRING', undefined)
      const id = literal.kind === 'string' ? to18Characters(literal.value) : null
      if (id === null) throw malformed(`invalid ID field: ${text}`)
      return id
    })
  }
  const [userId] = idsOf('UserId', ['='])
  const recordIds = idsOf('RecordId', ['=', 'IN'])
  if (conditions.length !== 2 || userId === undefined) throw refusal
  if (recordIds.length > mostRecords) throw malformed(`UserRecordAccess can be queried for at most ${mostRecords} records`)
  return { userId, recordIds }
}

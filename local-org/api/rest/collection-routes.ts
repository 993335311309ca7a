import { z } from 'zod'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type FieldValues, type LocalOrg, type RowResult } from '../org.ts'
import { refusedRow, refuseSeveralMatches, refuseUnknownFields, repeatedKeys, idKey } from './row-results.ts'
import { checkFieldPaths, quote } from './soql-text.ts'

const writeLimit = 200
const readLimit = 2000

const recordBody = z.looseObject({ attributes: z.looseObject({ type: z.string() }) })
const writeBody = z.object({ allOrNone: z.boolean().default(false), records: z.array(recordBody) })
const readBody = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) })

/** sObject Collections: up to 200 records a call, results in the order asked, 200 even when rows are refused. */
export function collectionRoutes(org: LocalOrg): Route[] {
  const insert = (call: Call): Reply => {
    const { allOrNone, records } = writeBodyOf(call)
    const results = writeAll(org, records, allOrNone, ({ type, fields }) => org.insert(call.user.id, type, fields))
    return ok(results.map(toResult))
  }

  const update = (call: Call): Reply => {
    const { allOrNone, records } = writeBodyOf(call)
    const keyed = records.map(({ type, fields }) => ({ type, ...takeField(fields, 'Id') }))
    const repeated = repeatedKeys(keyed.map(({ value }) => idKey(keyText(value))))
    const results = writeAll(org, keyed, allOrNone, ({ type, value: id, rest }) => {
      if (typeof id !== 'string') return refusedRow('MISSING_ARGUMENT', 'Id not specified in an update call')
      if (repeated.has(idKey(id).toLowerCase())) return refusedRow('DUPLICATE_VALUE', `duplicate id specified: ${id}`, ['Id'])
      return org.update(call.user.id, type, id, rest)
    })
    return ok(results.map(toResult))
  }

  const upsert = (call: Call): Reply => {
    const { allOrNone, records } = writeBodyOf(call)
    const { sobject = '', key = '' } = call.params
    const keyed = records.map(({ type, fields }) => ({ type, ...takeField(fields, key) }))
    const repeated = repeatedKeys(keyed.filter(({ value }) => value != null).map(({ value }) => keyText(value)))
    const results = writeAll(org, keyed, allOrNone, ({ type, value, rest }) => {
      if (type.toLowerCase() !== sobject.toLowerCase()) {
        throw new OrgError(400, 'INVALID_BATCH_OPERATION', `Only records of type ${sobject} may be upserted here, not ${type}`)
      }
      const text = keyText(value)
      if (repeated.has(text.toLowerCase())) return refusedRow('DUPLICATE_VALUE', `Duplicate external id specified: ${text}`, [key])
      return refuseSeveralMatches(() => org.upsert(call.user.id, sobject, key, value, rest))
    })
    return ok(results.map((result) => ({ ...toResult(result), ...(result.success ? { created: result.created } : {}) })))
  }

  const remove = (call: Call): Reply => {
    const ids = (call.search.get('ids') ?? '').split(',').filter(Boolean)
    if (ids.length > writeLimit) throw refusals.tooManyRecords(writeLimit)
    const objectByPrefix = new Map(org.describeGlobal(call.user.id).map(({ keyPrefix, name }) => [keyPrefix, name]))
    const results = writeAll(org, ids, call.search.get('allOrNone') === 'true', (id) => {
      const object = objectByPrefix.get(id.slice(0, 3))
      return object ? org.delete(call.user.id, object, id) : refusedRow('MALFORMED_ID', `malformed id ${id}`)
    })
    return ok(results.map(toResult))
  }

  const retrieve = (call: Call, ids: string[], fields: string[]): Reply => {
    const { sobject = '' } = call.params
    if (ids.length > readLimit) throw refusals.tooManyRecords(readLimit)
    const wanted = [...new Set(['Id', ...checkFieldPaths(fields, sobject)])]
    const found = new Map<string, Record<string, unknown>>()
    for (let start = 0; start < ids.length; start += writeLimit) {
      const list = ids
        .slice(start, start + writeLimit)
        .map(quote)
        .join(', ')
      const { records } = org.query(call.user.id, `SELECT ${wanted.join(', ')} FROM ${sobject} WHERE Id IN (${list})`)
      for (const record of records) found.set(String(record['Id']).slice(0, 15), record)
    }
    return ok(ids.map((id) => found.get(id.slice(0, 15)) ?? null))
  }

  return [
    route('POST', '/services/data/:version/composite/sobjects', insert),
    route('PATCH', '/services/data/:version/composite/sobjects', update),
    route('DELETE', '/services/data/:version/composite/sobjects', remove),
    route('GET', '/services/data/:version/composite/sobjects/:sobject', (call) =>
      retrieve(call, (call.search.get('ids') ?? '').split(','), (call.search.get('fields') ?? 'Id').split(',')),
    ),
    route('POST', '/services/data/:version/composite/sobjects/:sobject', (call) => {
      const body = readBody.safeParse(call.body)
      if (!body.success) throw refusals.unreadableJson('The body must be { ids: […], fields: […] }')
      return retrieve(call, body.data.ids, body.data.fields)
    }),
    route('PATCH', '/services/data/:version/composite/sobjects/:sobject/:key', upsert),
  ]
}

interface RecordToWrite {
  type: string
  fields: FieldValues
}

function writeBodyOf(call: Call): { allOrNone: boolean; records: RecordToWrite[] } {
  const body = writeBody.safeParse(call.body)
  if (!body.success) {
    throw refusals.unreadableJson('The body must be { records: [{ attributes: { type }, … }] }: each record names its type')
  }
  if (body.data.records.length > writeLimit) throw refusals.tooManyRecords(writeLimit)
  const records = body.data.records.map(({ attributes, ...fields }) => ({ type: attributes.type, fields }))
  return { allOrNone: body.data.allOrNone, records }
}

class RolledBack extends Error {}

/** Writes row by row; with `allOrNone`, one refused row undoes and refuses the others. A thrown OrgError undoes all. */
function writeAll<T>(org: LocalOrg, records: T[], allOrNone: boolean, write: (record: T) => RowResult): RowResult[] {
  let results: RowResult[] = []
  try {
    org.inTransaction(() => {
      results = records.map((record) => refuseUnknownFields(write(record)))
      if (allOrNone && results.some(({ success }) => !success)) throw new RolledBack()
    })
    return results
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    return results.map((result) => (result.success ? rolledBackRow() : result))
  }
}

function rolledBackRow(): RowResult {
  return refusedRow(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  )
}

/** A field by its name in any case, and the other fields. */
function takeField(fields: FieldValues, name: string): { value: unknown; rest: FieldValues } {
  const key = Object.keys(fields).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  if (key === undefined) return { value: undefined, rest: fields }
  const { [key]: value, ...rest } = fields
  return { value, rest }
}

const keyText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))

function toResult({ id, success, errors }: RowResult) {
  return success ? { id, success, errors } : { success, errors }
}

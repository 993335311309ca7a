import { apiPath, request } from 'platform/http'
import { RecordCache, pathsOf, recordsIn } from 'platform/recordCache'
import { recordKey, recordWires, wiresShowing } from 'platform/wire'

/** As long as Lightning Data Service trusts a record it has. */
const freshMs = 30_000

const cache = new RecordCache()
const loadedAt = new Map()
const pending = new Map()

/** `Account.Owner.Name`, a schema import, or a list of either → paths without the object's name. */
export function fieldPaths(fields) {
  return listOf(fields).map((field) => fieldName(field).split('.').slice(1).join('.'))
}

export function fieldName(field) {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`
}

export function listOf(value) {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** Reads one record over the network and merges it for everyone. @returns the record with the fields asked for */
export async function fetchRecord({ recordId, fields, optionalFields, layoutTypes, modes }) {
  const query = new URLSearchParams()
  const lists = {
    fields: listOf(fields).map(fieldName),
    optionalFields: listOf(optionalFields).map(fieldName),
    layoutTypes: listOf(layoutTypes),
    modes: listOf(modes),
  }
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) query.set(name, values.join(','))
  const record = await once(apiPath(`/ui-api/records/${recordId}?${query}`))
  putRecord(record)
  loadedAt.set(recordId, performance.now())
  return layoutTypes ? record : cache.read(recordId, fieldPaths(fields), fieldPaths(optionalFields))
}

/** The record when all required fields are here and, unless `evenIfOld`, young enough; else null. */
export function peekRecord({ recordId, fields, optionalFields, layoutTypes }, { evenIfOld = false } = {}) {
  if (layoutTypes) return null
  const isFresh = performance.now() - (loadedAt.get(recordId) ?? -Infinity) < freshMs
  if (!evenIfOld && (!isFresh || listOf(optionalFields).length > 0)) return null
  return cache.read(recordId, fieldPaths(fields), fieldPaths(optionalFields))
}

export const readCached = (record) => cache.read(record.id, pathsOf(record)) ?? record

/** Merges a record that came in and shows its values wherever it is shown. */
export function putRecord(record) {
  showCached(cache.put(record))
  showValues(recordsIn(record))
}

/** Merges what a GraphQL answer says about its records. */
export function putGraphqlValues(records) {
  showCached(records.flatMap(({ id, fields }) => [...cache.putValues(id, fields)]))
  showValues(records)
}

function showCached(ids) {
  for (const wire of wiresShowing(ids)) if (wire.source.isCached) wire.showCached()
}

/**
 * A changed value is told to the queries that show it, but no query runs again, so a record that is new or no longer matches is not noticed:
 * "Lightning Data Service doesn't reevaluate the query to see if the record still matches" (GraphQL guide, Update Cached Query Results).
 */
function showValues(records) {
  const values = new Map(records.map(({ id, fields }) => [recordKey(id), fields]))
  for (const wire of wiresShowing(records.map(({ id }) => id))) wire.showValues((id) => values.get(recordKey(id)))
}

/** Loads every wire again that is fed by one of these records. A query is not: its component calls `refresh`. */
export async function reloadRecords(ids) {
  for (const id of ids) loadedAt.delete(id)
  await Promise.all(
    wiresShowing(ids)
      .filter((wire) => wire.source.isCached)
      .map((wire) => wire.reload()),
  )
}

/** Loads every wire over records again, as a record page does on a RefreshEvent. */
export async function reloadAllRecords() {
  loadedAt.clear()
  await Promise.all(recordWires().map((wire) => wire.reload()))
}

export async function forgetRecord(id) {
  cache.remove(id)
  await reloadRecords([id])
}

/** Two wires that ask for the same at the same time share one request. */
function once(path) {
  const running = pending.get(path)
  if (running) return running
  const call = request('GET', path).finally(() => pending.delete(path))
  pending.set(path, call)
  return call
}

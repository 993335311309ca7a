import { apiPath, request } from 'platform/http'
import { fetchRecord, fieldName, forgetRecord, listOf, peekRecord, putRecord, reloadRecords } from 'platform/records'
import { reloadSource, wireAdapter } from 'platform/wire'

const wantsSomething = ({ fields, optionalFields, layoutTypes }) =>
  [fields, optionalFields, layoutTypes].some((list) => listOf(list).length > 0)

export const getRecord = wireAdapter({
  isCached: true,
  isReady: (config) => Boolean(config.recordId) && wantsSomething(config),
  load: fetchRecord,
  peek: peekRecord,
  shows: (record, { recordId }) => (record ? recordIdsIn(record) : [recordId]),
})

export const getRecords = wireAdapter({
  isCached: true,
  isReady: ({ records }) => listOf(records).length > 0 && records.every(({ recordIds }) => listOf(recordIds).length > 0),
  load: async ({ records }) => batchResult(await Promise.all(singleReads(records).map(readForBatch))),
  peek: ({ records }, options) => {
    const known = singleReads(records).map((config) => peekRecord(config, options))
    return known.every(Boolean) ? batchResult(known.map((result) => ({ statusCode: 200, result }))) : null
  },
  shows: (batch, { records }) => [
    ...records.flatMap(({ recordIds }) => recordIds),
    ...(batch?.results ?? []).flatMap(({ result }) => (result?.fields ? recordIdsIn(result) : [])),
  ],
})

const singleReads = (records) => records.flatMap(({ recordIds, ...wanted }) => recordIds.map((recordId) => ({ ...wanted, recordId })))
const batchResult = (results) => ({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results })
const readForBatch = (config) =>
  fetchRecord(config).then(
    (result) => ({ statusCode: 200, result }),
    ({ status, body }) => ({ statusCode: status, result: [body] }),
  )

function recordIdsIn(record) {
  const related = Object.values(record.fields).flatMap(({ value }) => (value?.fields ? recordIdsIn(value) : []))
  return [record.id, ...related]
}

export const getFieldValue = (record, field) => fieldOf(record, field)?.value
export const getFieldDisplayValue = (record, field) => fieldOf(record, field)?.displayValue

/** A field on the path that is null makes the value null, a field that was not asked for makes it undefined. */
function fieldOf(record, field) {
  const [, ...path] = fieldName(field).split('.')
  return path.reduce((found, name) => (found && found.value === null ? found : found?.value?.fields?.[name]), { value: record })
}

export async function createRecord(recordInput) {
  const record = await request('POST', apiPath('/ui-api/records'), recordInput)
  putRecord(record)
  return record
}

/** Resolves when every wire that shows the record shows the new values, those the org computes too. */
export async function updateRecord(recordInput, clientOptions) {
  const { Id, ...fields } = recordInput.fields
  const body = clientOptions?.ifUnmodifiedSince ? { fields, ifUnmodifiedSince: clientOptions.ifUnmodifiedSince } : { fields }
  const record = await request('PATCH', apiPath(`/ui-api/records/${Id}`), body)
  if (record) putRecord(record)
  await reloadRecords([Id])
  return record
}

export async function deleteRecord(recordId) {
  await request('DELETE', apiPath(`/ui-api/records/${recordId}`))
  await forgetRecord(recordId)
}

/** Tells the page that these records changed behind its back: everything that shows them loads again. */
export const notifyRecordUpdateAvailable = (items) => reloadRecords(items.map(({ recordId }) => recordId))
export const getRecordNotifyChange = notifyRecordUpdateAvailable
export const refresh = reloadSource

const plainFields = (record, keep) =>
  Object.fromEntries(Object.entries(record.fields).flatMap(([name, { value }]) => (value?.fields || !keep(name) ? [] : [[name, value]])))

export function generateRecordInputForCreate(record, objectInfo) {
  return { apiName: record.apiName, fields: plainFields(record, (name) => objectInfo?.fields[name]?.createable ?? true) }
}

export function generateRecordInputForUpdate(record, objectInfo) {
  return { fields: { ...plainFields(record, (name) => objectInfo?.fields[name]?.updateable ?? true), Id: record.id } }
}

/** Keeps only the fields that differ from the original. */
export function createRecordInputFilteredByEditedFields(recordInput, originalRecord) {
  const edited = Object.entries(recordInput.fields).filter(([name, value]) => name === 'Id' || originalRecord.fields[name]?.value !== value)
  return { ...recordInput, fields: Object.fromEntries(edited) }
}

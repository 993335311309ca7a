import { apiPath, request } from 'platform/http'
import { listOf, putRecord, readCached } from 'platform/records'
import { wireAdapter } from 'platform/wire'

const isReady = ({ parentRecordId, relatedListId }) => Boolean(parentRecordId) && Boolean(relatedListId)
const last = new Map()

/** Rows of a related list, each shared with every other wire that shows the record. */
export const getRelatedListRecords = wireAdapter({
  isCached: true,
  isReady,
  load: async (config) => {
    const answer = await request('GET', listPath(config))
    answer.records.forEach((record) => putRecord(record))
    last.set(JSON.stringify(config), answer)
    return withCachedRows(answer)
  },
  // A list is never taken from the cache at first: rows may have come or gone.
  peek: (config, options) => {
    const answer = options?.evenIfOld ? last.get(JSON.stringify(config)) : undefined
    return answer ? withCachedRows(answer) : null
  },
  shows: (list) => (list?.records ?? []).map(({ id }) => id),
})

export const getRelatedListCount = wireAdapter({
  isReady,
  load: async ({ parentRecordId, relatedListId }) => {
    const { count, hasMore } = await request('GET', listPath({ parentRecordId, relatedListId, pageSize: 1999 }))
    return { count, hasMore: Boolean(hasMore), parentRecordId, relatedListId }
  },
})

const withCachedRows = (answer) => ({ ...answer, records: answer.records.map(readCached) })

function listPath({ parentRecordId, relatedListId, fields, optionalFields, sortBy, where, pageSize, pageToken }) {
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries({ fields, optionalFields, sortBy })) {
    if (listOf(values).length > 0) query.set(name, listOf(values).join(','))
  }
  if (where) query.set('where', where)
  if (pageSize) query.set('pageSize', pageSize)
  if (pageToken) query.set('pageToken', pageToken)
  return apiPath(`/ui-api/related-list-records/${parentRecordId}/${relatedListId}?${query}`)
}

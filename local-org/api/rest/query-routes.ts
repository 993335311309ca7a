import { dataRoot, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { readColumns } from './query-columns.ts'
import type { QueryCursors, QueryPage } from './query-cursors.ts'

const defaultBatchSize = 2000
const smallestBatchSize = 200

export function queryRoutes(org: LocalOrg, cursors: QueryCursors): Route[] {
  const run = (resource: 'query' | 'queryAll') => (call: Call) => {
    const soql = call.search.get('q')
    if (!soql) throw new OrgError(400, 'MALFORMED_QUERY', 'The query parameter q is missing')
    if (call.search.get('columns') === 'true') return ok(readColumns(org, call.user.id, soql))
    const rows = org.query(call.user.id, soql, { includeDeleted: resource === 'queryAll' })
    return toReply(call, resource, cursors.open(call.user.id, rows, readBatchSize(call)))
  }
  const next = (resource: 'query' | 'queryAll') => (call: Call) =>
    toReply(call, resource, cursors.next(call.user.id, call.params['locator'] ?? ''))

  return [
    route('GET', '/services/data/:version/query', run('query')),
    route('GET', '/services/data/:version/query/:locator', next('query')),
    route('GET', '/services/data/:version/queryAll', run('queryAll')),
    route('GET', '/services/data/:version/queryAll/:locator', next('queryAll')),
  ]
}

function toReply(call: Call, resource: string, { totalSize, done, records, locator }: QueryPage): Reply {
  if (locator === null) return ok({ totalSize, done, records })
  return ok({ totalSize, done, nextRecordsUrl: `${dataRoot(call)}/${resource}/${locator}`, records })
}

/** `Sforce-Query-Options: batchSize=500`, brought into 200 to 2000. */
function readBatchSize(call: Call): number {
  const wanted = /batchSize\s*=\s*(\d+)/i.exec(String(call.headers['sforce-query-options'] ?? ''))
  if (!wanted) return defaultBatchSize
  return Math.min(Math.max(Number(wanted[1]), smallestBatchSize), defaultBatchSize)
}

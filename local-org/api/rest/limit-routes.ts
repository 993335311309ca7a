import type { ApiUsage } from '../http/api-usage.ts'
import { ok, route, type Route } from '../http/call.ts'
import type { LocalOrg } from '../org.ts'
import { checkFieldPaths } from './soql-text.ts'

/** What is left of the daily API calls, and how many records there are. Only limits that the local org keeps are listed. */
export function limitRoutes(org: LocalOrg, usage: ApiUsage): Route[] {
  return [
    route('GET', '/services/data/:version/limits', () =>
      ok({ DailyApiRequests: { Max: usage.limit, Remaining: Math.max(usage.limit - usage.used(), 0) } }),
    ),
    route('GET', '/services/data/:version/limits/recordCount', (call) => {
      const wanted = call.search.get('sObjects')?.split(',')
      const names = wanted ? checkFieldPaths(wanted, 'sObjects') : org.describeGlobal(call.user.id).map(({ name }) => name)
      return ok({
        sObjects: names.map((name) => ({ count: org.query(call.user.id, `SELECT COUNT() FROM ${name}`).totalSize, name })),
      })
    }),
  ]
}

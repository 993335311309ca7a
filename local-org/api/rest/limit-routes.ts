import type { ApiUsage } from '../http/api-usage.ts'
import { ok, route, type Route } from '../http/call.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { checkFieldPaths } from './soql-text.ts'

/** Of an Enterprise Edition. Source: Salesforce Help, "Data and File Storage Allocations": most records take 2 KB, users and set-up none. */
const storageMegabytes = 10_240
const recordKilobytes = 2

function usedMegabytes(org: LocalOrg, userId: string): number {
  const records = org
    .describeGlobal(userId)
    .filter(({ layoutable }) => layoutable === true)
    .reduce((sum, { name }) => sum + org.query(userId, `SELECT COUNT() FROM ${name}`).totalSize, 0)
  return Math.ceil((records * recordKilobytes) / 1024)
}

/**
 * What is left of the daily API calls and of the storage, to who may view the set-up, and how many records there are. Only limits that the local
 * org keeps are listed. The words of the refusal are our own.
 */
export function limitRoutes(org: LocalOrg, usage: ApiUsage): Route[] {
  return [
    route('GET', '/services/data/:version/limits', (call) => {
      if (!org.mayViewSetup(call.user.id)) {
        throw new OrgError(403, 'INSUFFICIENT_ACCESS', 'You need the permission View Setup and Configuration.')
      }
      return ok({
        DailyApiRequests: { Max: usage.limit, Remaining: Math.max(usage.limit - usage.used(), 0) },
        DataStorageMB: { Max: storageMegabytes, Remaining: Math.max(storageMegabytes - usedMegabytes(org, call.user.id), 0) },
      })
    }),
    route('GET', '/services/data/:version/limits/recordCount', (call) => {
      const wanted = call.search.get('sObjects')?.split(',')
      const names = wanted ? checkFieldPaths(wanted, 'sObjects') : org.describeGlobal(call.user.id).map(({ name }) => name)
      return ok({
        sObjects: names.map((name) => ({ count: org.query(call.user.id, `SELECT COUNT() FROM ${name}`).totalSize, name })),
      })
    }),
  ]
}

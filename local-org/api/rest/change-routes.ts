import { ok, route, type Call, type Route } from '../http/call.ts'
import { OrgError, type LocalOrg } from '../org.ts'

const minuteMs = 60_000

/** Which records were changed or deleted between two times. */
export function changeRoutes(org: LocalOrg): Route[] {
  return [
    route('GET', '/services/data/:version/sobjects/:sobject/updated', (call) => {
      const { start, end } = readSpan(call)
      const { ids, latestDateCovered } = org.updatedIds(call.user.id, call.params['sobject'] ?? '', start, end)
      return ok({ ids, latestDateCovered: toTimestamp(latestDateCovered) })
    }),
    route('GET', '/services/data/:version/sobjects/:sobject/deleted', (call) => {
      const { start, end } = readSpan(call)
      const found = org.deletedIds(call.user.id, call.params['sobject'] ?? '', start, end)
      return ok({
        deletedRecords: found.deletedRecords.map(({ id, deletedDate }) => ({ id, deletedDate: toTimestamp(deletedDate) })),
        earliestDateAvailable: toTimestamp(found.earliestDateAvailable),
        latestDateCovered: toTimestamp(found.latestDateCovered),
      })
    }),
  ]
}

/** Start and end to the minute: the seconds are ignored, as the REST guide says. */
function readSpan(call: Call): { start: Date; end: Date } {
  const start = readMinute(call, 'start')
  const end = readMinute(call, 'end')
  if (end.getTime() - start.getTime() < minuteMs) {
    throw new OrgError(400, 'INVALID_REPLICATION_DATE', 'endDate must be at least one minute greater than startDate')
  }
  return { start, end }
}

function readMinute(call: Call, name: string): Date {
  // a + of a time-zone offset that was not escaped arrives as a space
  const text = (call.search.get(name) ?? '').replace(' ', '+').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new OrgError(400, 'INVALID_REPLICATION_DATE', `${name} must be an ISO 8601 date and time, not '${text}'`)
  return new Date(Math.floor(time / minuteMs) * minuteMs)
}

/** `2026-11-22T02:00:00.000+0000` */
export function toTimestamp(date: Date): string {
  return date.toISOString().replace('Z', '+0000')
}

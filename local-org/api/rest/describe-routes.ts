import { dataRoot, ok, openRoute, route, type Call, type Route } from '../http/call.ts'
import { supportedVersions } from '../http/route-table.ts'
import type { LocalOrg } from '../org.ts'

const maxBatchSize = 200
const firstYear = 2019 // v45.0 is Spring '19
const seasons = ['Spring', 'Summer', 'Winter']

/** What there is: versions, resources, objects. */
export function describeRoutes(org: LocalOrg): Route[] {
  return [
    openRoute('GET', '/services/data', () => ok(supportedVersions.map(toVersion))),
    route('GET', '/services/data/:version', (call) => ok(listResources(org, call))),
    route('GET', '/services/data/:version/sobjects', (call) =>
      ok({ encoding: 'UTF-8', maxBatchSize, sobjects: org.describeGlobal(call.user.id).map((entry) => withUrls(call, entry)) }),
    ),
    route('GET', '/services/data/:version/sobjects/:sobject', (call) => {
      const { name } = describe(org, call)
      const entry = org.describeGlobal(call.user.id).find((candidate) => candidate.name === name)
      return ok({ objectDescribe: entry && withUrls(call, entry), recentItems: [] })
    }),
    route('GET', '/services/data/:version/sobjects/:sobject/describe', (call) => ok(withUrls(call, describe(org, call)))),
  ]
}

/** `{ label: "Summer '26", url, version: "67.0" }`: three releases a year, Winter named after the next. */
function toVersion(version: number) {
  const release = version - (supportedVersions[0] ?? 0)
  const season = seasons[release % seasons.length] ?? ''
  const year = firstYear + Math.floor(release / seasons.length) + (season === 'Winter' ? 1 : 0)
  return { label: `${season} '${year % 100}`, url: `/services/data/v${version}.0`, version: `${version}.0` }
}

function listResources(org: LocalOrg, call: Call): Record<string, string> {
  const root = dataRoot(call)
  const names = ['sobjects', 'query', 'queryAll', 'composite', 'limits', 'graphql', 'analytics', 'ui-api', 'jobs']
  return {
    ...Object.fromEntries(names.map((name) => [name, `${root}/${name}`])),
    identity: `${call.origin}/id/${org.organizationId}/${call.user.id}`,
  }
}

const describe = (org: LocalOrg, call: Call) => org.describe(call.user.id, call.params['sobject'] ?? '')

function withUrls<T extends { name: string }>(call: Call, entry: T) {
  const sobject = `${dataRoot(call)}/sobjects/${entry.name}`
  return { ...entry, urls: { sobject, describe: `${sobject}/describe`, rowTemplate: `${sobject}/{ID}` } }
}

import { runRoute } from './api-server.ts'
import { errorReply, toErrorReply } from './refusals.ts'
import type { Call, Reply } from './call.ts'
import type { FindRoute } from './route-table.ts'

export interface Subrequest {
  method: string
  /** Path and query, `/services/data/v67.0/…`. */
  url: string
  body: unknown
  headers: Record<string, string>
}

/** Runs one request inside another, as its user; refusals become replies. */
export type Dispatch = (outer: Call, subrequest: Subrequest) => Reply

export function createDispatch(findRoute: FindRoute): Dispatch {
  return (outer, { method, url, body, headers }) => {
    try {
      const { pathname, searchParams } = new URL(url.replace(/^\/+/, '/'), outer.origin)
      const { route, params } = findRoute(method, pathname)
      if (route.access !== 'session' || route.body !== 'json') return unsuitable(pathname)
      const reply = runRoute(route, {
        ...outer,
        method,
        path: pathname,
        params,
        search: searchParams,
        headers: lowerCased(headers),
        apiVersion: params['version']?.slice(1) ?? '',
        body,
      })
      return reply instanceof Promise ? unsuitable(pathname) : reply
    } catch (error) {
      return toErrorReply(error)
    }
  }
}

const unsuitable = (path: string): Reply => errorReply(400, 'INVALID_REQUEST', `The resource ${path} cannot be used as a subrequest`)

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

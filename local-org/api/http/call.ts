import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { OrgUser } from '../org.ts'

/** One request, its body read, as a handler without a session sees it. */
export interface OpenCall {
  method: string
  /** Without the query, decoded by segment only in `params`. */
  path: string
  params: Record<string, string>
  search: URLSearchParams
  headers: IncomingHttpHeaders
  /** `67.0`; empty outside `/services/data/vXX.0`. */
  apiVersion: string
  /** Parsed JSON, form fields, or undefined when the request had no body. */
  body: unknown
  /** The unread body of a route that takes a stream; null elsewhere. */
  upload: Readable | null
  /** `http://127.0.0.1:4400`, without a slash at the end. */
  origin: string
}

/** A call on behalf of a signed-in user. */
export interface Call extends OpenCall {
  user: OrgUser
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  /** At most one of the three; none is an empty body. */
  json?: unknown
  text?: string
  stream?: Readable
}

export type BodyKind = 'json' | 'form' | 'stream'

interface RouteShape {
  method: string
  /** `/services/data/:version/sobjects/:sobject`; `:version` takes v45.0 to v68.0 only. */
  pattern: string
  body: BodyKind
}

/**
 * A line of the route table. Session handlers of JSON routes answer at once (the store is synchronous),
 * so that composite requests can run them inside one transaction; only uploads and logins take their time.
 */
export type Route =
  | (RouteShape & { access: 'session'; handler: (call: Call) => Reply | Promise<Reply> })
  | (RouteShape & { access: 'open'; handler: (call: OpenCall) => Reply | Promise<Reply> })

export function route(method: string, pattern: string, handler: (call: Call) => Reply | Promise<Reply>, body: BodyKind = 'json'): Route {
  return { access: 'session', method, pattern, handler, body }
}

export function openRoute(
  method: string,
  pattern: string,
  handler: (call: OpenCall) => Reply | Promise<Reply>,
  body: BodyKind = 'json',
): Route {
  return { access: 'open', method, pattern, handler, body }
}

export const ok = (json: unknown): Reply => ({ status: 200, json })
export const created = (json: unknown): Reply => ({ status: 201, json })
export const noContent = (): Reply => ({ status: 204 })

/** `/services/data/v67.0`, the root of the URLs an answer carries. */
export const dataRoot = (call: OpenCall): string => `/services/data/v${call.apiVersion}`

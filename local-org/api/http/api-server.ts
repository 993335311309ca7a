import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { OrgError, type LocalOrg, type OrgUser } from '../org.ts'
import { localeOf } from '../store/locale-of.ts'
import type { ApiUsage } from './api-usage.ts'
import type { Call, OpenCall, Reply, Route } from './call.ts'
import type { Fault, Faults } from './faults.ts'
import { openBody, readBody } from './read-body.ts'
import { errorReply, refusals, toErrorReply } from './refusals.ts'
import type { FindRoute } from './route-table.ts'
import { sendCutReply, sendReply } from './send-reply.ts'
import type { Sessions } from './sessions.ts'
import { readCredential, type Credential } from './credential.ts'

export interface ApiParts {
  org: LocalOrg
  findRoute: FindRoute
  sessions: Sessions
  usage: ApiUsage
  faults: Faults
  /** Where an error that is ours, not the caller's, is shown. */
  report(error: unknown): void
}

/** Answers one request to `/services/…`: route, session, limit, faults, body, handler, answer. */
export function createApiServer(parts: ApiParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const url = requestUrl(request)
    const credential = readCredential(request, url)
    const faults = parts.faults.strikeRequest(request.method ?? 'GET', url.pathname)

    for (const { ms = 0 } of faults.filter(({ kind }) => kind === 'latency')) await wait(ms)
    const cut = faults.find(({ kind }) => kind === 'cut')
    const instead = faults.filter(({ kind }) => kind !== 'latency' && kind !== 'cut')
    const before = instead.find(({ when }) => when !== 'after')
    const after = instead.find(({ when }) => when === 'after')

    const answered = before ? strike(before, credential, parts) : await answer(request, url, credential, parts)
    const reply = after ? strike(after, credential, parts) : answered

    if (reply === 'reset') request.socket.resetAndDestroy()
    if (reply === 'reset' || reply === 'hang') return
    if (!credential?.isPage) response.setHeader('Sforce-Limit-Info', `api-usage=${parts.usage.used()}/${parts.usage.limit}`)
    if (cut) await sendCutReply(request, response, reply, cut.bytes ?? 0)
    else await sendReply(request, response, reply)
  }
}

/** Salesforce collapses leading slashes; `new URL` would read a host out of them. */
function requestUrl(request: IncomingMessage): URL {
  return new URL((request.url ?? '/').replace(/^\/+/, '/'), originOf(request))
}

export function originOf(request: IncomingMessage): string {
  return `http://${request.headers.host ?? '127.0.0.1'}`
}

function strike(fault: Fault, credential: Credential | null, { sessions }: ApiParts): Reply | 'reset' | 'hang' {
  switch (fault.kind) {
    case 'reset':
    case 'hang':
      return fault.kind
    case 'limit':
      return toErrorReply(refusals.requestLimit())
    case 'expiredSession':
      if (credential) sessions.revoke(credential.token)
      return toErrorReply(refusals.sessionInvalid())
    default:
      return errorReply(
        fault.status ?? 503,
        fault.errorCode ?? 'SERVER_UNAVAILABLE',
        fault.message ?? 'The server is temporarily unavailable. Please try again later.',
      )
  }
}

async function answer(request: IncomingMessage, url: URL, credential: Credential | null, parts: ApiParts): Promise<Reply> {
  try {
    const method = request.method ?? 'GET'
    const { route, params } = parts.findRoute(method, url.pathname)
    const user = route.access === 'session' ? signIn(credential, parts) : null
    const call: OpenCall = {
      method,
      path: url.pathname,
      params,
      search: url.searchParams,
      headers: request.headers,
      apiVersion: params['version']?.slice(1) ?? '',
      body: route.body === 'stream' ? undefined : await readBody(request, route.body),
      upload: route.body === 'stream' ? openBody(request) : null,
      origin: originOf(request),
    }
    const run = () => runRoute(route, user ? { ...call, user } : call)
    return await (credential?.language ? parts.org.inLanguage(credential.language, run) : run())
  } catch (error) {
    request.resume()
    if (error instanceof OrgError) return toErrorReply(error)
    parts.report(error)
    return errorReply(500, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred. The local org has logged it.')
  }
}

function signIn(credential: Credential | null, { org, sessions, usage }: ApiParts) {
  const userId = credential && sessions.userOf(credential.token)
  const user = userId ? readAs(org, userId, credential.language) : null
  if (!user?.isActive) throw refusals.sessionInvalid()
  if (!credential?.isPage && !usage.count()) throw refusals.requestLimit()
  return user
}

/** The user with the language of the session, and its formats. */
function readAs(org: LocalOrg, userId: string, language: string | null): OrgUser | null {
  const user = org.readUser(userId)
  return user && language !== null ? { ...user, language, locale: localeOf(language) } : user
}

export function runRoute(route: Route, call: OpenCall | Call): Reply | Promise<Reply> {
  if (route.access === 'open') return route.handler(call)
  if (!('user' in call)) throw refusals.sessionInvalid()
  return route.handler(call)
}

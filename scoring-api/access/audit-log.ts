import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mostAccountsAsked } from './account-access.ts'
import { isOpen } from './access-plugin.ts'
import type { Caller } from './callers.ts'

/**
 * One line in the log for every request that needs a token, refused ones too: who asked for what, about which accounts, and how it ended.
 * `audit.caller` null = no valid token.
 */
export function auditRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (!isOpen(request)) audit(request, request.caller, reply.statusCode)
    done()
  })
}

/** For what is answered before any hook: an address that cannot be decoded. */
export function audit(request: FastifyRequest, caller: Caller | null, status: number): void {
  const { method, routeOptions } = request
  const route = routeOptions.url ?? null
  request.log.info({ audit: { caller, method, route, accountIds: accountsOf(request), status } }, 'asked')
}

/** As the caller sent them, what looks like no id left out; null = the request is about no account. */
function accountsOf({ routeOptions, params, body }: FastifyRequest): string[] | null {
  const { scope } = routeOptions.config ?? {}
  if (scope === 'account') return [(params as { id: string }).id]
  if (scope !== 'accounts') return null
  const { accountIds } = (body ?? {}) as { accountIds?: unknown }
  if (!Array.isArray(accountIds)) return null
  return accountIds.filter((id): id is string => typeof id === 'string' && /^\w{15,18}$/.test(id)).slice(0, mostAccountsAsked)
}

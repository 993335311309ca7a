import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isOpen } from './access-plugin.ts'

/**
 * One line in the log for every request that needs a token, refused ones too: who asked for what, about which accounts, and how it ended.
 * `audit.caller` null = no valid token.
 */
export function auditRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { caller, method, routeOptions } = request
    if (!isOpen(request)) {
      const route = routeOptions.url ?? null
      request.log.info({ audit: { caller, method, route, accountIds: accountsOf(request), status: reply.statusCode } }, 'asked')
    }
    done()
  })
}

/** As the caller sent them; null = the request is about no account. */
function accountsOf({ routeOptions, params, body }: FastifyRequest): unknown {
  const { scope } = routeOptions.config ?? {}
  if (scope === 'account') return [(params as { id: string }).id]
  return scope === 'accounts' ? ((body as { accountIds?: unknown } | undefined)?.accountIds ?? null) : null
}

import type { FastifyInstance } from 'fastify'
import { isOpen } from './access-plugin.ts'

/**
 * One line in the log for every request that needs a token, refused ones too: who asked for what, about which account, and how it ended.
 * `audit.caller` null = no valid token.
 */
export function auditRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { caller, method, routeOptions, params } = request
    if (!isOpen(request)) {
      const route = routeOptions.url ?? null
      const isAccount = routeOptions.config?.scope === 'account'
      const accountId = isAccount ? (params as { id: string }).id : null
      request.log.info({ audit: { caller, method, route, accountId, status: reply.statusCode } }, 'asked')
    }
    done()
  })
}

import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { noSuchAccount, Problem } from '../problems.ts'
import { toLongId } from '../salesforce/record-id.ts'
import type { MaySeeAccount } from './account-access.ts'
import type { Authenticate, Caller, Scope } from './callers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** null on what is open to all. */
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** Answers without a token; only for what reveals nothing of the customer's. */
    open?: boolean
    /** The scope of the users who may call besides the operator; none may when left out. Of `account`: the account of the path `:id`, if they may see it; of `accounts` the route asks for those of its body. */
    scope?: Scope
  }
}

const perMinute: Record<Caller['kind'] | 'open', number> = { operator: 1_200, user: 60, open: 300 }
const refusalsPerMinute = 30

/**
 * Guards every route, unknown ones too: 401 without a valid token, 403 for the wrong caller, 429 for too many requests,
 * 404 for an account that the user may not see, as for one that does not exist.
 */
export async function guard(app: FastifyInstance, authenticate: Authenticate, maySee: MaySeeAccount): Promise<void> {
  await app.register(rateLimit, { global: false, keyGenerator: ({ ip }) => ip })
  const countRefusal = app.createRateLimit({ max: refusalsPerMinute, timeWindow: '1 minute', keyGenerator: ({ ip }) => `refused:${ip}` })
  const countRequest = app.createRateLimit({
    max: (request) => perMinute[kindOf(request)],
    timeWindow: '1 minute',
    keyGenerator: callerKey,
  })

  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request) => {
    if (!isOpen(request)) {
      request.caller = await authenticate(request.headers.authorization).catch(async (err: unknown) => {
        requireWithin(await countRefusal(request))
        throw err
      })
      requirePermission(request)
    }
    requireWithin(await countRequest(request))
  })
  app.addHook('preHandler', async (request) => await requireVisibleAccount(request, maySee))
  app.addHook('onRoute', ({ url, config }) => {
    if (config?.scope === 'account' && !url.startsWith('/v1/accounts/:id/')) throw new Error(`${url} names no account to guard`)
  })
}

/** The documentation's own files are routes of its plugin, told by their prefix. */
export function isOpen({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config?.open === true || /^\/docs(\/|$)/.test(routeOptions.url ?? '')
}

function requirePermission({ caller, routeOptions }: FastifyRequest): void {
  if (routeOptions.url === undefined || caller === null || caller.kind === 'operator') return
  const { scope } = routeOptions.config ?? {}
  if (scope === caller.scope) return
  const needed = scope === undefined ? "the operator's token" : `a token of the scope "${scope}"`
  throw new Problem('not-permitted', `A user's token of the scope "${caller.scope}" may not do this; this address needs ${needed}.`)
}

/** Apex has checked it; the service does not take its word for it, and says no more to who may not see than to who asks for nothing. */
async function requireVisibleAccount({ caller, routeOptions, params }: FastifyRequest, maySee: MaySeeAccount): Promise<void> {
  if (caller?.kind !== 'user' || routeOptions.config?.scope !== 'account') return
  const { id } = params as { id: string }
  const accountId = toLongId(id) ?? id
  if (!(await maySee(caller.userId, accountId))) throw noSuchAccount(accountId)
}

const kindOf = ({ caller }: FastifyRequest): Caller['kind'] | 'open' => caller?.kind ?? 'open'

function callerKey({ caller, ip }: FastifyRequest): string {
  if (caller === null) return `open:${ip}`
  return caller.kind === 'operator' ? 'operator' : `user:${caller.userId}`
}

function requireWithin(limit: { isAllowed: boolean } & Partial<{ isExceeded: boolean; ttlInSeconds: number }>): void {
  if (limit.isExceeded) throw new Problem('too-many-requests', `Too many requests: try again in ${limit.ttlInSeconds ?? 60} seconds.`)
}

import { z } from 'zod'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import type { Dispatch } from '../http/dispatch.ts'
import { errorReply, refusals, toErrorReply } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { resolveReferences } from './resolve-references.ts'

const subrequestLimit = 25
const collectionAndQueryLimit = 5

const compositeBody = z.object({
  allOrNone: z.boolean().default(false),
  compositeRequest: z.array(
    z.object({
      method: z.string(),
      url: z.string(),
      referenceId: z.string().regex(/^\w+$/),
      body: z.unknown().optional(),
      httpHeaders: z.record(z.string(), z.string()).default({}),
    }),
  ),
})
type CompositeBody = z.infer<typeof compositeBody>

/** Up to 25 requests in one, each of which may use the answers of those before it. */
export function compositeRoutes(org: LocalOrg, dispatch: Dispatch): Route[] {
  const run = (call: Call): Reply => {
    const { allOrNone, compositeRequest } = compositeBodyOf(call)
    let replies: Reply[] = []
    try {
      org.inTransaction(() => {
        replies = runInOrder(call, compositeRequest, dispatch, allOrNone)
        if (allOrNone && replies.some(isRefused)) throw new RolledBack()
      })
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
      replies = compositeRequest.map((_, index) => {
        const reply = replies[index]
        return reply && isRefused(reply) ? reply : halted()
      })
    }
    return ok({
      compositeResponse: replies.map((reply, index) => ({
        body: reply.json ?? null,
        httpHeaders: reply.headers ?? {},
        httpStatusCode: reply.status,
        referenceId: compositeRequest[index]?.referenceId,
      })),
    })
  }
  return [route('POST', '/services/data/:version/composite', run)]
}

class RolledBack extends Error {}

function compositeBodyOf(call: Call): CompositeBody {
  const body = compositeBody.safeParse(call.body)
  if (!body.success) throw refusals.unreadableJson('The body must be { compositeRequest: [{ method, url, referenceId, body? }] }')
  const { compositeRequest } = body.data
  if (compositeRequest.length > subrequestLimit) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `Composite subrequest limit exceeded: ${subrequestLimit}`)
  }
  if (compositeRequest.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url)).length > collectionAndQueryLimit) {
    throw new OrgError(400, 'LIMIT_EXCEEDED', `Composite query and collection subrequest limit exceeded: ${collectionAndQueryLimit}`)
  }
  const ids = compositeRequest.map(({ referenceId }) => referenceId)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new OrgError(400, 'INVALID_INPUT', `Duplicate referenceId: ${twice}`)
  return body.data
}

function runInOrder(call: Call, subrequests: CompositeBody['compositeRequest'], dispatch: Dispatch, stopAtRefusal: boolean): Reply[] {
  const answers = new Map<string, unknown>()
  const replies: Reply[] = []
  for (const { method, url, body, httpHeaders, referenceId } of subrequests) {
    const reply = runOne(call, { method, url, body, headers: httpHeaders }, answers, dispatch)
    replies.push(reply)
    if (!isRefused(reply)) answers.set(referenceId, reply.json ?? null)
    else if (stopAtRefusal) break
  }
  return replies
}

function runOne(
  call: Call,
  subrequest: { method: string; url: string; body: unknown; headers: Record<string, string> },
  answers: ReadonlyMap<string, unknown>,
  dispatch: Dispatch,
): Reply {
  try {
    return dispatch(call, resolveReferences(subrequest, answers))
  } catch (error) {
    return toErrorReply(error)
  }
}

const isRefused = (reply: Reply): boolean => reply.status >= 300

const halted = (): Reply =>
  errorReply(400, 'PROCESSING_HALTED', 'The transaction was rolled back since another operation in the same transaction failed.')

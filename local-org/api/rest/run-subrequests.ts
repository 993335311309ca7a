import { z } from 'zod'
import type { Call, Reply } from '../http/call.ts'
import type { Dispatch } from '../http/dispatch.ts'
import { errorReply, toErrorReply } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { resolveReferences } from './resolve-references.ts'

/** A request inside a composite one. */
export const subrequest = z.object({
  method: z.string(),
  url: z.string(),
  referenceId: z.string().regex(/^\w+$/),
  body: z.unknown().optional(),
  httpHeaders: z.record(z.string(), z.string()).default({}),
})
export type Subrequest = z.infer<typeof subrequest>

/** @throws OrgError for an id that stands twice */
export function refuseTwice(what: string, ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new OrgError(400, 'INVALID_INPUT', `Duplicate ${what}: ${twice}`)
}

/**
 * Runs requests in order in one transaction; each may use the answers of those before it.
 * @param allOrNone at the first refusal everything is undone, and what was not refused itself is answered as halted
 */
export function runSubrequests(
  org: LocalOrg,
  dispatch: Dispatch,
  call: Call,
  subrequests: readonly Subrequest[],
  allOrNone: boolean,
): Reply[] {
  let replies: Reply[] = []
  try {
    org.inTransaction(() => {
      replies = runInOrder(call, subrequests, dispatch, allOrNone)
      if (allOrNone && replies.some(isRefused)) throw new RolledBack()
    })
    return replies
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    return subrequests.map((_, index) => {
      const reply = replies[index]
      return reply && isRefused(reply) ? reply : halted()
    })
  }
}

class RolledBack extends Error {}

function runInOrder(call: Call, subrequests: readonly Subrequest[], dispatch: Dispatch, stopAtRefusal: boolean): Reply[] {
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
  request: { method: string; url: string; body: unknown; headers: Record<string, string> },
  answers: ReadonlyMap<string, unknown>,
  dispatch: Dispatch,
): Reply {
  try {
    return dispatch(call, resolveReferences(request, answers))
  } catch (error) {
    return toErrorReply(error)
  }
}

export const isRefused = (reply: Reply): boolean => reply.status >= 300

export const halted = (): Reply =>
  errorReply(400, 'PROCESSING_HALTED', 'The transaction was rolled back since another operation in the same transaction failed.')

/** An answer as it stands in that of the whole. */
export function showReply(reply: Reply, referenceId: string) {
  return { body: reply.json ?? null, httpHeaders: reply.headers ?? {}, httpStatusCode: reply.status, referenceId }
}

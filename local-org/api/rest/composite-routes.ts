import { z } from 'zod'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import type { Dispatch } from '../http/dispatch.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { refuseTwice, runSubrequests, showReply, subrequest } from './run-subrequests.ts'

const subrequestLimit = 25
const collectionAndQueryLimit = 5

const compositeBody = z.object({ allOrNone: z.boolean().default(false), compositeRequest: z.array(subrequest) })
type CompositeBody = z.infer<typeof compositeBody>

/** Up to 25 requests in one, each of which may use the answers of those before it. */
export function compositeRoutes(org: LocalOrg, dispatch: Dispatch): Route[] {
  const run = (call: Call): Reply => {
    const { allOrNone, compositeRequest } = compositeBodyOf(call)
    const replies = runSubrequests(org, dispatch, call, compositeRequest, allOrNone)
    return ok({ compositeResponse: replies.map((reply, index) => showReply(reply, compositeRequest[index]?.referenceId ?? '')) })
  }
  return [route('POST', '/services/data/:version/composite', run)]
}

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
  refuseTwice(
    'referenceId',
    compositeRequest.map(({ referenceId }) => referenceId),
  )
  return body.data
}

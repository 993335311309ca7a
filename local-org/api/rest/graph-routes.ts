import { z } from 'zod'
import { ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import type { Dispatch } from '../http/dispatch.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { orderGraph } from './order-graph.ts'
import { halted, isRefused, refuseTwice, runSubrequests, showReply, subrequest, type Subrequest } from './run-subrequests.ts'

/** Source: REST API Developer Guide, "Composite Graph Limits". The sentences of refusals are our own. */
const limits = { graphs: 75, nodes: 500, kindsOfNode: 15, depth: 15, failures: 14 }

/** Source: REST API Developer Guide, "Using Composite Graphs": what a node may be, and what an id looks like. */
const nodePath = /^\/services\/data\/v\d+\.\d\/sobjects\/(\w+)(?:\/[^/?]+){0,2}\/?(?:\?|$)/
const graphId = z.string().regex(/^[A-Za-z0-9][^.]{0,39}$/)
const graphBody = z.object({ graphs: z.array(z.object({ graphId, compositeRequest: z.array(subrequest) })) })
type Graph = z.infer<typeof graphBody>['graphs'][number]

/** Graphs of requests, each of which is done whole or not at all. */
export function graphRoutes(org: LocalOrg, dispatch: Dispatch): Route[] {
  const run = (call: Call): Reply => {
    let failures = 0
    const graphs = graphsOf(call).map(({ graph, order }) => {
      const replies = failures > limits.failures ? order.map(halted) : runSubrequests(org, dispatch, call, order, true)
      const isSuccessful = !replies.some(isRefused)
      if (!isSuccessful) failures += 1
      const byReference = new Map(order.map(({ referenceId }, index) => [referenceId, replies[index] ?? halted()]))
      const shown = graph.compositeRequest.map(({ referenceId }) => showReply(byReference.get(referenceId) ?? halted(), referenceId))
      return { graphId: graph.graphId, graphResponse: { compositeResponse: shown }, isSuccessful }
    })
    return ok({ graphs })
  }
  return [route('POST', '/services/data/:version/composite/graph', run)]
}

/** @throws OrgError for what is no graph or too much of one; then nothing is done */
function graphsOf(call: Call): { graph: Graph; order: Subrequest[] }[] {
  const body = graphBody.safeParse(call.body)
  if (!body.success)
    throw refusals.unreadableJson('The body must be { graphs: [{ graphId, compositeRequest: [{ method, url, referenceId, body? }] }] }')
  const { graphs } = body.data
  refuseMore('graphs', graphs.length, limits.graphs)
  const nodes = graphs.flatMap(({ compositeRequest }) => compositeRequest)
  refuseMore('nodes', nodes.length, limits.nodes)
  refuseMore('different nodes', new Set(nodes.map(kindOf)).size, limits.kindsOfNode)
  refuseTwice(
    'graphId',
    graphs.map((graph) => graph.graphId),
  )
  return graphs.map((graph) => {
    refuseTwice(
      'referenceId',
      graph.compositeRequest.map(({ referenceId }) => referenceId),
    )
    const { order, depth } = orderGraph(graph.compositeRequest)
    refuseMore(`levels in graph ${graph.graphId}`, depth, limits.depth)
    return { graph, order }
  })
}

/** Nodes differ by API version, method and object. @throws OrgError for what no node may be */
function kindOf({ method, url }: Subrequest): string {
  const object = nodePath.exec(url)?.[1]
  if (object === undefined) throw new OrgError(400, 'INVALID_INPUT', `The URL ${url} is not supported in a composite graph`)
  return `${method} ${url.split('/')[3]} ${object.toLowerCase()}`
}

function refuseMore(what: string, count: number, limit: number): void {
  if (count > limit) throw new OrgError(400, 'LIMIT_EXCEEDED', `Composite graph limit exceeded: ${limit} ${what}`)
}

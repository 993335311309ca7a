import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { created, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError } from '../org.ts'
import type { DeployOptions } from './deploy-result.ts'
import type { Deployment } from './deployments.ts'
import { MetadataRefusal, refuseUnlessAdministrator, type MetadataService } from './metadata-service.ts'
import { toDeployResult } from './show-deployment.ts'

const deployRequest = z.object({
  validatedDeployRequestId: z.string().optional(),
  deployOptions: z
    .object({
      checkOnly: z.boolean().default(false),
      ignoreWarnings: z.boolean().default(false),
      rollbackOnError: z.boolean().default(false),
      testLevel: z.string().nullable().default(null),
      runTests: z.array(z.string()).nullish(),
    })
    .optional(),
})
const statusRequest = z.object({ deployResult: z.object({ status: z.literal('Canceling') }) })

/** The REST binding of deploy. Source: Metadata API Developer Guide, "Deploying with REST: deployRequest". */
export function deployRequestRoutes(metadata: MetadataService): Route[] {
  const resource = '/services/data/:version/metadata/deployRequest'
  return [
    route('POST', resource, (call) => answering(call, () => start(metadata, call)), 'stream'),
    route('GET', `${resource}/:id`, (call) =>
      answering(call, () => ok(show(metadata.deployment(call.params['id'] ?? ''), call.search.get('includeDetails') === 'true'))),
    ),
    route('PATCH', `${resource}/:id`, (call) =>
      answering(call, () => {
        if (!statusRequest.safeParse(call.body).success) throw refusals.badParameter('deployResult.status must be Canceling')
        return { status: 202, json: show(metadata.cancel(call.user, call.params['id'] ?? ''), false) }
      }),
    ),
  ]
}

async function answering(call: Call, work: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    refuseUnlessAdministrator(call.user)
    return await work()
  } catch (error) {
    if (!(error instanceof MetadataRefusal)) throw error
    throw new OrgError(error.code === 'INSUFFICIENT_ACCESS' ? 403 : 400, error.code, error.message)
  }
}

async function start(metadata: MetadataService, call: Call): Promise<Reply> {
  const { request, archive } = await readRequest(call)
  if (request.validatedDeployRequestId !== undefined) {
    return created(show(metadata.deployValidated(call.user, request.validatedDeployRequestId), false))
  }
  const { checkOnly = false, ignoreWarnings = false, rollbackOnError = false, testLevel = null, runTests } = request.deployOptions ?? {}
  const options: DeployOptions = { checkOnly, ignoreWarnings, rollbackOnError, testLevel, runTests: runTests ?? [] }
  if (archive === null) throw refusals.badParameter('A multipart request with the zip file is needed')
  return created(show(metadata.deploy(call.user, archive, options), false))
}

/** JSON alone, or JSON and the archive as two parts of a form. */
async function readRequest({ headers, upload }: Call): Promise<{ request: z.infer<typeof deployRequest>; archive: Buffer | null }> {
  const type = headers['content-type'] ?? ''
  const bytes = upload === null ? Buffer.alloc(0) : await buffer(upload)
  if (!type.startsWith('multipart/')) return { request: parseRequest(bytes.toString('utf8')), archive: null }
  const parts = [...(await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()).values()]
  const file = parts.find((part) => typeof part !== 'string')
  const text = parts.find((part) => typeof part === 'string')
  return { request: parseRequest(text ?? '{}'), archive: file ? Buffer.from(await file.arrayBuffer()) : null }
}

function parseRequest(text: string): z.infer<typeof deployRequest> {
  try {
    return deployRequest.parse(JSON.parse(text))
  } catch (error) {
    throw refusals.unreadableJson((error as Error).message)
  }
}

function show(deployment: Deployment, includeDetails: boolean) {
  const { runTests, ...options } = deployment.options
  return { id: deployment.id, deployOptions: { ...options, runTests }, deployResult: toDeployResult(deployment, includeDetails) }
}

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem, problemKinds, toProblem, type ProblemName } from './problems.ts'

/** The body of every failure (RFC 9457). */
export const problemSchema = z.object({
  type: z.string().describe('Kind of problem, as a relative URI: /problems/account-not-found'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('One sentence that names the value at fault and what to do'),
  instance: z.string().describe('Path of the request'),
  requestId: z.string().describe('Look for it in the log'),
  errors: z
    .array(z.object({ pointer: z.string(), detail: z.string() }))
    .optional()
    .describe('Parts of the input that do not fit'),
})
z.globalRegistry.add(problemSchema, { id: 'Problem' })

/** For a route's `schema.response`: the failures it may answer. */
export function problemResponses(...names: ProblemName[]) {
  const always: ProblemName[] = ['invalid-request', 'not-authenticated', 'not-permitted', 'too-many-requests', 'internal-error']
  const byStatus = Map.groupBy([...always, ...names], (name) => problemKinds[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, kinds]) => [
      status,
      {
        description: kinds.map((name) => problemKinds[name].title).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}

/** Errors, Fastify's own and unknown addresses all leave as problem details. */
export function replyWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((err, request, reply) => replyWith(toHttpProblem(err), err, request, reply))
  app.setNotFoundHandler((request, reply) =>
    replyWith(new Problem('route-not-found', `There is nothing at ${request.method} ${pathOf(request)}; see /docs.`), null, request, reply),
  )
}

export function replyWith(problem: Problem, cause: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, title } = problem
  if (problem.problem === 'internal-error') request.log.error({ err: cause }, 'unexpected error')
  else request.log.info({ problem: problem.problem, detail: problem.message, cause: reasonOf(problem) }, 'request refused')
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: `/problems/${problem.problem}`,
      title,
      status,
      detail: problem.message,
      instance: pathOf(request),
      requestId: request.id,
      ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
    })
}

/** Without the query: it is the caller's, and may hold what must not be repeated. */
const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? url

const reasonOf = ({ cause }: Problem): string | undefined => (cause instanceof Error ? cause.message : undefined)

export function toHttpProblem(err: unknown): Problem {
  if (hasZodFastifySchemaValidationErrors(err)) {
    const errors = err.validation.map(({ instancePath, message }) => ({
      pointer: `/${err.validationContext ?? 'body'}${instancePath}`.replace(/\/$/, ''),
      detail: message ?? 'is not valid',
    }))
    return new Problem(
      'invalid-request',
      `The request does not fit: ${errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ')}.`,
      {
        errors,
      },
    )
  }
  const code = err instanceof Error && 'code' in err ? (err as FastifyError).code : ''
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Problem('invalid-request', 'The body is not valid JSON: send an object, {} at least.', { cause: err })
    case 'FST_ERR_BAD_URL':
      return new Problem('invalid-request', 'The address cannot be decoded.', { cause: err })
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('request-too-large', 'The body is larger than this address takes: 64 kB, and 256 kB for a scorecard.', {
        cause: err,
      })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_TYPE':
      return new Problem('media-type-not-supported', 'Send the body with the content type application/json.', { cause: err })
    default:
      return toProblem(err)
  }
}

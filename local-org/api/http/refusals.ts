import { OrgError, type RowError } from '../org.ts'
import type { Reply } from './call.ts'

/** The whole-request refusals that the HTTP side itself makes; texts as Salesforce sends them. */
export const refusals = {
  notFound: () => new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist'),
  sessionInvalid: () => new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
  requestLimit: () => new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'),
  methodNotAllowed: (method: string, allowed: string[]) =>
    new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`),
  unreadableJson: (detail: string) => new OrgError(400, 'JSON_PARSER_ERROR', detail),
  bodyTooLarge: (limitBytes: number) =>
    new OrgError(413, 'REQUEST_ENTITY_TOO_LARGE', `The request body is larger than the limit of ${limitBytes} bytes`),
  tooManyRecords: (limit: number) =>
    new OrgError(400, 'EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${limit} records into this call`),
  badParameter: (detail: string) => new OrgError(400, 'INVALID_PARAMETER', detail),
}

export function toErrorReply(error: unknown): Reply {
  if (!(error instanceof OrgError)) throw error
  return errorReply(error.httpStatus, error.errorCode, error.message, error.fields)
}

export function errorReply(status: number, errorCode: string, message: string, fields: string[] = []): Reply {
  return { status, json: [fields.length > 0 ? { message, errorCode, fields } : { message, errorCode }] }
}

const statusOfRowError: Record<string, number> = {
  ENTITY_IS_DELETED: 404,
  NOT_FOUND: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS: 403,
}

/** A single-record request answers its row's errors as the request's own. */
export function rowErrorsReply(errors: RowError[]): Reply {
  const status = statusOfRowError[errors[0]?.statusCode ?? ''] ?? 400
  return { status, json: errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields })) }
}

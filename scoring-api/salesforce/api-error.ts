import { Problem } from '../problems.ts'

/** What an org says when it refuses a request, or why no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** Salesforce's code (`INVALID_FIELD`), or `ERROR_HTTP_503`, or `NETWORK` when no answer came. */
  readonly errorCode: string

  constructor(errorCode: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.errorCode = errorCode
  }
}

const transientCodes = new Set([
  'NETWORK',
  'SERVER_UNAVAILABLE',
  'TOO_MANY_APEX_REQUESTS',
  'API_CURRENTLY_DISABLED',
  'UNKNOWN_EXCEPTION',
  'INTERNAL_ERROR',
  'UNABLE_TO_LOCK_ROW',
  'ERROR_HTTP_420',
  'ERROR_HTTP_429',
  'ERROR_HTTP_500',
  'ERROR_HTTP_502',
  'ERROR_HTTP_503',
  'ERROR_HTTP_504',
])

/** Worth another try after a pause. */
export function isTransient(err: unknown): boolean {
  if (err instanceof Problem) return isTransient(err.cause)
  if (!(err instanceof ApiError)) return false
  return transientCodes.has(err.errorCode) || (err.errorCode === 'REQUEST_LIMIT_EXCEEDED' && !isDailyLimit(err))
}

/** The calls of 24 hours are used up; the same code also says "too many at once", which passes in seconds. */
export function isDailyLimit(err: unknown): boolean {
  return err instanceof ApiError && err.errorCode === 'REQUEST_LIMIT_EXCEEDED' && !/concurrent/i.test(err.message)
}

export function isExpiredSession(err: unknown): boolean {
  return err instanceof ApiError && (err.errorCode === 'INVALID_SESSION_ID' || err.errorCode === 'ERROR_HTTP_401')
}

/** Any failure of jsforce, fetch or the network in our own terms; other errors pass unchanged. */
export function toApiError(err: unknown): unknown {
  if (err instanceof ApiError || !(err instanceof Error)) return err
  if ('errorCode' in err && typeof err.errorCode === 'string') return new ApiError(err.errorCode, err.message, { cause: err })
  if (isNetworkFailure(err)) return new ApiError('NETWORK', networkReason(err), { cause: err })
  return err
}

/** fetch says `TypeError: fetch failed`, a time limit `TimeoutError` or `AbortError`, a reset in mid-body a code of undici or the socket. */
function isNetworkFailure(err: Error): boolean {
  if (['TimeoutError', 'AbortError', 'ResponseTimeout'].includes(err.name) || err.message === 'Request Timeout') return true
  if (err instanceof TypeError && ['fetch failed', 'terminated'].includes(err.message)) return true
  return 'code' in err && typeof err.code === 'string' && /^(ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|ENET|EHOST|UND_ERR)/.test(err.code)
}

function networkReason(err: Error): string {
  const cause = err.cause
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  if (/abort|timeout/i.test(err.name + err.message)) return 'no answer in time'
  return err.message
}

import { Connection as JsforceConnection } from 'jsforce'
import type { SalesforceSettings } from '../config.ts'
import { Problem } from '../problems.ts'
import { ApiError, isDailyLimit, isExpiredSession, toApiError } from './api-error.ts'
import { newCallCount, noteClock, noteLimitInfo, type CallCount } from './call-count.ts'
import { fetchTransport } from './fetch-transport.ts'
import { sendFile } from './send-file.ts'
import { notSalesforce, requestToken, type Token } from './token.ts'
import { withRetries, type Pause } from './with-retries.ts'

/** The service's login to one org. */
export interface Connection {
  readonly organizationId: string
  /** Whom the service is logged in as. */
  readonly userId: string
  /** Of the REST API, e.g. `67.0`. */
  readonly apiVersion: string
  /** How much the clock of this machine was ahead of the org's at the login; null = the org has not said. */
  readonly clockAheadMs: number | null
  /** A way to call the org that counts its own calls. */
  forWork(signal?: AbortSignal): Salesforce
  /** Ends what is waiting for an answer or a retry. */
  close(): void
}

/** What the rest of `salesforce/` calls the org through. Expired sessions are renewed, passing failures retried, every call is counted. */
export interface Salesforce {
  readonly calls: CallCount
  /** Data paths are relative to `/services/data/vXX.0`. Answers parsed JSON; null for an empty answer. @throws ApiError, Problem */
  send(request: ApiRequest): Promise<unknown>
  /** The raw answer, its body unread. The caller retries what breaks in mid-body. @throws ApiError, Problem */
  open(path: string): Promise<Response>
  /** Sends a CSV file, once: whether half of it arrived is the caller's to find out. @throws ApiError, Problem */
  upload(path: string, file: string): Promise<void>
  /** Waits between polls and retries; rejects when the work is stopped. */
  pause(ms: number): Promise<void>
  /** @throws the reason when the work was stopped */
  throwIfStopped(): void
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  /** Sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  /** Another try could do harm or is the caller's. */
  once?: boolean
}

const requestTimeLimitMs = 120_000
const tries = 5

/** A token, and jsforce holding it. */
interface Session {
  token: Token
  jsforce: JsforceConnection
}

/**
 * Logs in and checks that the address is an org's.
 * @throws Problem with one sentence that names the setting at fault
 */
export async function connect(settings: SalesforceSettings, pause: Pause): Promise<Connection> {
  const stop = new AbortController()
  const logIn = async (): Promise<Session> => toSession(settings, await requestToken(settings))
  let session = await logIn().catch((err: unknown) => {
    throw toProblem(err, settings, newCallCount())
  })
  let renewal: Promise<Session> | null = null

  /** One renewal for all that find the same session expired. */
  async function renew(expired: Session): Promise<void> {
    if (session !== expired) return
    renewal ??= withRetries(logIn, { pause, tries, signal: stop.signal }).finally(() => {
      renewal = null
    })
    session = await renewal
  }

  /** Once with the present session, and once more with a new one when that has expired. */
  async function authorised<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const used = session
    try {
      return await work(used)
    } catch (err) {
      if (!isExpiredSession(err)) throw err
      await renew(used)
      return await work(session)
    }
  }

  function forWork(workSignal?: AbortSignal): Salesforce {
    const calls = newCallCount()
    const signal = workSignal ? AbortSignal.any([workSignal, stop.signal]) : stop.signal
    const persist = async <T>(work: (session: Session) => Promise<T>, maximumTries: number): Promise<T> => {
      try {
        return await withRetries(() => authorised(work), { pause, tries: maximumTries, signal })
      } catch (err) {
        throw toProblem(err, settings, calls)
      }
    }
    return {
      calls,
      send: (request) => persist((used) => sendOnce(used, calls, request, signal), request.once ? 1 : tries),
      open: (path) => persist((used) => exchangeOnce(used, calls, path, (url, headers) => openOnce(url, headers, signal), signal), tries),
      upload: async (path, file) => {
        const send: Exchange = (url, headers) =>
          sendFile({ url, file, headers: { ...headers, 'content-type': 'text/csv' }, signal, longestSilenceMs: requestTimeLimitMs })
        await persist((used) => exchangeOnce(used, calls, path, send, signal), 1)
      },
      pause: (ms) => pause(ms, signal),
      throwIfStopped: () => signal.throwIfAborted(),
    }
  }

  const close = (): void => stop.abort(new Problem('run-stopped', 'The scoring service is stopping.'))
  const { organizationId, userId, clockAheadMs } = session.token
  return { organizationId, userId, clockAheadMs, apiVersion: settings.apiVersion, forWork, close }
}

function toSession(settings: SalesforceSettings, token: Token): Session {
  const jsforce = new JsforceConnection({
    loginUrl: settings.loginUrl,
    instanceUrl: token.instanceUrl,
    accessToken: token.accessToken,
    version: settings.apiVersion,
    callOptions: { client: 'banso' },
  })
  return { token, jsforce }
}

async function sendOnce({ jsforce }: Session, calls: CallCount, request: ApiRequest, signal: AbortSignal): Promise<unknown> {
  calls.spent += 1
  try {
    const askedAt = Date.now()
    const transport = fetchTransport(signal, requestTimeLimitMs, (headers) => noteClock(calls, headers.get('date'), askedAt, Date.now()))
    const answer: unknown = await jsforce.request(
      { method: request.method, url: request.path, ...toBody(request) },
      { transport, noContentResponse: null },
    )
    if (typeof answer === 'string' && answer.trim() !== '') throw notSalesforce(jsforce.instanceUrl)
    return answer === '' ? null : answer
  } catch (err) {
    signal.throwIfAborted()
    throw withoutPage(toApiError(err), jsforce.instanceUrl)
  } finally {
    calls.daily = jsforce.limitInfo.apiUsage ?? calls.daily
  }
}

function toBody({ body, headers }: ApiRequest): { body?: string; headers: Record<string, string> } {
  if (body === undefined) return { headers: { ...headers } }
  return { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
}

type Exchange = (url: string, headers: Record<string, string>) => Promise<Response>

/** What goes around jsforce, which would hold a file or a result page in memory. */
async function exchangeOnce(
  { jsforce, token }: Session,
  calls: CallCount,
  path: string,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Response> {
  calls.spent += 1
  try {
    const response = await exchange(`${token.instanceUrl}/services/data/v${jsforce.version}${path}`, {
      authorization: `Bearer ${token.accessToken}`,
      'accept-encoding': 'gzip',
      'sforce-call-options': 'client=banso',
    })
    noteLimitInfo(calls, response.headers.get('sforce-limit-info'))
    if (!response.ok) throw withoutPage(await toRefusal(response), token.instanceUrl)
    return response
  } catch (err) {
    signal.throwIfAborted()
    throw toApiError(err)
  }
}

/** Node's own fetch: jsforce breaks at the second page of a result. */
async function openOnce(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
  const noHeaders = new AbortController()
  const timer = setTimeout(() => noHeaders.abort(new DOMException('no headers in time', 'TimeoutError')), requestTimeLimitMs)
  try {
    return await fetch(url, { headers: { ...headers, accept: 'text/csv' }, signal: AbortSignal.any([noHeaders.signal, signal]) })
  } finally {
    clearTimeout(timer)
  }
}

async function toRefusal(response: Response): Promise<ApiError> {
  const body = await response.text()
  try {
    const [first] = JSON.parse(body) as { errorCode: string; message: string }[]
    if (first) return new ApiError(first.errorCode, first.message)
  } catch {
    // not the org's JSON: the status says enough
  }
  return new ApiError(`ERROR_HTTP_${response.status}`, body)
}

/** An org refuses in JSON: another text is a gateway's page, which may pass (5xx), or shows that the address is no org's. */
function withoutPage(err: unknown, url: string): unknown {
  const status = err instanceof ApiError ? Number(/^ERROR_HTTP_(\d+)$/.exec(err.errorCode)?.[1]) : NaN
  if (Number.isNaN(status)) return err
  if (status < 500 && ![401, 408, 420, 429].includes(status)) return notSalesforce(url)
  return new ApiError(`ERROR_HTTP_${status}`, `${url} answered HTTP ${status}`, { cause: err })
}

/** The failures that mean the same whatever was asked; the others stay for the caller, who knows what it asked for. */
function toProblem(err: unknown, settings: SalesforceSettings, calls: CallCount): unknown {
  if (!(err instanceof ApiError)) return err
  if (err.errorCode === 'NETWORK') {
    return new Problem(
      'salesforce-unreachable',
      `${settings.loginUrl} cannot be reached (${err.message}): check SALESFORCE_LOGIN_URL and the network of the scoring service.`,
      { cause: err },
    )
  }
  if (/^ERROR_HTTP_(420|429|5\d\d)$/.test(err.errorCode)) {
    return new Problem('salesforce-unreachable', `${err.message} again and again: try later, and look at https://status.salesforce.com.`, {
      cause: err,
    })
  }
  if (isExpiredSession(err)) {
    return new Problem(
      'salesforce-login-refused',
      `${settings.loginUrl} gives the integration user a session and then refuses it (${err.message}): check the user's API access and the app's IP restrictions.`,
      { cause: err },
    )
  }
  if (isDailyLimit(err)) {
    const usage = calls.daily ? `${calls.daily.used} of ${calls.daily.limit}: ` : ''
    return new Problem(
      'api-limit-reached',
      `The org's API calls of the last 24 hours are used up (${usage}${err.message}); start the run again when usage has dropped.`,
      { cause: err },
    )
  }
  return err
}

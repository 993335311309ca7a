import { PassThrough } from 'node:stream'
import { StreamPromise } from 'jsforce/lib/util/promise.js'

interface HttpRequest {
  method: string
  url: string
  headers?: Record<string, string>
  body?: unknown
}

interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/**
 * How jsforce sends a request, through Node's own fetch. Its own way throws an uncaught error, which ends the process, when the
 * connection breaks in mid-body (jsforce 3.10.26, `request.js`: a pipe without an error handler), cannot be stopped, and stops
 * watching the time once the headers are there. Redundant when jsforce handles these.
 */
export function fetchTransport(
  signal: AbortSignal,
  timeLimitMs: number,
  onAnswer: (headers: Headers) => void = () => undefined,
): { httpRequest(request: HttpRequest): StreamPromise<HttpResponse> } {
  return {
    httpRequest: (request) =>
      StreamPromise.create(() => ({ stream: new PassThrough(), promise: exchange(request, signal, timeLimitMs, onAnswer) })),
  }
}

async function exchange(
  { method, url, headers, body }: HttpRequest,
  signal: AbortSignal,
  timeLimitMs: number,
  onAnswer: (headers: Headers) => void,
): Promise<HttpResponse> {
  const response = await fetch(url, {
    method,
    headers: { 'accept-encoding': 'gzip', ...headers },
    body: typeof body === 'string' ? body : null,
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]),
  })
  onAnswer(response.headers)
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
}

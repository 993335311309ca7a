import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { constants, createGzip, gzip } from 'node:zlib'
import type { Reply } from './call.ts'

const fastest = { level: constants.Z_BEST_SPEED }
const worthCompressingBytes = 1024
const compress = promisify(gzip)

export async function sendReply(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<void> {
  const acceptsGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value)
  response.statusCode = reply.status

  if (reply.stream) {
    if (acceptsGzip) {
      response.setHeader('Content-Encoding', 'gzip')
      return pipeline(reply.stream, createGzip(fastest), response)
    }
    return pipeline(reply.stream, response)
  }

  if (reply.json !== undefined) response.setHeader('Content-Type', 'application/json;charset=UTF-8')
  const body = Buffer.from(reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json))
  if (acceptsGzip && body.length > worthCompressingBytes) {
    response.setHeader('Content-Encoding', 'gzip')
    response.end(await compress(body, fastest))
  } else {
    response.end(body)
  }
}

/** Sends the first bytes of the answer's body and then resets the connection: what a client sees when the network breaks. */
export async function sendCutReply(request: IncomingMessage, response: ServerResponse, reply: Reply, bytes: number): Promise<void> {
  const body = reply.stream
    ? await buffer(reply.stream)
    : Buffer.from(reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json))
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': body.length })
  await new Promise((sent) => response.write(body.subarray(0, bytes), sent))
  request.socket.resetAndDestroy()
}

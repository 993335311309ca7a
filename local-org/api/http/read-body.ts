import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { BodyKind } from './call.ts'
import { refusals } from './refusals.ts'

const jsonLimitBytes = 50 * 1024 * 1024
const formLimitBytes = 64 * 1024

/** The body as its bytes were before compression. */
export function openBody(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return request
  if (encoding !== 'gzip') throw refusals.badParameter(`Unsupported Content-Encoding: ${encoding}`)
  return request.pipe(createGunzip())
}

/** @returns parsed JSON or form fields; undefined for an empty body. @throws OrgError JSON_PARSER_ERROR, REQUEST_ENTITY_TOO_LARGE */
export async function readBody(request: IncomingMessage, kind: Exclude<BodyKind, 'stream'>): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const text = await readText(openBody(request), kind === 'form' ? formLimitBytes : jsonLimitBytes)
  if (kind === 'form') return Object.fromEntries(new URLSearchParams(text))
  return text.trim() === '' ? undefined : parseJson(text)
}

async function readText(body: Readable, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= limitBytes) chunks.push(chunk)
    }
  } catch (error) {
    throw refusals.unreadableJson(`The request body could not be read: ${(error as Error).message}`)
  }
  if (size > limitBytes) throw refusals.bodyTooLarge(limitBytes)
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw refusals.unreadableJson((error as Error).message)
  }
}

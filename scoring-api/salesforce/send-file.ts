import { open, type FileHandle } from 'node:fs/promises'
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

export interface FileUpload {
  url: string
  file: string
  headers: Record<string, string>
  signal: AbortSignal
  /** Without a byte in either direction. */
  longestSilenceMs: number
}

const pieceBytes = 256 * 1024

/**
 * Puts a file, one piece after the other through the same buffer: fetch takes a new one for each piece, and as those are no part of the heap
 * nobody collects them before they are as large as the file.
 * @throws Error of the network, or the reason of the signal
 */
export async function sendFile({ url, file, headers, signal, longestSilenceMs }: FileUpload): Promise<Response> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const sent = send(url, { method: 'PUT', headers: { ...headers, 'accept-encoding': 'identity', 'content-length': size }, signal })
    const answer = answerTo(sent)
    sent.setTimeout(longestSilenceMs, () => sent.destroy(new DOMException('no answer in time', 'TimeoutError')))
    // Only the answer is waited for: of a piece written while the connection breaks Node may never say anything.
    void pump(handle, sent).catch((err: Error) => sent.destroy(err))
    return await toResponse(await answer)
  } finally {
    await handle.close()
  }
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve)
    sent.on('error', reject)
  })
}

async function pump(handle: FileHandle, to: ClientRequest): Promise<void> {
  const buffer = Buffer.alloc(pieceBytes)
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, pieceBytes)
    if (bytesRead === 0) break
    await written(to, buffer.subarray(0, bytesRead))
  }
  to.end()
}

/** Once the socket has taken the piece, the buffer may be used again. */
const written = (to: ClientRequest, piece: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    to.write(piece, (err) => (err ? reject(err) : resolve()))
  })

async function toResponse(message: IncomingMessage): Promise<Response> {
  const pieces: Buffer[] = []
  for await (const piece of message) pieces.push(piece as Buffer)
  const status = message.statusCode ?? 500
  const body = [204, 205, 304].includes(status) ? null : Buffer.concat(pieces)
  return new Response(body, { status, headers: { 'sforce-limit-info': String(message.headers['sforce-limit-info'] ?? '') } })
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { toApiError } from '../../scoring-api/salesforce/api-error.ts'
import { sendFile } from '../../scoring-api/salesforce/send-file.ts'

let directory: string
let file: string
let server: Server | null = null

/** Larger than several pieces, and no multiple of one. */
const content = Buffer.from(Array.from({ length: 8_000_001 }, (_, index) => index % 251))
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'banso-send-'))
  file = join(directory, 'rows.csv')
  await writeFile(file, content)
})
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = null
  await rm(directory, { recursive: true, force: true })
})

async function listen(answer: RequestListener): Promise<string> {
  const started = createServer(answer)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/batches`
}

const send = (url: string, signal = new AbortController().signal) =>
  sendFile({ url, file, headers: { authorization: 'Bearer token' }, signal, longestSilenceMs: 200 })

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'nothing went wrong', toApiError)

it('puts every byte of the file, announced by its size', async () => {
  const url = await listen((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { 'content-length': size, authorization } = request.headers
      response.writeHead(201, { 'sforce-limit-info': 'api-usage=18/15000' })
      response.end(JSON.stringify([request.method, size, authorization, digest(Buffer.concat(pieces))]))
    })
  })
  const answer = await send(url)
  expect([answer.status, answer.headers.get('sforce-limit-info')]).toEqual([201, 'api-usage=18/15000'])
  expect(await answer.json()).toEqual(['PUT', String(content.length), 'Bearer token', digest(content)])
})

it('gives the refusal of the org', async () => {
  const url = await listen((request, response) => {
    request.resume()
    response.writeHead(400)
    response.end('[{"errorCode":"InvalidBatch","message":"too large"}]')
  })
  const answer = await send(url)
  expect([answer.status, await answer.json()]).toEqual([400, [{ errorCode: 'InvalidBatch', message: 'too large' }]])
})

it('fails as the network does when the connection breaks or stays silent', async () => {
  const broken = await listen((request) => request.socket.destroy())
  await expect(failureOf(send(broken))).resolves.toMatchObject({ errorCode: 'NETWORK' })
  server?.close()
  for (const isTaking of [true, false]) {
    const silent = await listen((request) => void (isTaking && request.resume()))
    await expect(failureOf(send(silent))).resolves.toMatchObject({ errorCode: 'NETWORK', message: 'no answer in time' })
    server?.closeAllConnections()
    server?.close()
  }
})

it('never waits for a connection that broke while pieces were on their way', async () => {
  let connections = 0
  const url = await listen((request) => {
    connections += 1
    // Taken or left, reset or ended, at once or a moment later: what Node says of the piece on its way differs.
    if (connections % 2 === 0) request.resume()
    setTimeout(() => (connections % 4 < 2 ? request.socket.destroy() : request.socket.end()), connections % 5)
  })
  for (let round = 0; round < 500; round += 1) await expect(failureOf(send(url))).resolves.toMatchObject({ errorCode: 'NETWORK' })
})

it('stops when it is told to', async () => {
  const stop = new AbortController()
  const url = await listen(() => stop.abort(new Error('stopped')))
  await expect(send(url, stop.signal)).rejects.toThrow()
})

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import type { SalesforceSettings } from '../../scoring-api/config.ts'
import { connect, type Connection } from '../../scoring-api/salesforce/connect.ts'

/** One request as the fake org got it. */
export interface Asked {
  method: string
  /** Without `/services/data/v67.0`. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

export interface Answer {
  status?: number
  json?: unknown
  text?: string
  headers?: Record<string, string>
  /** Ends the connection after the text, as if the network broke. */
  cut?: boolean
}

export type Handler = (asked: Asked) => Answer

/** A server on loopback that answers what a test tells it to: for failures that a real org cannot be asked for. */
export interface FakeOrg {
  url: string
  asked: Asked[]
  /** The last handler that returns an answer wins; a route nobody answers is 404 NOT_FOUND. */
  on(method: string, path: string | RegExp, handler: Handler): void
  connect(overrides?: Partial<SalesforceSettings>): Promise<Connection>
  close(): Promise<void>
}

export const testKey = generateKeyPairSync('rsa', { modulusLength: 2048 })

export async function startFakeOrg(): Promise<FakeOrg> {
  const routes: { method: string; path: string | RegExp; handler: Handler }[] = []
  const asked: Asked[] = []
  let logins = 0

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://fake')
      const path = url.pathname.replace(/^\/services\/data\/v67\.0/, '')
      const entry = { method: request.method ?? '', path, query: url.searchParams, headers: request.headers, body }
      asked.push(entry)
      const route = routes.findLast((candidate) => candidate.method === entry.method && matches(candidate.path, path))
      reply(response, route ? route.handler(entry) : { status: 404, json: [{ errorCode: 'NOT_FOUND', message: `Nothing at ${path}` }] })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const org: FakeOrg = {
    url,
    asked,
    on: (method, path, handler) => void routes.push({ method, path, handler }),
    connect: (overrides) => connect({ ...settingsFor(url), ...overrides }, () => Promise.resolve()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  org.on('POST', '/services/oauth2/token', () => {
    logins += 1
    return { json: tokenAnswer(url, `token-${logins}`) }
  })
  return org
}

export function tokenAnswer(url: string, accessToken: string): Record<string, string> {
  return { access_token: accessToken, instance_url: url, id: `${url}/id/00D000000000001EAA/005000000000001AAA`, token_type: 'Bearer' }
}

export function settingsFor(url: string): SalesforceSettings {
  return {
    loginUrl: url,
    clientId: 'test-app',
    login: { kind: 'jwtBearer', username: 'integration@banso.example', privateKey: testKey.privateKey, audience: url },
    apiVersion: '67.0',
  }
}

function matches(pattern: string | RegExp, path: string): boolean {
  return typeof pattern === 'string' ? pattern === path : pattern.test(path)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function reply(response: ServerResponse, { status = 200, json, text, headers, cut }: Answer): void {
  const body = json === undefined ? (text ?? '') : JSON.stringify(json)
  const type = json === undefined ? 'text/csv' : 'application/json;charset=UTF-8'
  response.writeHead(status, { 'content-type': type, 'sforce-limit-info': 'api-usage=18/15000', ...headers })
  if (!cut) return void response.end(body)
  response.write(body)
  setImmediate(() => response.destroy())
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApiRoutes } from './api/api-routes.ts'
import { createApiServer } from './api/http/api-server.ts'
import { createApiUsage, type ApiUsage } from './api/http/api-usage.ts'
import { createFaults, type Faults } from './api/http/faults.ts'
import { lockRows } from './api/http/lock-rows.ts'
import { createSessions, type Sessions } from './api/http/sessions.ts'
import { openLocalOrg } from './api/open-local-org.ts'
import type { LocalOrg } from './api/org.ts'
import { localOrgConfig, type LocalOrgConfig, type LocalOrgOptions } from './config.ts'
import type { Lightning } from './lightning/index.ts'

const packageDirectory = join(import.meta.dirname, '..')
const minuteMs = 60_000
const host = '127.0.0.1'
/** Longer than a busy client pauses: Node's own five seconds close connections that a client is just about to use again. */
const idleConnectionMs = 120_000

export interface RunningOrg {
  /** `http://127.0.0.1:4400` */
  url: string
  organizationId: string
  org: LocalOrg
  sessions: Sessions
  /** What tests make go wrong. */
  faults: Faults
  usage: ApiUsage
  close(): Promise<void>
}

/**
 * Starts a local org on loopback.
 * @param options `now` is the org's clock; logins, sessions and the API limit keep real time.
 * @throws the listen error (EADDRINUSE) when the port is taken
 */
export async function startLocalOrg(options: LocalOrgOptions & { now?: () => Date }): Promise<RunningOrg> {
  const config = localOrgConfig.parse(options)
  const clock = () => Date.now()
  const faults = createFaults()
  const org = openLocalOrg({
    databaseFile: config.dataDirectory === null ? null : databaseFileIn(config.dataDirectory),
    projectDirectory: config.projectDirectory,
    metadataDirectories: config.metadataDirectories,
    organization: config.organization,
    users: config.users,
    now: options.now,
  })
  const sessions = createSessions(org.organizationId, config.sessionMinutes * minuteMs, clock)
  const usage = createApiUsage(config.dailyApiRequests, clock)
  const spoolDirectory = mkdtempSync(join(tmpdir(), 'banso-local-org-'))
  const report = (error: unknown) => console.error(error)
  const api = createApiRoutes({
    org: lockRows(org, faults),
    sessions,
    usage,
    apps: config.apps,
    clock,
    spoolDirectory,
    bulkPageRows: config.bulkPageRows,
    faults,
    report,
  })
  const serveApi = createApiServer({ org, findRoute: api.findRoute, sessions, usage, faults, report })

  const server = createServer({ keepAliveTimeout: idleConnectionMs })
  let url = ''
  let lightning: Lightning | null = null
  const close = async () => {
    server.closeAllConnections()
    if (server.listening) await new Promise((closed) => server.close(closed))
    lightning?.close()
    await api.close()
    org.close()
    rmSync(spoolDirectory, { recursive: true, force: true })
  }
  try {
    if (config.lightning) lightning = await openLightning(config, org, sessions, () => url)
    const serve = async (request: IncomingMessage, response: ServerResponse) => {
      if (!(await lightning?.handle(request, response))) await serveApi(request, response)
    }
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      serve(request, response).catch((error: unknown) => {
        response.destroy()
        if (!isAbortByClient(error)) report(error)
      })
    })
    url = await listen(server, config.port)
    return { url, organizationId: org.organizationId, org, sessions, faults, usage, close }
  } catch (error) {
    await close()
    throw error
  }
}

function databaseFileIn(dataDirectory: string): string {
  mkdirSync(dataDirectory, { recursive: true })
  return join(dataDirectory, 'org.sqlite')
}

async function openLightning(config: LocalOrgConfig, org: LocalOrg, sessions: Sessions, orgUrl: () => string): Promise<Lightning> {
  const { createLightning } = await import('./lightning/index.ts') // the compiler behind it is not loaded for the API alone
  return createLightning({
    org,
    projectDirectory: org.metadata.projectDirectory,
    metadataDirectories: config.metadataDirectories,
    cacheDirectory: join(config.projectDirectory ?? packageDirectory, 'node_modules/.cache/banso-lightning'),
    orgUrl,
    usernames: config.users.map(({ username }) => username),
    mintSession: (userId) => sessions.mint(userId),
    sessionUser: (sid) => sessions.userOf(sid),
    organizationId: org.organizationId,
    signingKey: (certificate) => org.signingKey(certificate) ?? config.certificates[certificate] ?? null,
    endpointOf(userId, namedCredential) {
      const deployed = org.endpointOf(userId, namedCredential)
      return deployed === null ? null : (config.namedCredentials[namedCredential] ?? deployed)
    },
  })
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => listening(`http://${host}:${(server.address() as AddressInfo).port}`))
  })
}

/** A client that hangs up while an answer is streamed to it is no fault of ours. */
function isAbortByClient(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE'].includes(String(error.code))
}

import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from 'jsforce'
import { connectAs } from './admin-connection.ts'
import { apiVersion } from './api-version.ts'
import { openDirectory, writePrivateFile, type BansoDirectory } from './banso-directory.ts'
import { checkPort, findFreePort, startProcess, type BansoProcess } from './banso-process.ts'
import { loadIndicatorFiles } from './default-indicators/load-indicator-files.ts'
import { loadScorecardFiles } from './default-scorecards/load-scorecard-files.ts'
import { loadBook } from './sample-book/load-book.ts'
import { users } from './sample-users.ts'

const projectDirectory = join(import.meta.dirname, '..')
const serviceClientId = 'banso-scoring-api'
const adminClientId = 'banso-admin'
const integrationUsername = 'integration@banso.example'
const adminUsername = 'admin@banso.example'
/** A session lasts as long as somebody looks at a demo. */
const sessionMinutes = 24 * 60
/** Left alone, Node lets garbage grow to gigabytes where the machine has them; `npm run serve` says the same. */
export const serviceNodeOptions = '--max-semi-space-size=4 --max-old-space-size=512'
const pollIntervalMs = 200
const startTimeoutMs = 60_000
/** Between a part's last answer and its end. */
const endingMs = 500

export interface BansoOptions {
  /** Holds everything that lasts; made when it is not there. */
  directory: string
  /** 0 takes a free one. */
  orgPort: number
  apiPort: number
  /** Whether the org gets the default scorecards and the sample book at its first start. */
  loadSample: boolean
  /** What a customer has in the org besides Banso. */
  ofCustomer?: CustomerMetadata
  log: (line: string) => void
}

export interface CustomerMetadata {
  /** Source-format folders, absolute. */
  directories: string[]
  /** Permission sets from there, by username. */
  permissionSets: Record<string, string[]>
}

export interface RunningBanso {
  orgUrl: string
  organizationId: string
  apiUrl: string
  operatorToken: string
  /** Somebody who may do everything in the org. */
  adminConnection(): Promise<Connection>
  /** Ends, with the sentence to say, when one of the processes ends by itself. */
  readonly died: Promise<string>
  /** Ends the service alone: the pages go on. */
  stopScoringApi(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the local org with its pages, loads what the org lacks, and starts the scoring service beside it.
 * @throws Error with one sentence; then nothing is left running
 */
export async function startBanso(options: BansoOptions): Promise<RunningBanso> {
  const directory = await openDirectory(options.directory)
  await checkPort(options.orgPort, 'BANSO_ORG_PORT')
  await checkPort(options.apiPort, 'BANSO_API_PORT')
  const apiPort = options.apiPort === 0 ? await findFreePort() : options.apiPort
  const apiUrl = `http://127.0.0.1:${apiPort}`
  const running: BansoProcess[] = []
  const stop = async () => {
    for (const part of running.toReversed()) await part.stop()
  }
  try {
    const localOrg = await startLocalOrg(directory, options, apiUrl)
    running.push(localOrg.process)
    const { orgUrl, organizationId } = await unlessDied(localOrg.process.died, localOrg.listening)
    const adminConnection = () =>
      connectAs({
        loginUrl: orgUrl,
        clientId: adminClientId,
        login: { kind: 'clientCredentials', clientSecret: directory.adminSecret },
        apiVersion,
      })
    if (options.loadSample) await unlessDied(localOrg.process.died, loadSampleOnce(directory, adminConnection, options.log))

    const scoringApi = startScoringApi(directory, { orgUrl, organizationId, apiPort })
    running.push(scoringApi)
    await unlessDied(scoringApi.died, untilReady(apiUrl))
    const died = Promise.race(running.map((part) => part.died))
    return {
      orgUrl,
      organizationId,
      apiUrl,
      operatorToken: directory.operatorToken,
      adminConnection,
      died,
      stopScoringApi: () => scoringApi.stop(),
      stop,
    }
  } catch (err) {
    await stop()
    throw err
  }
}

async function startLocalOrg(
  directory: BansoDirectory,
  { orgPort, ofCustomer = { directories: [], permissionSets: {} } }: BansoOptions,
  apiUrl: string,
): Promise<{ process: BansoProcess; listening: Promise<{ orgUrl: string; organizationId: string }> }> {
  const configFile = join(directory.path, 'local-org.json')
  const config = {
    port: orgPort,
    dataDirectory: join(directory.path, 'org'),
    projectDirectory,
    metadataDirectories: ofCustomer.directories,
    apps: [
      { clientId: serviceClientId, certificatePem: directory.servicePublicKey, preauthorizedPermissionSets: ['ScoringApiIntegration'] },
      { clientId: adminClientId, clientSecret: directory.adminSecret, runAsUsername: adminUsername },
    ],
    users: users.map((user) => ({
      ...user,
      permissionSets: [...user.permissionSets, ...(ofCustomer.permissionSets[user.username] ?? [])],
    })),
    certificates: { CsScoringApi: directory.orgPrivateKey },
    namedCredentials: { CsScoringApi: apiUrl },
    organization: { name: 'Banso Sample', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
    sessionMinutes,
  }
  await writePrivateFile(configFile, JSON.stringify(config, null, 2))
  const localOrg = startProcess({
    name: 'The local org',
    script: join(projectDirectory, 'local-org/main.ts'),
    arguments: [configFile],
    environment: withoutSettings(process.env),
    logFile: join(directory.path, 'local-org.log'),
  })
  const listening = localOrg.firstLine.then((line) => {
    const said = JSON.parse(line) as { listening: string; organizationId: string }
    return { orgUrl: said.listening, organizationId: said.organizationId }
  })
  return { process: localOrg, listening }
}

/** How the service logs in to the local org, as environment variables. */
export function serviceLogin(directory: BansoDirectory, orgUrl: string): Record<string, string> {
  return {
    SALESFORCE_LOGIN_URL: orgUrl,
    SALESFORCE_CLIENT_ID: serviceClientId,
    SALESFORCE_USERNAME: integrationUsername,
    SALESFORCE_PRIVATE_KEY_FILE: directory.servicePrivateKeyFile,
  }
}

function startScoringApi(
  directory: BansoDirectory,
  { orgUrl, organizationId, apiPort }: { orgUrl: string; organizationId: string; apiPort: number },
): BansoProcess {
  return startProcess({
    name: 'The scoring service',
    script: join(projectDirectory, 'scoring-api/server.ts'),
    arguments: [],
    environment: {
      ...withoutSettings(process.env),
      ...serviceLogin(directory, orgUrl),
      SCORING_API_PORT: String(apiPort),
      SCORING_API_OPERATOR_TOKEN: directory.operatorToken,
      SCORING_API_ORG_ID: organizationId,
      SCORING_API_ORG_CERTIFICATE_FILE: directory.orgCertificateFile,
      SCORING_API_WORK_DIRECTORY: join(directory.path, 'scoring-api'),
      NODE_OPTIONS: serviceNodeOptions,
    },
    logFile: join(directory.path, 'scoring-api.log'),
  })
}

/** Settings meant for a real org must not reach the local one. */
export function withoutSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(SALESFORCE|SCORING_API)_/.test(name)))
}

/** A start does not look through an org that it has filled before; `scripts/load-sample.ts` does. */
async function loadSampleOnce({ path }: BansoDirectory, connect: () => Promise<Connection>, log: BansoOptions['log']): Promise<void> {
  const doneFile = join(path, 'sample-loaded')
  if (existsSync(doneFile)) return
  const now = new Date()
  const connection = await connect()
  await loadScorecardFiles(connection, now)
  await loadIndicatorFiles(connection)
  const { today } = await loadBook(connection, { now, pollIntervalMs, log })
  await writeFile(doneFile, today)
}

/** @throws Error with one sentence when the service does not get ready */
export async function untilReady(apiUrl: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    const response = await fetch(`${apiUrl}/readyz`).catch(() => null)
    if (response?.ok) return
    // Nobody waits for a service that has ended.
    await pause(pollIntervalMs, undefined, { ref: false })
  }
  throw new Error(`The scoring service does not get ready at ${apiUrl}/readyz: see its log.`)
}

/**
 * What `work` gives, unless a part ends first; when work fails because a part is ending, that is the reason to say.
 * @throws Error with the sentence of the part that ended, or what `work` throws
 */
export async function unlessDied<T>(died: Promise<string>, work: Promise<T>): Promise<T> {
  const say = (sentence: string): never => {
    throw new Error(sentence)
  }
  try {
    return await Promise.race([work, died.then(say)])
  } catch (err) {
    const sentence = await Promise.race([died, pause(endingMs, null)])
    if (sentence !== null) say(sentence)
    throw err
  }
}

import jsforce, { type Connection } from 'jsforce'
import { readZip, writeZip } from '../../../local-org/api/metadata/zip.ts'
import type { RunningOrg } from '../../../local-org/server.ts'
import { startOrg } from '../http/start-org.ts'

const namespace = 'http://soap.sforce.com/2006/04/metadata'

/** Files of an archive by path. */
export type Archive = Record<string, string>

/** An org that has none of our metadata, with an administrator and an ordinary user. */
export function startEmptyOrg(overrides: Parameters<typeof startOrg>[0] = {}): Promise<RunningOrg> {
  return startOrg({
    projectDirectory: null,
    users: [user('admin', 'System Administrator'), user('emma', 'Standard User')],
    ...overrides,
  })
}

function user(name: string, profile: string) {
  const username = `${name}@banso.example`
  return { username, firstName: name, lastName: 'Test', email: username, language: 'en_US' as const, permissionSets: [], profile }
}

export function connect(running: RunningOrg, username = 'admin@banso.example'): Connection {
  const accessToken = running.sessions.mint(running.org.findUser(username)?.id ?? '')
  const connection = new jsforce.Connection({ instanceUrl: running.url, loginUrl: running.url, accessToken, version: '67.0' })
  connection.metadata.pollInterval = 20
  connection.metadata.pollTimeout = 120_000
  return connection
}

export const manifest = (types: Record<string, string[]>): string =>
  `<Package xmlns="${namespace}">${Object.entries(types)
    .map(([name, members]) => `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`)
    .join('')}<version>67.0</version></Package>`

export const document = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${inner}\n</${root}>\n`

export function zip(files: Archive): Buffer {
  return writeZip(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })))
}

export function unzip(base64: string): Archive {
  return Object.fromEntries(readZip(Buffer.from(base64, 'base64')).map(({ path, bytes }) => [path, bytes.toString('utf8')]))
}

export interface Deployed {
  id: string
  status: string
  /** `created CustomField Shop__c.Size__c`, without package.xml. */
  done: string[]
  /** `CustomField Shop__c.Size__c objects/Shop__c.object 4:13 sentence` */
  failures: string[]
  warnings: string[]
}

interface Message {
  componentType: string
  fullName: string
  fileName: string
  created: boolean
  changed: boolean
  deleted: boolean
  problem?: string | null
  lineNumber?: string | number | null
  columnNumber?: string | number | null
}

interface Result {
  id: string
  status: string
  details: { componentSuccesses?: Message | Message[]; componentFailures?: Message | Message[] }
}

/** Deploys files as clients do, all or nothing unless told otherwise. */
export async function deploy(connection: Connection, files: Archive, options: Record<string, unknown> = {}): Promise<Deployed> {
  const started = connection.metadata.deploy(zip(files), { rollbackOnError: true, singlePackage: true, ...options })
  return toDeployed((await started.complete(true)) as unknown as Result)
}

export function toDeployed({ id, status, details }: Result): Deployed {
  const successes = [details.componentSuccesses ?? []].flat()
  return {
    id,
    status,
    done: successes
      .filter(({ componentType, problem }) => componentType !== '' && !problem)
      .map((message) => `${stateOf(message)} ${nameOf(message)}`),
    failures: [details.componentFailures ?? []].flat().map((message) => {
      const place = message.lineNumber ? ` ${message.lineNumber}:${message.columnNumber}` : ''
      return `${nameOf(message)} ${message.fileName}${place} ${message.problem}`
    }),
    warnings: successes.flatMap(({ problem }) => problem ?? []),
  }
}

const nameOf = ({ componentType, fullName }: Message): string => `${componentType} ${fullName}`

function stateOf({ created, changed, deleted }: Message): string {
  return deleted ? 'deleted' : created ? 'created' : changed ? 'changed' : 'unchanged'
}

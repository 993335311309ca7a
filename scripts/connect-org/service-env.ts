import { randomBytes } from 'node:crypto'
import { parseEnv } from 'node:util'
import type { SfOrg } from '../sf/open-org.ts'
import type { AppKeys } from './app-keys.ts'
import { readIfThere, replaceFile, type OrgDirectory } from './org-directory.ts'

/** Variables of the scoring service, as `scoring-api/config.ts` reads them. */
export type ServiceEnvironment = Record<string, string>

export interface ServiceSettings {
  org: SfOrg
  username: string
  keys: AppKeys
  /** null = not known yet: the address stays as it is. */
  serviceUrl: string | null
}

/** Empty when there is none. */
export async function readServiceEnvironment({ environmentFile }: OrgDirectory): Promise<ServiceEnvironment> {
  return parseEnv((await readIfThere(environmentFile)) ?? '') as ServiceEnvironment
}

/** What is ours is set; what somebody added stays, and so does the operator's token. */
export function serviceEnvironment(before: ServiceEnvironment, directory: OrgDirectory, settings: ServiceSettings): ServiceEnvironment {
  const { org, username, keys, serviceUrl } = settings
  return {
    ...before,
    SALESFORCE_LOGIN_URL: org.instanceUrl,
    SALESFORCE_CLIENT_ID: keys.consumerKey,
    SALESFORCE_USERNAME: username,
    SALESFORCE_PRIVATE_KEY_FILE: keys.privateKeyFile,
    SCORING_API_ORG_ID: org.id,
    SCORING_API_ORG_CERTIFICATE_FILE: directory.orgCertificatesFile,
    SCORING_API_OPERATOR_TOKEN: before['SCORING_API_OPERATOR_TOKEN'] ?? randomBytes(32).toString('base64url'),
    ...listenAt(serviceUrl),
  }
}

/** An address of this machine says where the service listens; of any other, that is for whoever runs it there. */
function listenAt(serviceUrl: string | null): ServiceEnvironment {
  const url = new URL(serviceUrl ?? 'https://elsewhere')
  if (url.protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(url.hostname)) return {}
  return { SCORING_API_PORT: url.port || '80' }
}

/** @returns whether anything was another before */
export async function writeServiceEnvironment({ environmentFile }: OrgDirectory, values: ServiceEnvironment): Promise<boolean> {
  const names = Object.keys(values).toSorted()
  const lines = names.map((name) => `${name}=${quoted(name, values[name] ?? '')}\n`)
  const about = '# Settings of the scoring service for one org, written by npm run connect-org. Holds a secret: keep it to yourself.\n'
  return replaceFile(environmentFile, about + lines.join(''))
}

/** As `node --env-file` and a shell read it alike. @throws Error for what they would read differently; it may be a secret, and is not said */
function quoted(name: string, value: string): string {
  if (/^[\w./:@%+=,-]*$/.test(value)) return value
  if (/['\n]/.test(value)) throw new Error(`${name} cannot be written into an environment file: it holds a quotation mark or a line break.`)
  return `'${value}'`
}

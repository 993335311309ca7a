import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readOrgKeys, type OrgKey } from './access/org-keys.ts'
import { toLongId } from './salesforce/record-id.ts'

/** The service's settings, read once at the start from environment variables. */
export interface Config {
  salesforce: SalesforceSettings
  callers: CallerSettings
  host: string
  port: number
  /** Staged CSV pages and rows to write; everything in it may be lost. */
  workDirectory: string
  /** What the column engine may use. */
  memoryLimitMb: number
  logLevel: string
}

export interface SalesforceSettings {
  /** Origin, e.g. `https://example.my.salesforce.com`. */
  loginUrl: string
  clientId: string
  login:
    { kind: 'jwtBearer'; username: string; privateKey: KeyObject; audience: string } | { kind: 'clientCredentials'; clientSecret: string }
  apiVersion: string
}

export interface CallerSettings {
  /** null = nobody may start runs. */
  operatorToken: string | null
  /** The org whose users may ask for one account; null = none may. */
  org: { id: string; keys: readonly OrgKey[] } | null
}

/** One sentence naming the variable at fault and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const text = z.string().trim().min(1, 'is empty')

const environment = z.object({
  SALESFORCE_LOGIN_URL: text.regex(/^https?:\/\//, 'must begin with https://, e.g. https://example.my.salesforce.com'),
  SALESFORCE_CLIENT_ID: text,
  SALESFORCE_USERNAME: text.optional(),
  SALESFORCE_PRIVATE_KEY_FILE: text.optional(),
  SALESFORCE_CLIENT_SECRET: text.optional(),
  SALESFORCE_AUDIENCE: z.url('must be a URL').optional(),
  SALESFORCE_API_VERSION: z
    .string()
    .regex(/^\d{2}\.0$/, 'must look like 67.0')
    .default('67.0'),
  SCORING_API_HOST: text.default('127.0.0.1'),
  SCORING_API_PORT: z.coerce.number('must be a port, 0 to 65535').int('must be a port, 0 to 65535').min(0).max(65535).default(4500),
  SCORING_API_OPERATOR_TOKEN: z.string().min(32, 'must have 32 characters or more').optional(),
  SCORING_API_ORG_ID: text.optional(),
  SCORING_API_ORG_CERTIFICATE_FILE: text.optional(),
  SCORING_API_WORK_DIRECTORY: text.default(join(tmpdir(), 'banso-scoring-api')),
  SCORING_API_MEMORY_MB: z.coerce
    .number('must be a number of megabytes')
    .int('must be a number of megabytes')
    .min(256, 'must be 256 or more')
    .default(512),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'must be trace, debug, info, warn, error, fatal or silent')
    .default('info'),
})

type Environment = z.infer<typeof environment>

/** @throws ConfigError on the first variable that is missing or wrong */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(firstFault(parsed.error, given))
  const values = parsed.data
  return {
    salesforce: {
      loginUrl: loginOrigin(values.SALESFORCE_LOGIN_URL),
      clientId: values.SALESFORCE_CLIENT_ID,
      login: readLogin(values),
      apiVersion: values.SALESFORCE_API_VERSION,
    },
    callers: { operatorToken: values.SCORING_API_OPERATOR_TOKEN ?? null, org: readOrg(values) },
    host: values.SCORING_API_HOST,
    port: values.SCORING_API_PORT,
    workDirectory: values.SCORING_API_WORK_DIRECTORY,
    memoryLimitMb: values.SCORING_API_MEMORY_MB,
    logLevel: values.LOG_LEVEL,
  }
}

function firstFault(error: z.ZodError, given: Record<string, string | undefined>): string {
  const issue = error.issues[0]
  const name = String(issue?.path[0])
  if (!(name in given)) return `${name} is not set: set it in the environment of the scoring service.`
  return `${name} ${issue?.message ?? 'is not valid'}.`
}

function loginOrigin(url: string): string {
  if (!URL.canParse(url))
    throw new ConfigError(`SALESFORCE_LOGIN_URL is not a URL: set it to the org's address, e.g. https://example.my.salesforce.com.`)
  return new URL(url).origin
}

function readLogin(values: Environment): SalesforceSettings['login'] {
  if (values.SALESFORCE_CLIENT_SECRET !== undefined) return { kind: 'clientCredentials', clientSecret: values.SALESFORCE_CLIENT_SECRET }
  if (values.SALESFORCE_PRIVATE_KEY_FILE === undefined) {
    throw new ConfigError(
      'SALESFORCE_PRIVATE_KEY_FILE is not set: set it together with SALESFORCE_USERNAME, or set SALESFORCE_CLIENT_SECRET instead.',
    )
  }
  if (values.SALESFORCE_USERNAME === undefined) {
    throw new ConfigError('SALESFORCE_USERNAME is not set: set it to the integration user that SALESFORCE_PRIVATE_KEY_FILE logs in.')
  }
  return {
    kind: 'jwtBearer',
    username: values.SALESFORCE_USERNAME,
    privateKey: readKey('SALESFORCE_PRIVATE_KEY_FILE', values.SALESFORCE_PRIVATE_KEY_FILE, 'an RSA private key in PEM form', toPrivateKey),
    audience: values.SALESFORCE_AUDIENCE ?? defaultAudience(loginOrigin(values.SALESFORCE_LOGIN_URL)),
  }
}

/** My Domain hosts share Salesforce's two login hosts as audience; anything else is its own. */
function defaultAudience(origin: string): string {
  const host = new URL(origin).hostname
  if (host.endsWith('.sandbox.my.salesforce.com')) return 'https://test.salesforce.com'
  if (host.endsWith('.my.salesforce.com')) return 'https://login.salesforce.com'
  return origin
}

function readOrg(values: Environment): CallerSettings['org'] {
  const { SCORING_API_ORG_ID: id, SCORING_API_ORG_CERTIFICATE_FILE: file } = values
  if (id === undefined && file === undefined) return null
  if (id === undefined)
    throw new ConfigError('SCORING_API_ORG_ID is not set: set it to the id of the org that SCORING_API_ORG_CERTIFICATE_FILE belongs to.')
  if (file === undefined)
    throw new ConfigError('SCORING_API_ORG_CERTIFICATE_FILE is not set: set it to the certificate with which the org signs its calls.')
  const longId = toLongId(id)
  if (longId === null || !longId.startsWith('00D'))
    throw new ConfigError(`SCORING_API_ORG_ID is not an org id: it has 18 characters and begins with 00D.`)
  return {
    id: longId,
    keys: readKey('SCORING_API_ORG_CERTIFICATE_FILE', file, 'an RSA certificate or public key in PEM form', readOrgKeys),
  }
}

function toPrivateKey(pem: string): KeyObject {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError(`${key.asymmetricKeyType} key`)
  return key
}

function readKey<Key>(variable: string, file: string, what: string, parse: (pem: string) => Key): Key {
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable'
    throw new ConfigError(`${variable} names ${file}, which cannot be read (${reason}): give the path of ${what}.`, { cause })
  }
  try {
    return parse(pem)
  } catch (cause) {
    throw new ConfigError(`${variable} names ${file}, which is not ${what}.`, { cause })
  }
}

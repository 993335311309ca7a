import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { LocalOrgOptions } from '../../local-org/config.ts'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import { openCli, type Cli } from './cli.ts'

/** A command takes 1.5 s on two idle cores, and twenty times that when others work on them. */
vi.setConfig({ testTimeout: 300_000 })

export const admin = 'admin@banso.example'
export const integration = 'integration@banso.example'

/** An org with users and nothing of ours, and a CLI that knows it as `local`. */
export interface EmptyOrg {
  running: RunningOrg
  sf: Cli
  /** Of this test, gone with it. */
  folder: string
  keyFile: string
  /** Rows of a query, as the administrator, past the CLI. */
  query(soql: string): Record<string, unknown>[]
  /** @returns the id of a new row. @throws Error with the org's refusal */
  insert(sobject: string, fields: Record<string, unknown>): string
  /** Names of the fields the org's administrator sees; null = no such object. */
  fieldsOf(sobject: string): string[] | null
  close(): Promise<void>
}

/** For commands of an org that is given as `--target-org`. */
export const org = ['--target-org', 'local']

/**
 * @param projectDirectory where commands are typed; the repository when left out
 * @param options of the local org
 */
export async function openEmptyOrg(projectDirectory?: string, options: Partial<LocalOrgOptions> = {}): Promise<EmptyOrg> {
  const folder = mkdtempSync(join(tmpdir(), 'banso-test-sf-'))
  const keyFile = join(folder, 'server.key')
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  writeFileSync(keyFile, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), { mode: 0o600 })
  const certificatePem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const running = await startLocalOrg({
    port: 0,
    dataDirectory: join(folder, 'org'),
    projectDirectory: null,
    lightning: false,
    apps: [{ clientId: 'sf', certificatePem, preauthorizedProfiles: ['System Administrator'] }],
    users: [user(admin, 'System Administrator'), user(integration, 'Minimum Access - API Only Integrations')],
    organization: { name: 'Empty', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
    ...options,
  })
  const adminId = running.org.findUser(admin)?.id ?? ''
  const sf = openCli(projectDirectory)
  const login = ['org', 'login', 'access-token', '--instance-url', running.url, '--no-prompt', '--alias', 'local']
  await sf.json(login, { SF_ACCESS_TOKEN: running.sessions.mint(adminId) })
  return {
    running,
    sf,
    folder,
    keyFile,
    query: (soql) => [...running.org.query(adminId, soql).records],
    insert: (sobject, fields) => {
      const { id, errors } = running.org.insert(adminId, sobject, fields)
      if (id === null) throw new Error(errors[0]?.message)
      return id
    },
    fieldsOf: (sobject) => {
      const isThere = running.org.describeGlobal(adminId).some(({ name }) => name === sobject)
      return isThere ? running.org.describe(adminId, sobject).fields.map(({ name }) => name) : null
    },
    async close() {
      sf.forget()
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function user(username: string, profile: string) {
  const name = username.split('@')[0] ?? username
  return { username, firstName: name, lastName: 'Test', email: username, language: 'en_US' as const, permissionSets: [], profile }
}

import { join } from 'node:path'
import { inDirectory, keyPair, writePrivateFile } from './banso-directory.ts'
import { checkPort, startProcess } from './banso-process.ts'
import { unlessDied } from './banso-processes.ts'

const projectDirectory = join(import.meta.dirname, '..')
/** What the Salesforce CLI calls itself. */
const cliClientId = 'PlatformCLI'
/** A session lasts as long as somebody looks at it. */
const sessionMinutes = 24 * 60

export const adminUsername = 'admin@banso.example'

export interface EmptyOrgOptions {
  /** Holds the org's rows, its metadata and its keys; made when it is not there. */
  directory: string
  /** 0 takes a free one. */
  port: number
}

export interface EmptyOrg {
  url: string
  organizationId: string
  /** What `sf org login jwt` needs. */
  login: { username: string; clientId: string; keyFile: string }
  /** Ends, with the sentence to say, when the org ends by itself. */
  readonly died: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a stand-in org with standard objects and an administrator, and nothing of ours: what an admin installs into. What was installed
 * into it stays for the next start.
 * @throws Error with one sentence; then nothing is left running
 */
export async function startEmptyOrg({ directory, port }: EmptyOrgOptions): Promise<EmptyOrg> {
  await checkPort(port, 'BANSO_ORG_PORT')
  const cli = await inDirectory(directory, () => keyPair(directory, 'sf-cli'))
  const configFile = join(directory, 'local-org.json')
  const config = {
    port,
    dataDirectory: join(directory, 'org'),
    projectDirectory: null,
    apps: [{ clientId: cliClientId, certificatePem: cli.publicKey, preauthorizedProfiles: ['System Administrator'] }],
    users: [
      {
        username: adminUsername,
        email: adminUsername,
        firstName: 'Ada',
        lastName: 'Min',
        language: 'en_US',
        permissionSets: [],
        profile: 'System Administrator',
      },
    ],
    organization: { name: 'Empty', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
    sessionMinutes,
  }
  await writePrivateFile(configFile, JSON.stringify(config, null, 2))
  const process = startProcess({
    name: 'The local org',
    script: join(projectDirectory, 'local-org/main.ts'),
    arguments: [configFile],
    environment: globalThis.process.env,
    logFile: join(directory, 'local-org.log'),
  })
  try {
    const said = JSON.parse(await unlessDied(process.died, process.firstLine)) as { listening: string; organizationId: string }
    return {
      url: said.listening,
      organizationId: said.organizationId,
      login: { username: adminUsername, clientId: cliClientId, keyFile: cli.privateFile },
      died: process.died,
      stop: () => process.stop(),
    }
  } catch (error) {
    await process.stop()
    throw error
  }
}

import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runProgram } from './run-program.ts'

const toolDirectory = join(import.meta.dirname, '../../tools/sf')
/** Older ones have no `org auth show-access-token`. */
const leastVersion = '2.150'

export interface FoundSf {
  program: string
  version: string
}

/**
 * The Salesforce CLI to use: that of the path when it is new enough, else the one that `npm run test:sf` installs.
 * @throws Error with one sentence that says how to install it
 */
export async function findSf(environment: Record<string, string | undefined>): Promise<FoundSf> {
  const onPath = programOnPath(environment)
  const version = onPath === null ? null : await versionOf(onPath, environment)
  if (onPath !== null && version !== null && isAtLeast(version, leastVersion)) return { program: onPath, version }
  const own = ownSf()
  if (own !== null) return own
  const found = version === null ? 'The Salesforce CLI is not installed' : `The Salesforce CLI is ${version}, and ${leastVersion} is needed`
  throw new Error(`${found}: npm install --global @salesforce/cli (Node 22 or newer), or sf update.`)
}

function programOnPath({ PATH = '' }: Record<string, string | undefined>): string | null {
  const names = process.platform === 'win32' ? ['sf.cmd', 'sf.exe'] : ['sf']
  const candidates = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return candidates.find((candidate) => existsSync(candidate)) ?? null
}

/** null when it does not start. */
async function versionOf(program: string, environment: Record<string, string | undefined>): Promise<string | null> {
  const { stdout } = await runProgram(program, ['--version'], environment)
  return /@salesforce\/cli\/(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null
}

function ownSf(): FoundSf | null {
  const packageFile = join(toolDirectory, 'node_modules/@salesforce/cli/package.json')
  if (!existsSync(packageFile)) return null
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  return { program: join(toolDirectory, 'node_modules/.bin/sf'), version }
}

/** Whether `2.150.6` is `2.150` or newer. */
export function isAtLeast(version: string, least: string): boolean {
  const given = version.split('.').map(Number)
  const wanted = least.split('.').map(Number)
  const index = wanted.findIndex((part, at) => part !== given[at])
  return index < 0 || (given[index] ?? 0) > (wanted[index] ?? 0)
}

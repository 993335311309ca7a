/** `npm run check:force-app`: force-app against everything that can be proven without an org, and the checkers against files that must fail. Installs its tools at the first run. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const projectDirectory = join(import.meta.dirname, '..')
const toolsDirectory = join(projectDirectory, 'tools/force-app')
/** npm picks packages by the Node it runs on: an older one gets older tools. */
const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
/** The Graph Engine takes as long as all others together. */
const withGraph = process.env['CI'] === 'true' || process.argv.includes('--graph')
const environment = { ...process.env, PATH: path, FORCE_APP_GRAPH: String(withGraph) }

const needed: { name: string; debianPackage: string; isThere: () => boolean }[] = [
  { name: 'Java 17 or newer', debianPackage: 'openjdk-17-jre-headless', isThere: () => versionOf('java', ['-version']) >= 17 },
  { name: 'Python 3', debianPackage: 'python3', isThere: () => versionOf('python3', ['--version']) >= 3 },
]

const isInstalled = existsSync(join(toolsDirectory, 'node_modules/.package-lock.json'))
const commands: [string, string[], string][] = [
  ...(isInstalled ? [] : [['npm', ['ci', '--ignore-scripts'], toolsDirectory] as [string, string[], string]]),
  [process.execPath, [join(toolsDirectory, 'check.ts'), ...process.argv.slice(2)], projectDirectory],
  [join(projectDirectory, 'node_modules/.bin/vitest'), ['run', '--dir', 'tools/force-app'], projectDirectory],
]
providePrograms()
process.exitCode = commands.every(([program, parameters, cwd]) => run(program, parameters, cwd)) ? 0 : 1

function run(program: string, parameters: string[], cwd: string): boolean {
  return spawnSync(program, parameters, { cwd, stdio: 'inherit', env: environment }).status === 0
}

/** What npm does not bring: the Java and the Python that some of the tools are written in. Installs them where it may, else says what to install and stops. */
function providePrograms(): void {
  const missing = needed.filter(({ isThere }) => !isThere())
  if (missing.length > 0) installOnDebian(missing.map(({ debianPackage }) => debianPackage))
  const program = needed.find(({ isThere }) => !isThere())
  if (program === undefined) return
  console.error(`The checks of force-app need ${program.name}: install it (Debian: apt-get install ${program.debianPackage}).`)
  process.exit(1)
}

/** The first number a program says of itself; 0 when there is no such program. */
function versionOf(program: string, parameters: string[]): number {
  const { stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', env: environment })
  return Number(/\d+/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[0] ?? 0)
}

function installOnDebian(packages: string[]): void {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return
  console.log(`Installing ${packages.join(' and ')} for the checks of force-app`)
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', ['-qq', ...command], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}

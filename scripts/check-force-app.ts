/**
 * `npm run check:force-app`: force-app against everything that can be proven without an org, and the checkers against files that must fail.
 * Installs its tools at the first run. `-- --graph` adds the Graph Engine, which takes as long as all others together.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { installOnDebian } from './install-on-debian.ts'
import { npmCi, pathWithNode, projectDirectory, runCommands, vitestOf } from './run-commands.ts'

const toolsDirectory = join(projectDirectory, 'tools/force-app')
const given = process.argv.slice(2)

const needed: { name: string; debianPackage: string; isThere: () => boolean }[] = [
  { name: 'Java 17 or newer', debianPackage: 'openjdk-17-jre-headless', isThere: () => versionOf('java', ['-version']) >= 17 },
  { name: 'Python 3', debianPackage: 'python3', isThere: () => versionOf('python3', ['--version']) >= 3 },
]

providePrograms()
const commands = [
  ...npmCi(toolsDirectory, '.package-lock.json'),
  { program: process.execPath, parameters: [join(toolsDirectory, 'check.ts'), ...given], directory: projectDirectory },
  vitestOf('tools/force-app'),
]
process.exitCode = runCommands(commands, { FORCE_APP_GRAPH: String(given.includes('--graph')) }) ? 0 : 1

/** What npm does not bring: the Java and the Python that some of the tools are written in. Installs them where it may, else says what to install and stops. */
function providePrograms(): void {
  const missing = needed.filter(({ isThere }) => !isThere()).map(({ debianPackage }) => debianPackage)
  if (missing.length > 0) installOnDebian(missing, 'the checks of force-app')
  const program = needed.find(({ isThere }) => !isThere())
  if (program === undefined) return
  console.error(`The checks of force-app need ${program.name}: install it (Debian: apt-get install ${program.debianPackage}).`)
  process.exit(1)
}

/** The first number a program says of itself; 0 when there is no such program. */
function versionOf(program: string, parameters: string[]): number {
  const { stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8', env: { ...process.env, PATH: pathWithNode } })
  return Number(/\d+/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[0] ?? 0)
}

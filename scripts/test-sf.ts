/** `npm run test:sf`: the real Salesforce CLI against an empty local org, to the first scored page. Installs the CLI at its first run. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, delimiter, join } from 'node:path'
import { provideBrowser } from './provide-browser.ts'

const projectDirectory = join(import.meta.dirname, '..')
const cliDirectory = join(projectDirectory, 'tools/sf')
/** npm picks packages by the Node it runs on: an older one gets an older CLI. */
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  CHROMIUM_PATH: provideBrowser(),
}

/** By itself: it holds the README's way to its five minutes. */
const way = 'readme-way'
const isInstalled = existsSync(join(cliDirectory, 'node_modules/.bin/sf'))
const commands: [string, string[], string][] = [
  ...(isInstalled ? [] : [['npm', ['ci', '--ignore-scripts'], cliDirectory] as [string, string[], string]]),
  vitest(way),
  vitest('--exclude', `**/${way}*`),
]
process.exitCode = commands.every(([program, parameters, cwd]) => run(program, parameters, cwd)) ? 0 : 1

function vitest(...parameters: string[]): [string, string[], string] {
  return [join(projectDirectory, 'node_modules/.bin/vitest'), ['run', '--dir', 'tools/sf', ...parameters], projectDirectory]
}

function run(program: string, parameters: string[], cwd: string): boolean {
  return spawnSync(program, parameters, { cwd, stdio: 'inherit', env: environment }).status === 0
}

/** `npm test`: format, lint, types, all tests of the service and the local org, then those of the components. With arguments only the vitest files whose path contains one. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { provideBrowser } from './provide-browser.ts'

const projectDirectory = join(import.meta.dirname, '..')

const chromium = provideBrowser()
const filters = process.argv.slice(2)
const staticChecks: [string, string[]][] = [
  ['prettier', ['--check', '--log-level', 'warn', '.']],
  ['eslint', ['--max-warnings', '0', '.']],
  ['tsc', ['-p', 'tsconfig.json']],
  ['tsc', ['-p', 'force-app/tsconfig.json']],
]
const vitest: [string, string[]] = ['vitest', ['run', '--dir', 'test', ...filters]]
const jest: [string, string[]] = ['jest', ['--config', 'jest.config.cjs', '--ci']]
const tools = filters.length > 0 ? [vitest] : [...staticChecks, vitest, jest]
const failed = tools.filter(([name, parameters]) => !runTool(name, parameters))
for (const [name, parameters] of failed) console.error(`Failed: ${name} ${parameters.join(' ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

function runTool(name: string, parameters: string[]): boolean {
  const tool = join(projectDirectory, 'node_modules/.bin', name)
  return (
    spawnSync(tool, parameters, { cwd: projectDirectory, stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium } }).status === 0
  )
}

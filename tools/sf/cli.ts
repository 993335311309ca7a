import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { tmpdir } from 'node:os'

const projectDirectory = join(import.meta.dirname, '../..')
const program = join(import.meta.dirname, 'node_modules/.bin/sf')
const mostOutputBytes = 64 * 1024 * 1024

/** What one command left. */
export interface Typed {
  exitCode: number
  stdout: string
  stderr: string
}

/** The real Salesforce CLI with a home of its own, typed into from one folder. */
export interface Cli {
  /** For a program that runs the same CLI with the same logins. */
  environment: Record<string, string>
  run(command: string[], environment?: Record<string, string>): Promise<Typed>
  /** `result` of a command with `--json`. @throws Error with the CLI's own sentence when the command fails */
  json<T>(command: string[], environment?: Record<string, string>): Promise<T>
  forget(): void
}

/** @param cwd where commands are typed; a Salesforce project */
export function openCli(cwd = projectDirectory): Cli {
  const home = makeHome()
  const run: Cli['run'] = (command, environment = {}) =>
    new Promise((done) => {
      const options = { cwd, env: { ...quiet(home), ...environment }, maxBuffer: mostOutputBytes }
      execFile(program, command, options, (error, stdout, stderr) => {
        done({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
      })
    })
  return {
    environment: quiet(home),
    run,
    async json<T>(command: string[], environment?: Record<string, string>) {
      const { exitCode, stdout, stderr } = await run([...command, '--json'], environment)
      if (exitCode !== 0) throw new Error(`sf ${command.join(' ')}: ${stdout || stderr}`)
      return (JSON.parse(stdout) as { result: T }).result
    },
    forget: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A home without any login. @throws Error when the CLI is not installed */
export function makeHome(): string {
  if (!existsSync(program)) throw new Error('The Salesforce CLI is not installed: npm run test:sf installs it.')
  return mkdtempSync(join(tmpdir(), 'banso-sf-'))
}

/**
 * Environment of a CLI that leaves the machine's own logins alone, first on the path.
 * Without these the CLI reports usage and looks for newer versions of itself, in processes that outlive the command.
 * `SF_AUTOUPDATE_DISABLE` does not do it: the hook reads `SF_DISABLE_AUTOUPDATE`.
 */
export function quiet(home: string): Record<string, string> {
  return {
    HOME: home,
    // The CLI needs Node 22; the first one on a machine's path may be older.
    PATH: [dirname(program), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    SF_DISABLE_TELEMETRY: 'true',
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
    NO_COLOR: '1',
    CI: 'true',
  }
}

import { execFile } from 'node:child_process'
import { dirname, delimiter, join } from 'node:path'
import type { CliEnd } from './cli-answer.ts'

const projectDirectory = join(import.meta.dirname, '../..')
const mostOutputBytes = 256 * 1024 * 1024

/** Runs the CLI from the project's folder to its end. A program that does not start ends with exit code 127. */
export function runProgram(program: string, command: readonly string[], environment: Record<string, string | undefined>): Promise<CliEnd> {
  const options = {
    cwd: projectDirectory,
    env: { ...environment, ...calm(environment) },
    maxBuffer: mostOutputBytes,
    // Windows starts `sf.cmd` through its shell only.
    shell: process.platform === 'win32',
  }
  return new Promise((ended) => {
    execFile(program, command, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 127
      ended({ exitCode, stdout, stderr: stderr || (error?.message ?? '') })
    })
  })
}

/** The CLI needs Node 22, where a machine's own may be older, and must not replace itself between two of our commands. */
function calm({ PATH = '' }: Record<string, string | undefined>): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), PATH].join(delimiter),
    SF_DISABLE_AUTOUPDATE: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    NO_COLOR: '1',
  }
}

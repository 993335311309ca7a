import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

export const projectDirectory = join(import.meta.dirname, '..')

export interface Command {
  program: string
  parameters: readonly string[]
  directory: string
}

/** npm picks packages by the Node it runs on: an older one gets older tools. */
export const pathWithNode = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)

/** Installs the packages of a folder, unless `sign` (a file below its `node_modules`) says that they are there. */
export function npmCi(directory: string, sign: string): Command[] {
  const isInstalled = existsSync(join(directory, 'node_modules', sign))
  return isInstalled ? [] : [{ program: 'npm', parameters: ['ci', '--ignore-scripts'], directory }]
}

/** Tests of one folder, with vitest. */
export const vitestOf = (folder: string, ...parameters: string[]): Command => ({
  program: join(projectDirectory, 'node_modules/.bin/vitest'),
  parameters: ['run', '--dir', folder, ...parameters],
  directory: projectDirectory,
})

/** Runs one after the other and stops at the first that fails. @returns whether all went well */
export function runCommands(commands: readonly Command[], environment: NodeJS.ProcessEnv): boolean {
  const env = { ...process.env, PATH: pathWithNode, ...environment }
  return commands.every(
    ({ program, parameters, directory }) => spawnSync(program, parameters, { cwd: directory, stdio: 'inherit', env }).status === 0,
  )
}

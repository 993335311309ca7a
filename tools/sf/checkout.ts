import { execFileSync } from 'node:child_process'
import { cpSync, lstatSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

const projectDirectory = join(import.meta.dirname, '../..')

/** The project's files as a newcomer has them after `git clone` and `npm install`: nothing that an earlier start left. */
export function copyCheckout(directory: string): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: projectDirectory,
    encoding: 'utf8',
  })
  for (const file of files.split('\0').filter((name) => name !== '' && isFile(join(projectDirectory, name)))) {
    cpSync(join(projectDirectory, file), join(directory, file))
  }
  symlinkSync(join(projectDirectory, 'node_modules'), join(directory, 'node_modules'))
}

/** Git lists what was deleted and not yet committed too. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
}

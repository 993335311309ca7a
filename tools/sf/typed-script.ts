import { spawn } from 'node:child_process'
import { join } from 'node:path'

const projectDirectory = join(import.meta.dirname, '../..')
const watchIntervalMs = 5

export interface ScriptEnd {
  exitCode: number | null
  /** stdout and stderr as they came. */
  shown: string
}

/**
 * Runs one of our scripts as `npm run` does.
 * @param killWhen asked over and over with what was shown; true kills the script with all that it started, without a chance to tidy up
 */
export function typeScript(
  script: string,
  given: readonly string[],
  environment: Record<string, string>,
  killWhen: ((shown: string) => boolean) | null = null,
): Promise<ScriptEnd> {
  const child = spawn(process.execPath, [join(projectDirectory, 'scripts', script), ...given], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started can be killed with it.
    detached: true,
  })
  let shown = ''
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')))
  const watch = setInterval(() => {
    if (killWhen?.(shown) !== true) return
    clearInterval(watch)
    process.kill(-Number(child.pid), 'SIGKILL')
  }, watchIntervalMs)
  return new Promise((ended) =>
    child.on('close', (exitCode) => {
      clearInterval(watch)
      ended({ exitCode, shown })
    }),
  )
}

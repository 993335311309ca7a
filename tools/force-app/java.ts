import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** PMD with what came with it: among that apex-ls, and the platform's classes and objects as Java types. */
export const pmdLibraries = join(import.meta.dirname, 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*')

const mostOutputBytes = 64 * 1024 * 1024

/** What one run left. */
export interface JavaRun {
  exitCode: number
  stdout: string
  stderr: string
}

/**
 * Runs a class. The flags spare a short run the optimising compiler and a second garbage collector's threads.
 * @throws Error when Java could not be started, was ended, or said more than can be kept
 */
export function runJava(libraries: string, parameters: readonly string[]): Promise<JavaRun> {
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', libraries]
  return new Promise((done, failed) => {
    execFile('java', [...flags, ...parameters], { maxBuffer: mostOutputBytes }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') failed(new Error(error.message, { cause: error }))
      else done({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

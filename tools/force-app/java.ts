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

/** Runs a class. The flags spare a short run the optimising compiler and a second garbage collector's threads. */
export function runJava(libraries: string, parameters: readonly string[]): Promise<JavaRun> {
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', libraries]
  return new Promise((done) => {
    execFile('java', [...flags, ...parameters], { maxBuffer: mostOutputBytes }, (error, stdout, stderr) => {
      done({ exitCode: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

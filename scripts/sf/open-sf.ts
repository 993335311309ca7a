import { readAnswer } from './cli-answer.ts'
import { findSf } from './find-sf.ts'
import { runProgram } from './run-program.ts'

/** The Salesforce CLI of this machine, with the logins that its user has. */
export interface Sf {
  readonly version: string
  /**
   * `result` of a command: `['org', 'display', '--target-org', alias]`; `--json` is added.
   * @throws SfError with the CLI's own sentence
   */
  json<T>(command: readonly string[]): Promise<T>
}

/** @throws Error with one sentence when there is no CLI that is new enough */
export async function openSf(environment: Record<string, string | undefined>): Promise<Sf> {
  const { program, version } = await findSf(environment)
  return {
    version,
    async json<T>(command: readonly string[]) {
      return readAnswer(command, await runProgram(program, [...command, '--json'], environment)) as T
    },
  }
}

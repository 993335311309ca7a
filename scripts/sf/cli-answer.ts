import { SfError } from './sf-error.ts'

/** How a command with `--json` ended. */
export interface CliEnd {
  exitCode: number
  stdout: string
  stderr: string
}

interface CliJson {
  status?: number
  result?: unknown
  message?: string
}

/**
 * `result` of a command that was run with `--json`.
 * @throws SfError when the command failed, or said nothing that can be read
 */
export function readAnswer(command: readonly string[], { exitCode, stdout, stderr }: CliEnd): unknown {
  const said = parse(stdout)
  if (exitCode === 0 && said !== null) return said.result
  const lastLine = (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? ''
  const sentence = plain(said?.message) ?? (lastLine || `exit code ${exitCode}`)
  throw new SfError(`sf ${nameOf(command)}: ${sentence}`)
}

/** Without what the CLI's parser of flags puts around it. */
function plain(message: string | undefined): string | undefined {
  const lines = message?.split('\n').map((line) => line.trim())
  return lines?.filter((line) => line !== '' && !/^(Parsing --|See more help with)/.test(line)).join(' ')
}

/** `org display`, without its flags. */
function nameOf(command: readonly string[]): string {
  const flag = command.findIndex((part) => part.startsWith('-'))
  return command.slice(0, flag < 0 ? command.length : flag).join(' ')
}

function parse(text: string): CliJson | null {
  try {
    return JSON.parse(text) as CliJson
  } catch {
    return null
  }
}

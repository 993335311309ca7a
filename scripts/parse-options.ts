import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** One sentence on what is wrong, and how it is used. */
export const wrongUse = (sentence: string, usage: string): Error => new Error(`${sentence}\n\n${usage}`)

/** Values of the options by their long names. @throws Error with one sentence and how it is used */
export function parseOptions<const T extends Options>(args: string[], options: T, usage: string) {
  try {
    return parseArgs({ args, options }).values
  } catch (err) {
    const said = err instanceof Error ? err.message : String(err)
    const option = /--[\w-]+/.exec(said)?.[0] ?? /'(-\w)/.exec(said)?.[1]
    throw wrongUse(option === undefined ? `${said}.` : `The option ${option} is not known or lacks its value.`, usage)
  }
}

/** @param given value of `--target-org`. @throws Error with one sentence and how the command is used */
export function requireTargetOrg(given: string | undefined, usage: string): string {
  if (given) return given
  throw wrongUse('Say which org: --target-org takes the alias of a login (sf org login web --alias ALIAS).', usage)
}

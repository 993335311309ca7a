import { parseOptions, wrongUse } from '../parse-options.ts'

/** What a person asked for. */
export interface UninstallArguments {
  /** Alias or user name of a login that the CLI holds. */
  targetOrg: string
  /** Whether records are deleted without asking. */
  isAgreed: boolean
}

export const uninstallUsage = 'Usage: npm run uninstall-org -- --target-org ALIAS [--delete-data]'

const options = {
  'target-org': { type: 'string', short: 'o' },
  'delete-data': { type: 'boolean', default: false },
} as const

/** @throws Error with one sentence and how it is used */
export function readUninstallArguments(args: string[]): UninstallArguments {
  const values = parseOptions(args, options, uninstallUsage)
  if (values['target-org']) return { targetOrg: values['target-org'], isAgreed: values['delete-data'] }
  throw wrongUse('Say which org: --target-org takes the alias of a login (sf org login web --alias ALIAS).', uninstallUsage)
}

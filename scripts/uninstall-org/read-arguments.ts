import { parseOptions, requireTargetOrg } from '../parse-options.ts'

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
  return { targetOrg: requireTargetOrg(values['target-org'], uninstallUsage), isAgreed: values['delete-data'] }
}

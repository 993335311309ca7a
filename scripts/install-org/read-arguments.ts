import { readServiceUrl } from '../connect-org/read-options.ts'
import { stages, type Stage } from '../manifests/stages.ts'
import { parseOptions, requireTargetOrg, wrongUse } from '../parse-options.ts'

/** What a person asked for. */
export interface InstallArguments {
  /** Alias or user name of a login that the CLI holds. */
  targetOrg: string
  /** Where the org will reach the service; null = as it is now, or not yet. */
  serviceUrl: string | null
  /** null = everything. */
  only: Stage | null
  /** User name of an API-only user to use instead of one made here; null = found or made. */
  integrationUser: string | null
  /** Whether the first scores are written without asking. */
  isAgreed: boolean
}

export const installUsage =
  'Usage: npm run install-org -- --target-org ALIAS [--service-url https://…] [--only core|connect|reports] [--integration-user USERNAME] [--yes]'

const options = {
  'target-org': { type: 'string', short: 'o' },
  'service-url': { type: 'string' },
  only: { type: 'string' },
  'integration-user': { type: 'string' },
  yes: { type: 'boolean', default: false },
} as const

/** @throws Error with one sentence and how it is used */
export function readInstallArguments(args: string[]): InstallArguments {
  const values = parseOptions(args, options, installUsage)
  const targetOrg = requireTargetOrg(values['target-org'], installUsage)
  const only = values.only === undefined ? null : stages.find((stage) => stage === values.only)
  if (only === undefined) throw wrongUse(`There is no stage "${values.only}": it is one of ${stages.join(', ')}.`, installUsage)
  const url = values['service-url']
  return {
    targetOrg,
    serviceUrl: url === undefined ? null : readServiceUrl(url, installUsage),
    only,
    integrationUser: values['integration-user'] ?? null,
    isAgreed: values.yes,
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { SfOrg } from './open-org.ts'
import type { Sf } from './open-sf.ts'

const pollIntervalMs = 1000

/** What `sf project deploy start` takes: `['--manifest', file]`, `['--source-dir', folder]`, `['--metadata-dir', folder]`. */
export interface DeployRequest {
  what: readonly string[]
  /** Only find out whether it could be deployed. */
  isDryRun: boolean
}

export interface DeployReport {
  id: string
  isSuccess: boolean
  /** `package.xml` itself is not among them. */
  components: DeployedComponent[]
  failures: DeployFailure[]
}

export interface DeployedComponent {
  type: string
  fullName: string
  state: 'created' | 'changed' | 'deleted' | 'unchanged'
}

export interface DeployFailure {
  type: string
  fullName: string
  /** The org's sentence, with line and column where it names them. */
  problem: string
}

/** How far a deployment is. */
export interface DeployProgress {
  done: number
  /** 0 before the org has counted. */
  total: number
}

/**
 * Deploys through the CLI and waits for the end. A deployment that the org refuses is an answer, not an error.
 * @throws SfError when nothing could be sent; Error when the org lost the deployment
 */
export async function deploy(
  sf: Sf,
  org: SfOrg,
  { what, isDryRun }: DeployRequest,
  show: (progress: DeployProgress) => void,
): Promise<DeployReport> {
  const flags = [...what, '--async', ...(isDryRun ? ['--dry-run'] : []), '--ignore-conflicts', '--target-org', org.alias]
  const { id } = await sf.json<{ id: string }>(['project', 'deploy', 'start', ...flags])
  for (;;) {
    const status = await readStatus(org, id, false)
    show({ done: status.numberComponentsDeployed + status.numberComponentErrors, total: status.numberComponentsTotal })
    if (status.done) return toReport(await readStatus(org, id, true))
    await pause(pollIntervalMs)
  }
}

/** Source: Metadata API Developer Guide, "DeployResult", "DeployMessage", "RunTestsResult". */
interface DeployResult {
  id: string
  done: boolean
  success: boolean
  errorMessage?: string | null
  numberComponentsDeployed: number
  numberComponentsTotal: number
  numberComponentErrors: number
  details: { componentSuccesses?: DeployMessage[]; componentFailures?: DeployMessage[]; runTestResult?: RunTestResult } | null
}

interface DeployMessage {
  componentType: string | null
  fullName: string
  created: boolean
  changed: boolean
  deleted: boolean
  problem: string | null
  lineNumber: number | null
  columnNumber: number | null
}

interface RunTestResult {
  failures?: { name: string; methodName: string; message: string }[]
  codeCoverageWarnings?: { name: string | null; message: string }[]
}

async function readStatus({ connection }: SfOrg, id: string, includeDetails: boolean): Promise<DeployResult> {
  const url = `/metadata/deployRequest/${id}?includeDetails=${includeDetails}`
  return (await connection.requestGet<{ deployResult: DeployResult }>(url)).deployResult
}

function toReport({ id, success, errorMessage, details }: DeployResult): DeployReport {
  const failures = [...(details?.componentFailures ?? []).map(toFailure), ...toTestFailures(details?.runTestResult ?? {})]
  const isUnexplained = !success && failures.length === 0
  return {
    id,
    isSuccess: success,
    components: (details?.componentSuccesses ?? []).filter(({ componentType }) => componentType).map(toComponent),
    failures: isUnexplained
      ? [{ type: '', fullName: '', problem: errorMessage ?? `The org gave no reason: see deployment ${id}.` }]
      : failures,
  }
}

function toComponent({ componentType, fullName, created, changed, deleted }: DeployMessage): DeployedComponent {
  const state = deleted ? 'deleted' : created ? 'created' : changed ? 'changed' : 'unchanged'
  return { type: componentType ?? '', fullName, state }
}

function toFailure({ componentType, fullName, problem, lineNumber, columnNumber }: DeployMessage): DeployFailure {
  const place = lineNumber ? ` (${lineNumber}:${columnNumber ?? 1})` : ''
  return { type: componentType ?? '', fullName, problem: `${problem ?? 'refused'}${place}` }
}

function toTestFailures({ failures = [], codeCoverageWarnings = [] }: RunTestResult): DeployFailure[] {
  return [
    ...failures.map(({ name, methodName, message }) => ({ type: 'ApexClass', fullName: `${name}.${methodName}`, problem: message })),
    ...codeCoverageWarnings.map(({ name, message }) => ({ type: 'ApexClass', fullName: name ?? '', problem: message })),
  ]
}

/** The org's own words on what it refused, for a place inside a sentence. */
export const problemsOf = (failures: readonly DeployFailure[]): string => failures.map(({ problem }) => problem).join('; ')

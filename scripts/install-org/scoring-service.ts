import { join } from 'node:path'
import { openOrgDirectory } from '../connect-org/org-directory.ts'
import { readServiceEnvironment } from '../connect-org/service-env.ts'
import { findFreePort, startProcess } from '../banso-process.ts'
import { serviceNodeOptions, unlessDied, untilReady, withoutSettings } from '../banso-processes.ts'
import type { ScoringApi } from '../full-run.ts'

const projectDirectory = join(import.meta.dirname, '../..')
const answerTimeoutMs = 5000

/** Where the service of an org is, or how one is started for the moment. */
export interface ServiceRequest {
  bansoPath: string
  organizationId: string
  /** Where the org calls it; null = nowhere yet. */
  serviceUrl: string | null
  say: (line: string) => void
}

/**
 * Does `work` with the service of an org: the one at its address when it answers there, else one that runs here until the work is done.
 * @throws Error with one sentence, or what `work` throws
 */
export async function withScoringService<T>(request: ServiceRequest, work: (api: ScoringApi) => Promise<T>): Promise<T> {
  const { bansoPath, organizationId, serviceUrl, say } = request
  const directory = await openOrgDirectory(bansoPath, organizationId)
  const settings = await readServiceEnvironment(directory)
  const token = settings['SCORING_API_OPERATOR_TOKEN']
  if (token === undefined) throw new Error(`${directory.environmentFile} is not there or not complete: install with --only connect.`)
  if (serviceUrl !== null && (await answers(serviceUrl))) {
    say(`with the service at ${serviceUrl}`)
    return await work({ url: serviceUrl, token })
  }
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const service = startProcess({
    name: 'The scoring service',
    script: join(projectDirectory, 'scoring-api/server.ts'),
    arguments: [],
    environment: {
      ...withoutSettings(process.env),
      SCORING_API_WORK_DIRECTORY: join(directory.path, 'work'),
      ...settings,
      SCORING_API_PORT: String(port),
      NODE_OPTIONS: serviceNodeOptions,
    },
    logFile: join(directory.path, 'scoring-api.log'),
  })
  try {
    await unlessDied(service.died, untilReady(url))
    say('with a service that runs here for the moment')
    return await unlessDied(service.died, work({ url, token }))
  } finally {
    await service.stop()
  }
}

async function answers(serviceUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${serviceUrl}/livez`, { signal: AbortSignal.timeout(answerTimeoutMs) })).ok
  } catch {
    return false
  }
}

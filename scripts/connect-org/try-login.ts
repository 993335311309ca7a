import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../../scoring-api/config.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { ApiError } from '../../scoring-api/salesforce/api-error.ts'
import { requestToken } from '../../scoring-api/salesforce/token.ts'
import type { ServiceEnvironment } from './service-env.ts'

const firstPauseMs = 500
const longestPauseMs = 15_000

/**
 * Logs in as the service will, with its own code and these settings.
 * @returns null = it works; else the sentence that says why not
 */
export async function tryLogin(environment: ServiceEnvironment): Promise<string | null> {
  try {
    // What only calls into the service need may not be there yet.
    const own = Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('SALESFORCE_')))
    const { organizationId } = await requestToken(readConfig(own).salesforce)
    const wanted = environment['SCORING_API_ORG_ID'] ?? ''
    if (organizationId.slice(0, 15) === wanted.slice(0, 15)) return null
    return `${own['SALESFORCE_LOGIN_URL']} logs in to the org ${organizationId}, not to ${wanted}.`
  } catch (error) {
    if (error instanceof Problem || error instanceof ApiError || (error instanceof Error && error.name === 'ConfigError'))
      return error.message
    throw error
  }
}

/** An org takes minutes to know a new app. @returns as `tryLogin`, after the last try */
export async function tryLoginFor(patienceMs: number, environment: ServiceEnvironment): Promise<string | null> {
  const deadline = Date.now() + patienceMs
  for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
    const refusal = await tryLogin(environment)
    if (refusal === null || Date.now() + waitMs > deadline) return refusal
    await pause(waitMs)
  }
}

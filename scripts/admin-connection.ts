import { Connection } from 'jsforce'
import { readConfig, type SalesforceSettings } from '../scoring-api/config.ts'
import { ApiError } from '../scoring-api/salesforce/api-error.ts'
import { requestToken } from '../scoring-api/salesforce/token.ts'
import { apiVersion } from './api-version.ts'

/**
 * A connection of somebody who may write the sample, from the environment: `SALESFORCE_INSTANCE_URL` and `SALESFORCE_ACCESS_TOKEN`
 * (as `sf org display --json` shows them), or the login variables of the scoring service with an admin's user.
 * @throws ConfigError, Problem with one sentence
 */
export async function connectFromEnvironment(env: Record<string, string | undefined>): Promise<Connection> {
  const { SALESFORCE_INSTANCE_URL: instanceUrl, SALESFORCE_ACCESS_TOKEN: accessToken } = env
  if (instanceUrl && accessToken) return new Connection({ instanceUrl, accessToken, version: apiVersion })
  return connectAs(readConfig(env).salesforce)
}

/** @throws Problem, Error with one sentence */
export async function connectAs(settings: SalesforceSettings): Promise<Connection> {
  const { instanceUrl, accessToken } = await requestToken(settings).catch((cause: unknown): never => {
    if (!(cause instanceof ApiError)) throw cause
    throw new Error(`${settings.loginUrl} does not answer the login (${cause.message}): check SALESFORCE_LOGIN_URL and the network.`, {
      cause,
    })
  })
  return new Connection({ loginUrl: settings.loginUrl, instanceUrl, accessToken, version: settings.apiVersion })
}

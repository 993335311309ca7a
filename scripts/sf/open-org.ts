import { Connection } from 'jsforce'
import { apiVersion } from '../api-version.ts'
import type { Sf } from './open-sf.ts'

/** An org that the CLI is logged in to. */
export interface SfOrg {
  /** Alias or user name, as `--target-org` takes it. */
  alias: string
  username: string
  /** 18 characters. */
  id: string
  /** Without a slash at its end. */
  instanceUrl: string
  /** As the CLI's user; a session that ends is renewed by the CLI. */
  connection: Connection
}

/**
 * Opens an org with the login that the CLI holds for it.
 * @throws SfError when the CLI knows no such org, or its login does not work any more
 */
export async function openOrg(sf: Sf, alias: string): Promise<SfOrg> {
  const target = ['--target-org', alias]
  const {
    id,
    username,
    instanceUrl: url,
  } = await sf.json<{ id: string; username: string; instanceUrl: string }>(['org', 'display', ...target])
  const newToken = async () => (await sf.json<{ accessToken: string }>(['org', 'auth', 'show-access-token', ...target])).accessToken
  const instanceUrl = url.replace(/\/+$/, '')
  const connection = new Connection({
    instanceUrl,
    loginUrl: instanceUrl,
    accessToken: await newToken(),
    version: apiVersion,
    refreshFn: (_, renewed) => {
      newToken().then(
        (token) => void renewed(null, token),
        (error: unknown) => void renewed(error instanceof Error ? error : new Error(String(error))),
      )
    },
  })
  return { alias, username, id, instanceUrl, connection }
}

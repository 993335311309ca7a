import { openOrg, type SfOrg } from './open-org.ts'
import type { Sf } from './open-sf.ts'
import { SfError } from './sf-error.ts'

/** @throws Error with one sentence that says how to log in */
export async function openTargetOrg(sf: Sf, alias: string): Promise<SfOrg> {
  return await openOrg(sf, alias).catch((cause: unknown): never => {
    if (!(cause instanceof SfError)) throw cause
    throw new Error(`The login "${alias}" does not work (${cause.message}): sf org login web --alias ${alias}`, { cause })
  })
}

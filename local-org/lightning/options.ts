import type { LocalOrg } from '../api/org.ts'

export interface LightningOptions {
  org: LocalOrg
  /** Folder with `force-app/`. */
  projectDirectory: string
  /** Further folders in source format: tabs, compact layouts and permission sets are read from them as well. */
  metadataDirectories?: readonly string[]
  /** `http://127.0.0.1:4400`: the pages live beside the org's API. */
  orgUrl(): string
  /** Users to sign in as, first one first. */
  usernames: readonly string[]
  mintSession(userId: string): string
  /** User of a session id; null when there is no such session any more. */
  sessionUser(sid: string): string | null
  organizationId: string
  /** Private key (PKCS 8) of a certificate of the org; null = it has none of that name. */
  signingKey: (certificate: string) => string | null
  /** Base URL of a named credential; null = there is none, or the user may not use it. */
  endpointOf: (userId: string, namedCredential: string) => string | null
  /** Compiled modules are kept here over restarts. */
  cacheDirectory?: string
  /** Lightning Web Security around force-app's components; true, as in a new org, unless a debugger needs the plain sources. */
  lws?: boolean
}

import type { ComponentName } from '../metadata/org-components.ts'
import type { ConnectedApp } from '../oauth/connected-app.ts'
import type { ProjectMetadata } from '../schema/read-project.ts'
import type { Database } from '../store/database.ts'
import type { ClientApp } from './client-app.ts'
import { publishedFile } from './published-file.ts'
import { keepSecrets } from './secret-store.ts'

/** How the org and services come to trust each other, as its metadata says. */
export interface Connections {
  apps: readonly ConnectedApp[]
  /** PEM; null = the org has no such certificate, and signs nothing. */
  signingKey(certificate: string): string | null
  /**
   * Base address for callouts of somebody with these permission sets.
   * @returns null = there is no such named credential, or they may not use it
   */
  endpointOf(namedCredential: string, permissionSets: readonly string[]): string | null
  /** A file as retrieving gives it away. */
  published(component: ComponentName, path: string, bytes: Buffer): Buffer
}

export function loadConnections(database: Database, project: ProjectMetadata, now: Date): Connections {
  const { clientApps, certificates, namedCredentials, externalCredentials, permissionSets } = project
  const secrets = keepSecrets(
    database,
    certificates,
    clientApps.map(({ name }) => name),
    now,
  )
  return {
    apps: clientApps
      .filter(({ isEnabled }) => isEnabled)
      .map((app) => toConnectedApp(app, app.consumerKey ?? secrets.consumerKey(app.name))),
    signingKey: secrets.signingKey,
    endpointOf(name, assigned) {
      const credential = namedCredentials.find((candidate) => candidate.name === name)
      const { principals = [] } = externalCredentials.find((candidate) => candidate.name === credential?.externalCredential) ?? {}
      const own = permissionSets.filter((set) => assigned.includes(set.name))
      const mayUsePrincipal = own.some((set) => set.principals.some((principal) => principals.includes(principal)))
      return credential && mayUsePrincipal && own.some(readsUserCredentials) ? credential.url : null
    },
    published: (component, path, bytes) => publishedFile(component, path, bytes, secrets, clientApps),
  }
}

/** Source: Salesforce Help, "Grant access to the User Credentials object" (platform.flow_http_callout_guidelines_authenticating) */
function readsUserCredentials({ objects }: ProjectMetadata['permissionSets'][number]): boolean {
  return objects.some(({ object, read }) => object === 'UserExternalCredential' && read)
}

function toConnectedApp(app: ClientApp, clientId: string): ConnectedApp {
  const isPreauthorized = app.permittedUsers === 'AdminApprovedPreAuthorized'
  return {
    clientId,
    certificatePem: app.certificatePem ?? undefined,
    clientSecret: app.consumerSecret ?? undefined,
    runAsUsername: app.clientCredentialsUser ?? undefined,
    preauthorizedPermissionSets: isPreauthorized ? app.permissionSets : undefined,
    preauthorizedProfiles: isPreauthorized ? app.profiles : undefined,
  }
}

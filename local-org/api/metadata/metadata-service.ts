import { profileNamed } from '../access/profiles.ts'
import type { LocalOrg, OrgUser } from '../org.ts'
import type { DeployOptions } from './deploy-result.ts'
import { createDeployments, type Deployment } from './deployments.ts'
import { describeMetadata, listOfType } from './list-metadata.ts'
import type { ComponentName } from './org-components.ts'
import { createRetrievals } from './retrievals.ts'
import { runDeployment } from './run-deployment.ts'

/** A request of the Metadata API that is refused as a whole. */
export class MetadataRefusal extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export interface MetadataServiceParts {
  org: LocalOrg
  /** Wall clock in ms. */
  clock: () => number
  report: (error: unknown) => void
  /** Settles when the next deployment may begin. */
  deploymentTurn: () => Promise<void>
}

export type MetadataService = ReturnType<typeof createMetadataService>

/** What the SOAP and the REST binding of the Metadata API both do. @throws MetadataRefusal from every call */
export function createMetadataService({ org, clock, report, deploymentTurn }: MetadataServiceParts) {
  const { metadata } = org
  const deployments = createDeployments({
    run: (archive, options) => runDeployment(targetOf(org), archive, options),
    turn: deploymentTurn,
    clock,
    report,
  })
  const retrievals = createRetrievals(clock)

  const known = (deployment: Deployment | null, id: string): Deployment => {
    if (deployment) return deployment
    throw new MetadataRefusal('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`)
  }

  return {
    describe: describeMetadata,
    list: (user: OrgUser, type: string, folder: string | null) => listOfType(metadata.components(), type, folder, user),
    deploy(user: OrgUser, archive: Buffer, options: DeployOptions): Deployment {
      targetOf(org)
      return deployments.add(archive, options, user)
    },
    deployment: (id: string) => known(deployments.find(id), id),
    cancel: (user: OrgUser, id: string) => known(deployments.cancel(id, user), id),
    deployValidated: (user: OrgUser, id: string) => known(deployments.deployValidated(id, user), id),
    retrieve: (user: OrgUser, wanted: ComponentName[], version: string) =>
      retrievals.add({ wanted, version, present: metadata.components(), published: metadata.published }, user),
    retrieval(id: string) {
      const retrieval = retrievals.find(id)
      if (!retrieval) throw new MetadataRefusal('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`)
      return retrieval
    },
  }
}

function targetOf({ metadata }: LocalOrg) {
  if (metadata.target) return metadata.target
  throw new MetadataRefusal(
    'UNSUPPORTED_OPERATION',
    `This org takes its metadata from ${metadata.projectDirectory} at each start: start one without a project to deploy into it.`,
  )
}

/**
 * The Metadata API is open to those who may change all metadata: here, administrators.
 * Source: Metadata API Developer Guide, "User Permissions"; the sentence as public traces of the API quote it.
 */
export function refuseUnlessAdministrator({ profileName }: OrgUser): void {
  if (profileNamed(profileName).isAdministrator) return
  throw new MetadataRefusal(
    'INSUFFICIENT_ACCESS',
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
  )
}

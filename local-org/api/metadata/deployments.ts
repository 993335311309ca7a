import { makeRecordId, to18Characters } from '../store/record-id.ts'
import type { DeployMessage, DeployOptions, DeployOutcome, DeployStatus } from './deploy-result.ts'

/** A deployment from its request to its end. Kept while the org runs: after a restart its id is unknown. */
export interface Deployment {
  id: string
  archive: Buffer
  options: DeployOptions
  by: { id: string; name: string }
  createdAt: Date
  startedAt: Date | null
  completedAt: Date | null
  status: DeployStatus
  canceledBy: { id: string; name: string } | null
  messages: DeployMessage[]
}

export interface Deployments {
  /** Takes a package; it is deployed when those before it are done. */
  add(archive: Buffer, options: DeployOptions, by: Deployment['by']): Deployment
  find(id: string): Deployment | null
  /** Ends one that has not begun. @returns null for an unknown id */
  cancel(id: string, by: Deployment['by']): Deployment | null
  /** Deploys what a validation found right. @returns null when there is no such validation */
  deployValidated(id: string, by: Deployment['by']): Deployment | null
}

/** A validation may be deployed for ten days. Source: Metadata API Developer Guide, "deployRecentValidation()". */
const validationDays = 10
const dayMs = 24 * 60 * 60 * 1000

export interface DeploymentParts {
  /** Deploys one package; one at a time, in the order of their requests. */
  run: (archive: Buffer, options: DeployOptions) => DeployOutcome
  /** Settles when the next one may begin. */
  turn: () => Promise<void>
  /** Wall clock in ms. */
  clock: () => number
  report: (error: unknown) => void
}

export function createDeployments({ run, turn, clock, report }: DeploymentParts): Deployments {
  const known = new Map<string, Deployment>()
  let sequence = clock()
  let last = Promise.resolve()

  const find = (id: string) => known.get(to18Characters(id) ?? '') ?? null

  const work = (deployment: Deployment) => {
    if (deployment.status !== 'Pending') return
    deployment.startedAt = new Date(clock())
    try {
      Object.assign(deployment, run(deployment.archive, deployment.options))
    } catch (error) {
      report(error)
      deployment.status = 'Failed'
    }
    deployment.completedAt = new Date(clock())
  }

  const add: Deployments['add'] = (archive, options, by) => {
    const deployment: Deployment = {
      id: makeRecordId('0Af', sequence++),
      archive,
      options,
      by,
      createdAt: new Date(clock()),
      startedAt: null,
      completedAt: null,
      status: 'Pending',
      canceledBy: null,
      messages: [],
    }
    known.set(deployment.id, deployment)
    last = last.then(turn).then(() => new Promise((done) => setImmediate(() => done(work(deployment)))))
    return deployment
  }

  return {
    add,
    find,
    cancel(id, by) {
      const deployment = find(id)
      if (deployment?.status === 'Pending') {
        deployment.status = 'Canceled'
        deployment.canceledBy = by
        deployment.completedAt = new Date(clock())
      }
      return deployment
    },
    deployValidated(id, by) {
      const validation = find(id)
      const isUsable =
        validation?.options.checkOnly === true &&
        validation.status === 'Succeeded' &&
        clock() - validation.createdAt.getTime() < validationDays * dayMs
      return isUsable ? add(validation.archive, { ...validation.options, checkOnly: false }, by) : null
    },
  }
}

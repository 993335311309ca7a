import type { Deployment } from './deployments.ts'
import type { DeployMessage } from './deploy-result.ts'

/**
 * `DeployResult`. The local org runs no Apex: tests that a request asks for are not run, and counted as none.
 * Source: Metadata API Developer Guide, "DeployResult".
 */
export function toDeployResult(deployment: Deployment, includeDetails: boolean) {
  const { id, status, options, by, messages, canceledBy } = deployment
  const failures = messages.filter(({ success }) => !success)
  const isDone = !['Pending', 'InProgress'].includes(status)
  return {
    id,
    done: isDone,
    status,
    success: status === 'Succeeded' || status === 'SucceededPartial',
    checkOnly: options.checkOnly,
    ignoreWarnings: options.ignoreWarnings,
    rollbackOnError: options.rollbackOnError,
    runTestsEnabled: options.testLevel !== null && options.testLevel !== 'NoTestRun',
    createdDate: deployment.createdAt.toISOString(),
    startDate: deployment.startedAt?.toISOString() ?? null,
    completedDate: deployment.completedAt?.toISOString() ?? null,
    lastModifiedDate: (deployment.completedAt ?? deployment.startedAt ?? deployment.createdAt).toISOString(),
    createdBy: by.id,
    createdByName: by.name,
    canceledBy: canceledBy?.id ?? null,
    canceledByName: canceledBy?.name ?? null,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: messages.length - failures.length,
    numberComponentsTotal: messages.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    details: includeDetails ? toDetails(deployment, failures) : null,
  }
}

function toDetails(deployment: Deployment, failures: DeployMessage[]) {
  const show = (message: DeployMessage) => toMessage(message, deployment)
  return {
    componentFailures: failures.map(show),
    componentSuccesses: deployment.messages.filter(({ success }) => success).map(show),
    runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
  }
}

function toMessage(message: DeployMessage, { completedAt, createdAt }: Deployment) {
  const { type, ...rest } = message
  return { ...rest, componentType: type, createdDate: (completedAt ?? createdAt).toISOString() }
}

import { buffer } from 'node:stream/consumers'
import type { ApiUsage } from '../http/api-usage.ts'
import { openRoute, type OpenCall, type Reply, type Route } from '../http/call.ts'
import type { Sessions } from '../http/sessions.ts'
import type { LocalOrg, OrgUser } from '../org.ts'
import type { DeployOptions } from './deploy-result.ts'
import { MetadataRefusal, refuseUnlessAdministrator, type MetadataService } from './metadata-service.ts'
import { toDeployResult } from './show-deployment.ts'
import { elementOf, elementsOf, faultReply, readSoapCall, SoapFault, soapReply, textOf, textsOf, type SoapElement } from './soap.ts'

export interface SoapParts {
  org: LocalOrg
  sessions: Sessions
  usage: ApiUsage
  metadata: MetadataService
}

type Operation = (user: OrgUser, parameters: SoapElement) => string | object | object[]

/** `/services/Soap/m/67.0`: how the CLI and jsforce talk to the Metadata API unless told otherwise. The session stands in the envelope. */
export function soapRoutes(parts: SoapParts): Route[] {
  const operations = operationsOf(parts.metadata)
  const answer = async ({ upload }: OpenCall): Promise<Reply> => {
    try {
      const { sessionId, operation, parameters } = readSoapCall((await buffer(upload ?? new Blob([]).stream())).toString('utf8'))
      const user = signIn(sessionId, parts)
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined
      if (!run)
        throw new SoapFault('soapenv:Client', `No operation available for request {http://soap.sforce.com/2006/04/metadata}${operation}`)
      refuseUnlessAdministrator(user)
      return soapReply(operation, run(user, parameters))
    } catch (error) {
      if (error instanceof SoapFault) return faultReply(error)
      if (error instanceof MetadataRefusal) return faultReply(new SoapFault(error.code, error.message))
      throw error
    }
  }
  return [openRoute('POST', '/services/Soap/m/:soapVersion', answer, 'stream')]
}

/** Source of the sentences: API faults as jsforce's issues quote them. */
function signIn(sessionId: string, { org, sessions, usage }: SoapParts): OrgUser {
  const userId = sessions.userOf(sessionId)
  const user = userId === null ? null : org.readUser(userId)
  if (!user?.isActive) throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session')
  if (!usage.count()) throw new SoapFault('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
  return user
}

function operationsOf(metadata: MetadataService): Record<string, Operation> {
  const idOf = (parameters: SoapElement, name: string) => textOf(parameters[name]) ?? ''
  return {
    describeMetadata: () => metadata.describe(),
    listMetadata: (user, { queries }) =>
      elementsOf(queries).flatMap((query) => metadata.list(user, idOf(query, 'type'), textOf(query['folder']))),
    deploy: (user, { ZipFile, DeployOptions }) => {
      const archive = Buffer.from(textOf(ZipFile) ?? '', 'base64')
      const { id } = metadata.deploy(user, archive, readOptions(elementOf(DeployOptions)))
      return { done: false, id, state: 'Queued' }
    },
    checkDeployStatus: (_user, parameters) =>
      toDeployResult(metadata.deployment(idOf(parameters, 'asyncProcessId')), textOf(parameters['includeDetails']) === 'true'),
    cancelDeploy: (user, parameters) => {
      const { id, status } = metadata.cancel(user, idOf(parameters, 'String') || idOf(parameters, 'id'))
      return { done: status === 'Canceled', id }
    },
    deployRecentValidation: (user, parameters) => metadata.deployValidated(user, idOf(parameters, 'validationId')).id,
    retrieve: (user, parameters) => {
      const request = elementOf(Object.values(parameters)[0]) // `retrieveRequest` in the WSDL, `request` from jsforce
      const wanted = elementsOf(elementOf(request['unpackaged'])['types']).flatMap((types) =>
        textsOf(types['members']).map((fullName) => ({ type: idOf(types, 'name'), fullName })),
      )
      const { id } = metadata.retrieve(user, wanted, textOf(request['apiVersion']) ?? '')
      return { done: false, id, state: 'Queued' }
    },
    checkRetrieveStatus: (_user, parameters) => {
      const { id, fileProperties, messages, archive } = metadata.retrieval(idOf(parameters, 'asyncProcessId'))
      const zipFile = textOf(parameters['includeZip']) === 'false' ? null : archive.toString('base64')
      return { done: true, fileProperties, id, messages, status: 'Succeeded', success: true, zipFile }
    },
  }
}

function readOptions(options: SoapElement): DeployOptions {
  const isSet = (name: string) => textOf(options[name]) === 'true'
  return {
    checkOnly: isSet('checkOnly'),
    ignoreWarnings: isSet('ignoreWarnings'),
    rollbackOnError: isSet('rollbackOnError'),
    testLevel: textOf(options['testLevel']),
    runTests: textsOf(options['runTests']),
  }
}

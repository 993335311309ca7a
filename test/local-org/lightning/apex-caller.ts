import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callApex, labelText } from '../../../local-org/lightning/apex-methods.ts'
import type { ApexContext } from '../../../local-org/lightning/apex/apex-context.ts'
import { readCustomLabels } from '../../../local-org/lightning/metadata/custom-labels.ts'
import { createFakeOrg, organizationId, orgKeyPem } from './fake-org.ts'

/** The user whose pages call; may read the one account of the fake org. */
export const userId = '005000000000002AAA'

const productLabels = readCustomLabels(process.cwd())

/** Text of a custom label of the product. */
export function productLabel(name: string, language = 'en_US'): string {
  return labelText(productLabels, name, language)
}

/** Calls an Apex method as a page of the user does; labels are the product's. */
export function callAsUser(name: string, parameters: Record<string, unknown>, url: string, more: Partial<ApexContext> = {}) {
  return callApex(name, parameters, {
    org: createFakeOrg().org,
    userId,
    label: productLabel,
    hasCustomPermission: () => false,
    organizationId,
    signingKey: () => orgKeyPem,
    endpointOf: () => url,
    ...more,
  })
}

/** What a component gets when a method throws AuraHandledException. */
export function handled(message: string) {
  return { status: 500, body: { message, exceptionType: 'System.AuraHandledException', isUserDefinedException: false, stackTrace: '' } }
}

export interface FakeService {
  url: string
  /** The calls it got. */
  calls: { request: IncomingMessage; body: string }[]
  close(): Promise<void>
}

/** A scoring service on a free port of loopback that answers every call alike. */
export async function startService(status: number, body: string): Promise<FakeService> {
  const calls: FakeService['calls'] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      calls.push({ request, body: text })
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls, close: () => closeServer(server) }
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}

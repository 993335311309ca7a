import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jwtVerify } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { callApex, labelText } from '../../../local-org/lightning/apex-methods.ts'
import { readCustomLabels } from '../../../local-org/lightning/metadata/custom-labels.ts'
import { accountId, createFakeOrg, fixtureProject, organizationId, orgKeyPem, orgKeys } from './fake-org.ts'

const userId = '005000000000002AAA'
const labels = readCustomLabels(fixtureProject)
let service: Server | null = null
afterEach(() => {
  service?.closeAllConnections()
  service?.close()
  service = null
})

/** A scoring service that answers every call alike. @returns its URL and the calls it got */
async function startService(status: number, body: string) {
  const calls: { request: IncomingMessage; body: string }[] = []
  service = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      calls.push({ request, body: text })
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((listening) => service!.listen(0, '127.0.0.1', listening))
  return { url: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, calls }
}

const rescore = (url: string, parameters: Record<string, unknown> = { accountId }) =>
  callApex('CsHealthController.rescore', parameters, {
    org: createFakeOrg().org,
    userId,
    label: (name) => labelText(labels, name, 'en_US'),
    hasCustomPermission: () => false,
    orgKeyPem,
    organizationId,
    namedCredentials: { CsScoringApi: url },
  })

const handled = (message: string) => ({
  status: 500,
  body: { message, exceptionType: 'System.AuraHandledException', isUserDefinedException: false, stackTrace: '' },
})

it('returns what the scoring service answered', async () => {
  const { url, calls } = await startService(200, '{"accountId":"001","score":72.5,"band":"Watch"}')
  expect(await rescore(url)).toEqual({ status: 200, body: { accountId: '001', score: 72.5, band: 'Watch' } })
  expect(calls.map(({ request, body }) => [request.method, request.url, body])).toEqual([
    ['POST', `/v1/accounts/${accountId}/rescore`, '{}'],
  ])
})

it("calls with the org's signature: issuer org, subject user, two minutes", async () => {
  const { url, calls } = await startService(200, '{}')
  await rescore(url)
  const token = calls[0]!.request.headers.authorization!.replace('Bearer ', '')
  const { payload, protectedHeader } = await jwtVerify(token, orgKeys.publicKey, { issuer: organizationId, audience: 'banso-scoring-api' })
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload.sub).toBe(userId)
  expect(payload.exp! - payload.iat!).toBe(120)
  expect(payload.jti).toMatch(/^[\da-f-]{36}$/)
})

it('says what to do when the service does not answer', async () => {
  const { url } = await startService(200, '{}')
  service!.close()
  service!.closeAllConnections()
  expect(await rescore(url)).toEqual(handled('The scoring service does not answer.'))
})

it('says what to do when the service refuses or answers no JSON', async () => {
  const refusing = await startService(403, '{"detail":"secret"}')
  expect(await rescore(refusing.url)).toEqual(handled('The scoring service refused.'))
  service!.close()
  const proxy = await startService(200, '<html>')
  expect(await rescore(proxy.url)).toEqual(handled('The scoring service refused.'))
})

it.each([['001000000000009AAA'], ['not an id'], [undefined]])(
  'does not call the service for an account the user cannot read (%s)',
  async (id) => {
    const { url, calls } = await startService(200, '{}')
    expect(await rescore(url, { accountId: id })).toEqual(handled('You may not read this account.'))
    expect(calls).toEqual([])
  },
)

it('names the file that lists the methods for one it cannot run', async () => {
  const { status, body } = await callApex('Other.method', {}, {} as never)
  expect([status, (body as { message: string }).message]).toEqual([
    500,
    'The local org cannot run Other.method: local-org/lightning/apex-methods.ts lists the Apex methods it can.',
  ])
})

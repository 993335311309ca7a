import { jwtVerify } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { callApex } from '../../../local-org/lightning/apex-methods.ts'
import { callAsUser, handled, productLabel, startService, userId, type FakeService } from './apex-caller.ts'
import { accountId, organizationId, orgKeys } from './fake-org.ts'

let service: FakeService
afterEach(() => service.close())

const answering = async (status: number, body: string) => (service = await startService(status, body))
const claimsOf = async ({ calls }: FakeService) => {
  const token = calls[0]!.request.headers.authorization!.replace('Bearer ', '')
  return jwtVerify(token, orgKeys.publicKey, { issuer: organizationId, audience: 'banso-scoring-api' })
}

describe('CsHealthController.rescore', () => {
  const rescore = (parameters: Record<string, unknown> = { accountId }) => callAsUser('CsHealthController.rescore', parameters, service.url)

  it('returns what the scoring service answered', async () => {
    const { calls } = await answering(200, '{"accountId":"001","score":72.5,"band":"Watch"}')
    expect(await rescore()).toEqual({ status: 200, body: { accountId: '001', score: 72.5, band: 'Watch' } })
    expect(calls.map(({ request, body }) => [request.method, request.url, body])).toEqual([
      ['POST', `/v1/accounts/${accountId}/rescore`, '{}'],
    ])
  })

  it("calls with the org's signature: issuer org, subject user, two minutes, for an account", async () => {
    await answering(200, '{}')
    await rescore()
    const { payload, protectedHeader } = await claimsOf(service)
    expect(protectedHeader.alg).toBe('RS256')
    expect(payload.sub).toBe(userId)
    expect(payload.exp! - payload.iat!).toBe(120)
    expect(payload.jti).toMatch(/^[\da-f-]{36}$/)
    expect(payload['scope']).toBe('account')
  })

  it('says what to do when the service does not answer', async () => {
    await answering(200, '{}')
    await service.close()
    expect(await rescore()).toEqual(handled(productLabel('CsRescoreUnreachable')))
  })

  it.each([
    ['has no certificate to sign with', { signingKey: () => null }],
    ['does not let the user use the credential', { endpointOf: () => null }],
  ])('calls nobody when the org %s', async (_, lacking) => {
    await answering(200, '{}')
    const answer = await callAsUser('CsHealthController.rescore', { accountId }, service.url, lacking)
    expect([answer, service.calls]).toEqual([handled(productLabel('CsRescoreUnreachable')), []])
  })

  it.each([
    ['refuses', 403, '{"detail":"secret"}'],
    ['answers no JSON', 200, '<html>'],
    ['answers nothing', 200, 'null'],
  ])('says what to do when the service %s', async (_, status, body) => {
    await answering(status, body)
    expect(await rescore()).toEqual(handled(productLabel('CsRescoreRefused')))
  })

  it.each([409, 429])('says that the service is busy when it answers %s', async (status) => {
    await answering(status, '{"detail":"A run goes on."}')
    expect(await rescore()).toEqual(handled(productLabel('CsScoringApiBusy')))
  })

  it.each([['001000000000009AAA'], ['not an id'], [undefined]])(
    'does not call the service for an account the user cannot read (%s)',
    async (id) => {
      await answering(200, '{}')
      expect(await rescore({ accountId: id })).toEqual(handled(productLabel('CsRescoreNoAccess')))
      expect(service.calls).toEqual([])
    },
  )
})

describe('CsHealthController.measureRows', () => {
  const parameters = { accountId, measureKey: 'open/cases', scorecardVersionKey: 'operation v1', asOf: '2026-11-22' }
  const measureRows = (changes: Record<string, unknown> = {}) =>
    callAsUser('CsHealthController.measureRows', { ...parameters, ...changes }, service.url)

  it("gets the rows, every part of the address encoded, and returns the service's JSON as text", async () => {
    await answering(200, '{"sets":[]}')
    expect(await measureRows()).toEqual({ status: 200, body: '{"sets":[]}' })
    expect(service.calls.map(({ request, body }) => [request.method, request.url, body])).toEqual([
      ['GET', `/v1/accounts/${accountId}/measures/open%2Fcases/rows?scorecard=operation%20v1&asOf=2026-11-22`, ''],
    ])
    expect((await claimsOf(service)).payload['scope']).toBe('account')
  })

  it('does not call the service for an account the user cannot read', async () => {
    await answering(200, '{"sets":[]}')
    expect(await measureRows({ accountId: '001000000000009AAA' })).toEqual(handled(productLabel('CsRowsNoAccess')))
    expect(service.calls).toEqual([])
  })

  it('says what to do when the service refuses, and when it does not answer', async () => {
    await answering(404, '{"detail":"No measure open/cases"}')
    expect(await measureRows()).toEqual(handled(productLabel('CsRowsRefused')))
    await service.close()
    expect(await measureRows()).toEqual(handled(productLabel('CsRowsUnreachable')))
  })
})

describe('a method the local org does not have', () => {
  it('is answered with the file that lists those it has', async () => {
    const { status, body } = await callApex('Other.method', {}, {} as never)
    expect([status, (body as { message: string }).message]).toEqual([
      500,
      'The local org cannot run Other.method: local-org/lightning/apex-methods.ts lists the Apex methods it can.',
    ])
  })
})

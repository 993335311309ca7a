import { jwtVerify } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { callAsUser, handled, productLabel, startService, userId, type FakeService } from './apex-caller.ts'
import { organizationId, orgKeys } from './fake-org.ts'

let service: FakeService
afterEach(() => service.close())

const answering = async (status: number, body: string) => (service = await startService(status, body))
const manager = { hasCustomPermission: (name: string) => name === 'CsManageScorecards' }
const call = (method: string, parameters: Record<string, unknown> = {}, more = {}) =>
  callAsUser(`CsScorecardController.${method}`, parameters, service.url, { ...manager, ...more })

const definitionJson = '{"key":"operation","measures":[]}'

it.each([
  ['listObjects', {}, ['GET', '/v1/schema/objects', '']],
  ['describeObject', { name: 'Deal Room__c' }, ['GET', '/v1/schema/objects/Deal%20Room__c', '']],
  ['check', { definitionJson }, ['POST', '/v1/scorecards/check', `{"scorecard":${definitionJson}}`]],
  ['startPreview', { definitionJson }, ['POST', '/v1/previews', `{"scorecard":${definitionJson}}`]],
  ['getPreview', { id: 'a/b' }, ['GET', '/v1/previews/a%2Fb', '']],
])("%s passes on the question and returns the service's JSON as text", async (method, parameters, question) => {
  await answering(202, '{"answer":1}')
  expect(await call(method, parameters)).toEqual({ status: 200, body: '{"answer":1}' })
  expect(service.calls.map(({ request, body }) => [request.method, request.url, body])).toEqual([question])
})

it('calls in the name of the user, with a token for scorecards', async () => {
  await answering(200, '{}')
  await call('listObjects')
  const token = service.calls[0]!.request.headers.authorization!.replace('Bearer ', '')
  const { payload } = await jwtVerify(token, orgKeys.publicKey, { issuer: organizationId, audience: 'banso-scoring-api' })
  expect([payload.sub, payload['scope']]).toEqual([userId, 'scorecards'])
})

it.each(['listObjects', 'describeObject', 'check', 'startPreview', 'getPreview'])(
  '%s does not call the service for a user without the custom permission',
  async (method) => {
    await answering(200, '{}')
    expect(await call(method, {}, { hasCustomPermission: () => false })).toEqual(handled(productLabel('CsScorecardNoPermission')))
    expect(service.calls).toEqual([])
  },
)

it('says who may manage scorecards without asking the service', async () => {
  await answering(200, '{}')
  expect(await call('canManage')).toEqual({ status: 200, body: true })
  expect(await call('canManage', {}, { hasCustomPermission: () => false })).toEqual({ status: 200, body: false })
  expect(service.calls).toEqual([])
})

it.each([
  ['in English', 'en_US', 'The scoring service refused this: A preview costs $& more.'],
  ['in Japanese', 'ja', 'スコア計算サービスが受け付けませんでした: A preview costs $& more.'],
])('passes on what the service says of the request, %s', async (_, language, message) => {
  await answering(409, '{"title":"Busy","detail":"A preview costs $& more."}')
  expect(await call('check', { definitionJson }, { label: (name: string) => productLabel(name, language) })).toEqual(handled(message))
})

it('falls back to the status text of a problem without detail', async () => {
  await answering(404, '{"title":"Gone"}')
  expect(await call('getPreview', { id: 'p1' })).toEqual(handled('The scoring service refused this: Not Found'))
})

it.each([
  [401, '{"detail":"Send a valid token"}'],
  [403, '{"detail":"Needs another scope"}'],
  [500, '{"detail":"Something broke"}'],
  [502, '<html>Bad Gateway</html>'],
])('blames no definition when the service answers %d', async (status, body) => {
  await answering(status, body)
  expect(await call('check', { definitionJson })).toEqual(handled(productLabel('CsScorecardFailed')))
})

it('says what to do when the service does not answer', async () => {
  await answering(200, '{}')
  await service.close()
  expect(await call('startPreview', { definitionJson })).toEqual(handled(productLabel('CsScorecardUnreachable')))
})

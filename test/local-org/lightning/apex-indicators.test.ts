import { jwtVerify } from 'jose'
import { afterEach, expect, it } from 'vitest'
import { callAsUser, handled, productLabel, startService, userId, type FakeService } from './apex-caller.ts'
import { organizationId, orgKeys } from './fake-org.ts'

let service: FakeService
afterEach(() => service.close())

const answering = async (status: number, body: string) => (service = await startService(status, body))
const manager = { hasCustomPermission: (name: string) => name === 'CsManageIndicators' }
const call = (method: string, parameters: Record<string, unknown> = {}, more = {}) =>
  callAsUser(`CsIndicatorController.${method}`, parameters, service.url, { ...manager, ...more })

const requestJson = '{"indicator":{"key":"open-cases"},"playbook":null}'

it.each([
  ['listNames', {}, ['GET', '/v1/indicators/names', '']],
  ['check', { requestJson }, ['POST', '/v1/indicators/check', requestJson]],
  ['checkPlaybook', { requestJson }, ['POST', '/v1/playbooks/check', requestJson]],
  ['startTest', { requestJson }, ['POST', '/v1/indicator-tests', requestJson]],
  ['getTest', { id: 'a/b' }, ['GET', '/v1/indicator-tests/a%2Fb', '']],
])("%s passes on the question and returns the service's JSON as text", async (method, parameters, question) => {
  await answering(202, '{"answer":1}')
  expect(await call(method, parameters)).toEqual({ status: 200, body: '{"answer":1}' })
  expect(service.calls.map(({ request, body }) => [request.method, request.url, body])).toEqual([question])
})

it('calls in the name of the user, with a token for indicators', async () => {
  await answering(200, '{}')
  await call('listNames')
  const token = service.calls[0]!.request.headers.authorization!.replace('Bearer ', '')
  const { payload } = await jwtVerify(token, orgKeys.publicKey, { issuer: organizationId, audience: 'banso-scoring-api' })
  expect([payload.sub, payload['scope']]).toEqual([userId, 'indicators'])
})

it.each(['listNames', 'check', 'checkPlaybook', 'startTest', 'getTest'])(
  '%s does not call the service for a user without the custom permission',
  async (method) => {
    await answering(200, '{}')
    expect(await call(method, {}, { hasCustomPermission: () => false })).toEqual(handled(productLabel('CsIndicatorNoPermission')))
    expect(service.calls).toEqual([])
  },
)

it('says who may manage indicators without asking the service', async () => {
  await answering(200, '{}')
  expect(await call('canManage')).toEqual({ status: 200, body: true })
  expect(await call('canManage', {}, { hasCustomPermission: () => false })).toEqual({ status: 200, body: false })
  expect(service.calls).toEqual([])
})

it.each([
  ['in English', 'en_US', 'The scoring service refused this: A test costs $& more.'],
  ['in Japanese', 'ja', 'スコア計算サービスが受け付けませんでした: A test costs $& more.'],
])('passes on what the service says of the request, %s', async (_, language, message) => {
  await answering(409, '{"title":"Busy","detail":"A test costs $& more."}')
  expect(await call('check', { requestJson }, { label: (name: string) => productLabel(name, language) })).toEqual(handled(message))
})

it('falls back to the status text of a problem without detail', async () => {
  await answering(404, '{"title":"Gone"}')
  expect(await call('getTest', { id: 't1' })).toEqual(handled('The scoring service refused this: Not Found'))
})

it.each([
  [401, '{"detail":"Send a valid token"}'],
  [403, '{"detail":"Needs another scope"}'],
  [500, '{"detail":"Something broke"}'],
  [502, '<html>Bad Gateway</html>'],
])('blames no definition when the service answers %d', async (status, body) => {
  await answering(status, body)
  expect(await call('check', { requestJson })).toEqual(handled(productLabel('CsIndicatorFailed')))
})

it('says what to do when the service does not answer', async () => {
  await answering(200, '{}')
  await service.close()
  expect(await call('startTest', { requestJson })).toEqual(handled(productLabel('CsIndicatorUnreachable')))
})

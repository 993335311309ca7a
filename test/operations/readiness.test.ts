import { afterEach, beforeEach, expect, it } from 'vitest'
import { createReadiness } from '../../scoring-api/operations/readiness.ts'
import { startFakeOrg, type FakeOrg } from '../salesforce/fake-org.ts'
import { logInto } from './test-app.ts'

let org: FakeOrg
let seconds = 0

beforeEach(async () => {
  org = await startFakeOrg()
  seconds = 0
})
afterEach(() => org.close())

const asked = () => org.asked.filter(({ method }) => method === 'GET').length
const readiness = async () => createReadiness(await org.connect(), logInto([]), () => new Date(seconds * 1000))

it('asks the org once for all who ask within half a minute', async () => {
  org.on('GET', '/', () => ({ json: {} }))
  const isReady = await readiness()
  expect(await Promise.all([isReady(), isReady()])).toEqual([true, true])
  seconds = 29
  await isReady()
  expect(asked()).toBe(1)
  seconds = 30
  await isReady()
  expect(asked()).toBe(2)
})

it('asks again after two seconds when the org could not be called', async () => {
  org.on('GET', '/', () => ({ status: 403, json: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'no' }] }))
  const isReady = await readiness()
  expect(await isReady()).toBe(false)
  org.on('GET', '/', () => ({ json: {} }))
  seconds = 1
  expect(await isReady()).toBe(false)
  seconds = 2
  expect(await isReady()).toBe(true)
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { assignIntegrationLicense } from '../../../scripts/install-org/integration-user.ts'
import { connect, startEmptyOrg } from '../../local-org/metadata/deploying.ts'
import { attempt, firstDeployment, sfThatLogsIn } from './org-to-install.ts'

let running: RunningOrg
beforeAll(async () => {
  running = await startEmptyOrg()
})
afterAll(() => running.close())

const idOf = (username: string): string => running.org.findUser(username)?.id ?? ''
const installAs = (integrationUser: string | null) =>
  attempt(sfThatLogsIn(running, running.sessions.mint(idOf('admin@banso.example'))), { integrationUser })

test('goes on with an integration user that was asked for and is there', async () => {
  const { lines, end } = await installAs('emma@banso.example')
  expect(lines).toContain('ok    Integration user: emma@banso.example is there')
  expect(end).toBe(firstDeployment)
})

test('asks who installs without putting the session into an address', async () => {
  const addresses = running.faults.add({ kind: 'status', match: { path: '/id/' }, times: Infinity })
  const { end } = await installAs('emma@banso.example')
  addresses.remove()
  expect([end, addresses.strikes]).toEqual([firstDeployment, 0])
})

test('ends before the first write when there is no such user', async () => {
  expect(await installAs('nobody@banso.example')).toMatchObject({
    end: 'This org is not ready (Integration user); nothing was changed.',
  })
})

test('tells an org of an earlier release what it waits for, and asks it nothing in a version that it does not speak', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const isVersions = request.url === '/services/data'
    response.writeHead(isVersions ? 200 : 404, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(isVersions ? [{ version: '66.0' }, { version: '65.0' }] : [{ errorCode: 'NOT_FOUND', message: 'not here' }]),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const told = await attempt(sfThatLogsIn({ url, organizationId: running.organizationId }, 'token'))
  server.close()
  expect(told).toEqual({
    lines: ['NO    API version: the org speaks 66.0, and 67.0 is needed', '      Wait for the release of Salesforce that brings it.'],
    end: 'This org is not ready (API version); nothing was changed.',
  })
  expect(asked).toEqual(['/services/data'])
})

test('gives no licence for integrations to a user of another licence', async () => {
  const connection = connect(running)
  const held = async () => (await connection.query('SELECT Id FROM PermissionSetLicenseAssign')).totalSize
  const before = await held()
  expect(await assignIntegrationLicense(connection, idOf('emma@banso.example'))).toBe(false)
  expect(await held()).toBe(before)
})

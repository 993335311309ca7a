import { afterEach, expect, it } from 'vitest'
import { createFakeOrg, startPages, type FakePages } from './fake-org.ts'

let pages: FakePages
afterEach(() => pages.close())

it.each([
  [['CsmUser'], false],
  [['CsmUser', 'CsLead'], true],
  [['CsAdmin'], true],
])("an Apex method knows the custom permissions of the user's permission sets (%j)", async (permissionSets, expected) => {
  const { org } = createFakeOrg()
  pages = await startPages({ projectDirectory: process.cwd(), org: Object.assign(org, { permissionSetsOf: () => permissionSets }) })
  const response = await fetch(`${pages.url}/lightning/apex/CsScorecardController/canManage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: pages.url, 'sec-fetch-site': 'same-origin' },
    body: '{}',
  })
  expect([response.status, await response.json()]).toEqual([200, expected])
})

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { customerMetadata } from '../core/open-fixture-org.ts'
import { startOrg } from '../http/start-org.ts'

const person = (name: string, profile: string, permissionSets: string[]) => ({
  username: `${name}@banso.example`,
  firstName: name,
  lastName: 'Test',
  email: `${name}@banso.example`,
  language: 'en_US' as const,
  permissionSets,
  profile,
})

/** A permission set of the customer's for a page of ours. */
const guestMetadata = join(import.meta.dirname, 'fixtures/guest')

let running: RunningOrg
beforeAll(async () => {
  running = await startOrg({
    lightning: true,
    metadataDirectories: [customerMetadata, guestMetadata],
    apps: [],
    users: [
      person('admin', 'System Administrator', []),
      person('emma', 'Standard User', ['CsmUser', 'LeaseUser']),
      person('kai', 'Standard User', ['CsmUser', 'ScorecardGuest']),
      person('mei', 'Standard User', ['CsmUser', 'CsLead']),
    ],
  })
})
afterAll(() => running.close())

interface PageData {
  application: { tabs: { name: string }[] }
  model: {
    kind: string
    layout: { icon: string; highlights: { name: string }[] } | null
    regions: Record<string, { componentName: string; problem: string | null }[]>
  }
}

async function open(name: string, path: string): Promise<PageData> {
  const sid = running.sessions.mint(running.org.findUser(`${name}@banso.example`)!.id)
  const html = await (await fetch(running.url + path, { headers: { cookie: `sid=${encodeURIComponent(sid)}` } })).text()
  return JSON.parse(/id="page-data">(.*?)<\/script>/s.exec(html)![1]!) as PageData
}

const tabsOf = async (name: string) => (await open(name, '/lightning/page/home')).application.tabs.map((tab) => tab.name)

describe('a custom tab', () => {
  it('stands in the navigation bar of those whose permission sets say so', async () => {
    expect(await tabsOf('emma')).toContain('CsAccounts')
    expect(await tabsOf('emma')).not.toContain('CsScorecards')
    expect(await tabsOf('mei')).toContain('CsScorecards')
    expect((await tabsOf('admin')).filter((name) => !name.startsWith('standard-'))).toEqual([])
  })

  it('that is only available opens without standing in the bar', async () => {
    expect(await tabsOf('kai')).not.toContain('CsScorecards')
    expect((await open('kai', '/lightning/n/CsScorecards')).model.kind).toBe('app')
  })

  it('opens for nobody else', async () => {
    const [emma, mei] = [await open('emma', '/lightning/n/CsScorecards'), await open('mei', '/lightning/n/CsScorecards')]
    expect([emma.model.kind, mei.model.kind]).toEqual(['missing', 'app'])
    expect(Object.values(mei.model.regions).flat()).toMatchObject([{ componentName: 'c/csScorecardBuilder', problem: null }])
  })
})

it('an object of further metadata has the icon of its tab and the facts of its compact layout', async () => {
  const { model } = await open('emma', '/lightning/o/Lease__c/list')
  expect(model.layout?.icon).toBe('custom:custom24')
  expect(model.layout?.highlights.map(({ name }) => name)).toEqual(['State__c', 'EndsOn__c'])
})

import { expect, test, vi } from 'vitest'
import { dump, install, openCustomerOrg } from './customer-org.ts'
import type { EmptyOrg } from './empty-org.ts'
import type { OrgDump } from './org-dump.ts'

vi.setConfig({ testTimeout: 1_800_000 })

/** Where an installation is killed: what it has just shown, or what the org has just taken. */
const interruptions: [during: string, isThere: (org: EmptyOrg, shown: string) => boolean][] = [
  ['the validation', (_, shown) => shown.includes('trying everything')],
  ['the core, which the org has and the installation has not heard of', (org) => org.fieldsOf('CsScorecard__c') !== null],
  ['the users, one made and without a right', ({ running }) => integrationUser(running) !== null],
  ['the connection', ({ running }) => running.org.metadata.components().has('Certificate CsScoringApi')],
  ['the reports', ({ running }) => running.org.reports().length > 0],
  ['the definitions, of which some are there', (org) => org.query('SELECT Id FROM CsScorecard__c').length > 0],
  ['the dry run', (_, shown) => shown.includes('trying the first run')],
  ['the first scores', (org) => org.query('SELECT Id FROM CsRun__c').length > 0],
]

const integrationUser = ({ org, organizationId }: EmptyOrg['running']) =>
  org.findUser(`banso-scoring@${organizationId.toLowerCase()}.integration`)

async function installAtOnce(): Promise<OrgDump> {
  const org = await openCustomerOrg()
  try {
    expect(await install(org)).toMatchObject({ exitCode: 0 })
    return dump(org)
  } finally {
    await org.close()
  }
}

test('killed at every stage, an installation ends where one ends that never was', async () => {
  const org = await openCustomerOrg()
  try {
    for (const [during, isThere] of interruptions) {
      const { exitCode, shown } = await install(org, (text) => isThere(org, text))
      expect([during, exitCode, shown]).toEqual([during, null, shown])
    }
    expect(await install(org)).toMatchObject({ exitCode: 0 })
    expect(dump(org)).toEqual(await installAtOnce())
    expect(org.query("SELECT Id FROM CsRun__c WHERE Status__c = 'Completed'")).toHaveLength(1)
  } finally {
    await org.close()
  }
})

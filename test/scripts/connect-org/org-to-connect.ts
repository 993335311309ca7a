import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningOrg } from '../../../local-org/server.ts'
import { connectOrg, type ConnectRequest } from '../../../scripts/connect-org/connect.ts'
import { readServiceEnvironment, type ServiceEnvironment } from '../../../scripts/connect-org/service-env.ts'
import { openOrgDirectory } from '../../../scripts/connect-org/org-directory.ts'
import { connect, deploy, document, manifest, startEmptyOrg } from '../../local-org/metadata/deploying.ts'
import { sfOverJsforce } from './sf-over-jsforce.ts'

export const serviceUrl = 'https://scoring.banso.example'
export const integrationUser = 'emma@banso.example'

export interface OrgToConnect {
  running: RunningOrg
  /** Whatever `sf` and `now` the test wants besides. */
  request: ConnectRequest
  said: string[]
  environment(): Promise<ServiceEnvironment>
  close(): Promise<void>
}

const text = (name: string) => `<fields><fullName>${name}</fullName><label>${name}</label><length>255</length><type>Text</type></fields>`
const mappingType = {
  'package.xml': manifest({ CustomObject: ['CsMapping__mdt'] }),
  'objects/CsMapping__mdt.object': document(
    'CustomObject',
    `${text('ObjectApiName__c')}${text('FieldPath__c')}<label>Mapping</label><pluralLabel>Mappings</pluralLabel><visibility>Public</visibility>`,
  ),
}

/** An org with the service's permission set, given to one user, the class that callers may use, and an empty folder for what this machine keeps. */
export async function startOrgToConnect(): Promise<OrgToConnect> {
  const running = await startEmptyOrg()
  const files = {
    'package.xml': manifest({ PermissionSet: ['ScoringApiIntegration'], ApexClass: ['CsRescoreAction'] }),
    'classes/CsRescoreAction.cls': 'public with sharing class CsRescoreAction {}',
    'classes/CsRescoreAction.cls-meta.xml': document('ApexClass', '<apiVersion>67.0</apiVersion><status>Active</status>'),
    'permissionsets/ScoringApiIntegration.permissionset': document('PermissionSet', '<label>Integration</label>'),
  }
  await deploy(connect(running), files)
  const admin = running.org.findUser('admin@banso.example')?.id ?? ''
  const [set] = [...running.org.query(admin, "SELECT Id FROM PermissionSet WHERE Name = 'ScoringApiIntegration'").records]
  const assignment = { AssigneeId: running.org.findUser(integrationUser)?.id, PermissionSetId: set?.['Id'] }
  running.org.insert(admin, 'PermissionSetAssignment', assignment)
  const folder = mkdtempSync(join(tmpdir(), 'banso-connect-'))
  const said: string[] = []
  const request: ConnectRequest = {
    ...sfOverJsforce(running),
    serviceUrl,
    integrationUser: null,
    consumerKey: null,
    bansoPath: folder,
    patienceMs: 0,
    now: new Date(),
    say: (line) => void said.push(line),
  }
  return {
    running,
    request,
    said,
    environment: async () => readServiceEnvironment(await openOrgDirectory(folder, running.organizationId)),
    async close() {
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An org that is connected already. @param withMapping whether it has the type of the mapping too, which says who signs */
export async function startConnectedOrg({ withMapping = false } = {}): Promise<OrgToConnect> {
  const org = await startOrgToConnect()
  if (withMapping) await deploy(connect(org.running), mappingType)
  await connectOrg(org.request)
  org.said.length = 0
  return org
}

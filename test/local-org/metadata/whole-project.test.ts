import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from 'jsforce'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { startOrg } from '../http/start-org.ts'
import { connect, deploy, startEmptyOrg, unzip, type Archive, type Deployed } from './deploying.ts'

let fromProject: RunningOrg
let deployedTo: RunningOrg
let archive: Archive
let deployed: Deployed
const folder = mkdtempSync(join(tmpdir(), 'banso-deployed-'))

beforeAll(async () => {
  fromProject = await startOrg()
  archive = await retrieveAll(connect(fromProject))
  const first = await startEmptyOrg({ dataDirectory: folder })
  deployed = await deploy(connect(first), archive)
  await first.close()
  deployedTo = await startEmptyOrg({ dataDirectory: folder })
})
afterAll(async () => {
  await fromProject.close()
  await deployedTo.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Everything of every type, without the folder that retrieved files lie in. */
async function retrieveAll(connection: Connection): Promise<Archive> {
  const { metadataObjects } = await connection.metadata.describe()
  const names = metadataObjects.flatMap(({ xmlName, childXmlNames }) => [xmlName, ...(childXmlNames ?? [])])
  const types = []
  for (const name of names) {
    const listed = [(await connection.metadata.list({ type: name })) ?? []].flat()
    if (listed.length > 0) types.push({ name, members: listed.map(({ fullName }) => fullName) })
  }
  const request = { apiVersion: '67.0', singlePackage: true, unpackaged: { types, version: '67.0' } }
  const { zipFile } = await connection.metadata.retrieve(request as never).complete()
  return Object.fromEntries(Object.entries(unzip(zipFile)).map(([path, text]) => [path.replace(/^unpackaged\//, ''), text]))
}

/** Key prefixes and the order of lists are given in the order of files: they differ between folders by feature and by type. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => name !== 'keyPrefix')
  return Object.fromEntries(entries.map(([name, child]) => [name, comparable(child)]))
}

test('takes the whole project, every component of it', () => {
  expect(deployed.failures).toEqual([])
  expect(deployed.status).toBe('Succeeded')
  expect(deployed.done.length).toBeGreaterThan(1000)
})

test('lists the flow that came with it', async () => {
  expect(deployed.done).toContain('created Flow CsRescoreOnCaseEscalation')
  const flows = [(await connect(deployedTo).metadata.list({ type: 'Flow' })) ?? []].flat()
  expect(flows.map(({ fullName, fileName }) => [fullName, fileName])).toEqual([
    ['CsRescoreOnCaseEscalation', 'flows/CsRescoreOnCaseEscalation.flow'],
  ])
})

test('an org that got the project by a deployment describes itself as one started with it, also after a restart', () => {
  const [left, right] = [fromProject, deployedTo].map(({ org }) => {
    const admin = org.findUser('admin@banso.example')?.id ?? ''
    const objects = org.describeGlobal(admin).map(({ name }) => name)
    return Object.fromEntries(objects.map((name) => [name, comparable(org.describe(admin, name))]))
  })
  expect(Object.keys(left ?? {}).filter((name) => name.endsWith('__c')).length).toBeGreaterThan(10)
  expect(right).toEqual(left)
})

test.each([
  'SELECT Name, Label, Description FROM PermissionSet',
  'SELECT Parent.Name, SobjectType, PermissionsRead, PermissionsCreate, PermissionsEdit, PermissionsDelete FROM ObjectPermissions',
  'SELECT Parent.Name, Field, PermissionsRead, PermissionsEdit FROM FieldPermissions',
  'SELECT DeveloperName, MasterLabel FROM CsMapping__mdt',
  'SELECT DeveloperName, Name, FolderName, Format FROM Report',
])('both have the same rows: %s', (soql) => {
  const [left, right] = [fromProject, deployedTo].map(({ org }) => {
    const admin = org.findUser('admin@banso.example')?.id ?? ''
    return comparable([...org.query(admin, soql).records].map((record) => JSON.parse(JSON.stringify(record, withoutIds)) as unknown))
  })
  expect(left).not.toEqual([])
  expect(right).toEqual(left)
})

const withoutIds = (name: string, value: unknown) => (name === 'attributes' ? undefined : value)

test('both say the same in Japanese', () => {
  const [left, right] = [fromProject, deployedTo].map(({ org }) => {
    const labels = org.labels('ja')
    return [
      labels.objectLabel('CsSignal__c'),
      labels.fieldLabel('Account', 'CsArr__c'),
      labels.picklistLabel('Account', 'CsHealthBand__c', 'Red'),
    ]
  })
  expect(right).toEqual(left)
})

test('gives back what was deployed', async () => {
  expect(await retrieveAll(connect(deployedTo))).toEqual(archive)
})

import type { Connection } from 'jsforce'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { connect, deploy, document, manifest, startEmptyOrg, toDeployed, zip, type Archive } from './deploying.ts'

let running: RunningOrg
let admin: Connection
beforeEach(async () => {
  running = await startEmptyOrg()
  admin = connect(running)
})
afterEach(() => running.close())

const size =
  '    <fields>\n        <fullName>Size__c</fullName>\n        <label>Size</label>\n        <precision>6</precision>\n        <scale>0</scale>\n        <type>Number</type>\n    </fields>'
const boss = (target: string) =>
  `    <fields>\n        <fullName>Boss__c</fullName>\n        <label>Boss</label>\n        <referenceTo>${target}</referenceTo>\n        <type>Lookup</type>\n    </fields>`
const shop = (...fields: string[]) =>
  document(
    'CustomObject',
    [
      '    <deploymentStatus>Deployed</deploymentStatus>',
      ...fields,
      '    <label>Shop</label>',
      '    <nameField><label>Name</label><type>Text</type></nameField>',
      '    <pluralLabel>Shops</pluralLabel>',
    ].join('\n'),
  )
const shopPackage = (object: string): Archive => ({
  'package.xml': manifest({ CustomObject: ['Shop__c'] }),
  'objects/Shop__c.object': object,
})
const keeper = (field: string) =>
  document(
    'PermissionSet',
    [
      '    <fieldPermissions><editable>true</editable><field>Shop__c.Size__c</field><readable>true</readable></fieldPermissions>',
      `    <fieldPermissions><editable>true</editable><field>${field}</field><readable>true</readable></fieldPermissions>`,
      '    <label>Keeper</label>',
      '    <objectPermissions><allowCreate>true</allowCreate><allowRead>true</allowRead><object>Shop__c</object></objectPermissions>',
    ].join('\n'),
  )
const fieldNames = async (object: string) => (await admin.describe(object)).fields.filter(({ custom }) => custom).map(({ name }) => name)
const isThere = async (object: string) => (await admin.describeGlobal()).sobjects.some(({ name }) => name === object)

test('creates objects and fields that rows can be written to at once', async () => {
  expect(await deploy(admin, shopPackage(shop(size, boss('Account'))))).toMatchObject({
    status: 'Succeeded',
    done: ['created CustomObject Shop__c', 'created CustomField Shop__c.Size__c', 'created CustomField Shop__c.Boss__c'],
    failures: [],
  })
  const { id } = await admin.sobject('Shop__c').create({ Name: 'Corner', Size__c: 4 })
  expect((await admin.query(`SELECT Size__c FROM Shop__c WHERE Id = '${id}'`)).records).toMatchObject([{ Size__c: 4 }])
})

test('adds to what is there and says what changed', async () => {
  await deploy(admin, shopPackage(shop(size)))
  const { id } = await admin.sobject('Shop__c').create({ Name: 'Corner', Size__c: 4 })
  const again = await deploy(admin, shopPackage(shop(size.replace('<label>Size', '<label>Area'), boss('Account'))))
  expect(again.done).toEqual([
    'unchanged CustomObject Shop__c',
    'changed CustomField Shop__c.Size__c',
    'created CustomField Shop__c.Boss__c',
  ])
  expect(await admin.sobject('Shop__c').retrieve(String(id))).toMatchObject({ Name: 'Corner', Size__c: 4, Boss__c: null })
})

test('refuses a lookup to nothing with file, line and column, and leaves the org as it was', async () => {
  expect(await deploy(admin, shopPackage(shop(size, boss('Nowhere__c'))))).toMatchObject({
    status: 'Failed',
    failures: [
      "CustomField Shop__c.Boss__c objects/Shop__c.object 11:13 referenceTo value of 'Nowhere__c' does not resolve to a valid sObject type",
    ],
  })
  expect(await isThere('Shop__c')).toBe(false)
})

test('names every component that is wrong, not the first alone', async () => {
  const noType = '    <fields>\n        <fullName>A__c</fullName>\n        <label>A</label>\n    </fields>'
  const { failures } = await deploy(admin, shopPackage(shop(noType, noType.replace('A__c', 'B__c'))))
  expect(failures).toEqual([
    'CustomField Shop__c.A__c objects/Shop__c.object 4:13 <type> is missing.',
    'CustomField Shop__c.B__c objects/Shop__c.object 8:13 <type> is missing.',
  ])
})

test('refuses a permission set that names an unknown field', async () => {
  const files: Archive = { ...shopPackage(shop(size)), 'permissionsets/Keeper.permissionset': keeper('Shop__c.Nope__c') }
  files['package.xml'] = manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] })
  expect((await deploy(admin, files)).failures).toEqual([
    'PermissionSet Keeper permissionsets/Keeper.permissionset 4:23 In field: field - no CustomField named Shop__c.Nope__c found',
  ])
})

test('deploys what is right when it need not be all or nothing', async () => {
  const files: Archive = { ...shopPackage(shop(size)), 'permissionsets/Keeper.permissionset': keeper('Shop__c.Nope__c') }
  files['package.xml'] = manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] })
  expect(await deploy(admin, files, { rollbackOnError: false })).toMatchObject({
    status: 'SucceededPartial',
    done: ['created CustomObject Shop__c', 'created CustomField Shop__c.Size__c'],
    failures: [expect.stringContaining('Shop__c.Nope__c') as string],
  })
  expect(await fieldNames('Shop__c')).toEqual(['Size__c'])
})

test('validates without changing anything, and deploys the validation later', async () => {
  const validated = await deploy(admin, shopPackage(shop(size)), { checkOnly: true, testLevel: 'RunLocalTests' })
  expect(validated).toMatchObject({ status: 'Succeeded', done: ['created CustomObject Shop__c', 'created CustomField Shop__c.Size__c'] })
  expect(await isThere('Shop__c')).toBe(false)
  const id = await admin.metadata.deployRecentValidation({ id: validated.id })
  await expect.poll(async () => (await admin.metadata.checkDeployStatus(String(id), true)).status).toBe('Succeeded')
  expect(await fieldNames('Shop__c')).toEqual(['Size__c'])
})

test('deploys and validates over REST too', async () => {
  const failed = await admin.metadata.deployRest(zip(shopPackage(shop(boss('Nowhere__c')))), { rollbackOnError: true, singlePackage: true })
  await expect.poll(async () => (await admin.metadata.checkDeployStatus(failed.id, true, true)).status).toBe('Failed')
  expect(toDeployed((await admin.metadata.checkDeployStatus(failed.id, true, true)) as never).failures).toEqual([
    "CustomField Shop__c.Boss__c objects/Shop__c.object 4:13 referenceTo value of 'Nowhere__c' does not resolve to a valid sObject type",
  ])
  const right = await admin.metadata.deployRest(zip(shopPackage(shop(size))), { rollbackOnError: true, singlePackage: true })
  await expect.poll(async () => (await admin.metadata.checkDeployStatus(right.id, false, true)).status).toBe('Succeeded')
  expect(await fieldNames('Shop__c')).toEqual(['Size__c'])
})

test('deletes a field with its values and with what permission sets say of it', async () => {
  const files: Archive = { ...shopPackage(shop(size, boss('Account'))), 'permissionsets/Keeper.permissionset': keeper('Shop__c.Boss__c') }
  files['package.xml'] = manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] })
  await deploy(admin, files)
  await admin.sobject('Shop__c').create({ Name: 'Corner', Size__c: 4 })
  const removed = await deploy(admin, {
    'package.xml': manifest({}),
    'destructiveChangesPost.xml': manifest({ CustomField: ['Shop__c.Size__c', 'Shop__c.Gone__c'] }),
  })
  expect(removed).toMatchObject({
    status: 'Succeeded',
    done: ['deleted CustomField Shop__c.Size__c'],
    warnings: ['No CustomField named: Shop__c.Gone__c found'],
  })
  expect(await fieldNames('Shop__c')).toEqual(['Boss__c'])
  expect((await admin.query("SELECT Field FROM FieldPermissions WHERE SobjectType = 'Shop__c'")).records).toMatchObject([
    { Field: 'Shop__c.Boss__c' },
  ])
  await deploy(admin, shopPackage(shop(size)))
  expect((await admin.query('SELECT Size__c FROM Shop__c')).records).toMatchObject([{ Size__c: null }])
})

test('leaves the org as it was before when everything is deleted again', async () => {
  const before = await admin.describeGlobal()
  const files: Archive = { ...shopPackage(shop(size)), 'permissionsets/Keeper.permissionset': keeper('Shop__c.Size__c') }
  files['package.xml'] = manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] })
  await deploy(admin, files)
  const removal = {
    'package.xml': manifest({}),
    'destructiveChanges.xml': manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] }),
  }
  expect((await deploy(admin, removal)).status).toBe('Succeeded')
  expect(await admin.describeGlobal()).toEqual(before)
  expect((await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Keeper'")).records).toEqual([])
})

test('deletes the translations of what it deletes, and a language of which nothing is left', async () => {
  const names = ['Open', 'Shut']
  const toLabel = (name: string) =>
    `<labels><fullName>${name}</fullName><language>en_US</language><protected>false</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`
  const toTranslation = (name: string) => `<customLabels><label>訳</label><name>${name}</name></customLabels>`
  await deploy(admin, {
    'package.xml': manifest({ CustomLabel: names, Translations: ['ja'] }),
    'labels/CustomLabels.labels': document('CustomLabels', names.map(toLabel).join('\n')),
    'translations/ja.translation': document('Translations', names.map(toTranslation).join('\n')),
  })
  const listed = async () => (await admin.metadata.list([{ type: 'Translations' }])).map(({ fullName }) => fullName)
  const remove = (name: string) =>
    deploy(admin, { 'package.xml': manifest({}), 'destructiveChangesPost.xml': manifest({ CustomLabel: [name] }) })
  expect((await remove('Open')).status).toBe('Succeeded')
  expect(await listed()).toEqual(['ja'])
  expect((await remove('Shut')).status).toBe('Succeeded')
  expect(await listed()).toEqual([])
})

test('refuses to delete a permission set that somebody has', async () => {
  const files: Archive = { ...shopPackage(shop(size)), 'permissionsets/Keeper.permissionset': keeper('Shop__c.Size__c') }
  files['package.xml'] = manifest({ CustomObject: ['Shop__c'], PermissionSet: ['Keeper'] })
  await deploy(admin, files)
  const [set] = (await admin.query("SELECT Id FROM PermissionSet WHERE Name = 'Keeper'")).records
  await admin
    .sobject('PermissionSetAssignment')
    .create({ PermissionSetId: set?.Id, AssigneeId: running.org.findUser('emma@banso.example')?.id })
  const removal = { 'package.xml': manifest({}), 'destructiveChanges.xml': manifest({ PermissionSet: ['Keeper'] }) }
  expect((await deploy(admin, removal)).failures).toEqual([
    expect.stringContaining('the permission set Keeper is assigned to users') as string,
  ])
})

test('says which members of package.xml are not in the archive, and which type nobody knows', async () => {
  const files = { 'package.xml': manifest({ CustomObject: ['Shop__c', 'Stall__c'] }), 'objects/Shop__c.object': shop(size) }
  expect((await deploy(admin, files)).failures).toEqual([
    "CustomObject Stall__c package.xml An object 'Stall__c' of type CustomObject was named in package.xml, but was not found in zipped directory",
  ])
  expect((await deploy(admin, { 'package.xml': manifest({ Nothing: ['A'] }) })).failures).toEqual([
    " package.xml package.xml 1:65 Unknown type name 'Nothing' specified in package.xml",
  ])
})

test('says where a file is not well formed', async () => {
  const { failures } = await deploy(admin, {
    'package.xml': manifest({ PermissionSet: ['Keeper'] }),
    'permissionsets/Keeper.permissionset': '<PermissionSet>\n  <label>Keeper</lable>\n</PermissionSet>',
  })
  expect(failures).toEqual([
    expect.stringMatching(/^PermissionSet Keeper permissionsets\/Keeper\.permissionset 2:\d+ Error parsing file: /),
  ])
})

test('refuses an archive that is none', async () => {
  const started = admin.metadata.deploy(Buffer.from('not a zip file at all'), {})
  const result = toDeployed((await started.complete(true)) as never)
  expect(result).toMatchObject({ status: 'Failed', failures: [' package.xml package.xml This is not a zip file.'] })
})

test('is for administrators, with a session', async () => {
  await expect(connect(running, 'emma@banso.example').metadata.list({ type: 'Report' })).rejects.toThrow(
    'INSUFFICIENT_ACCESS: use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions',
  )
  running.sessions.revokeAll()
  await expect(admin.metadata.list({ type: 'Report' })).rejects.toThrow('INVALID_SESSION_ID')
})

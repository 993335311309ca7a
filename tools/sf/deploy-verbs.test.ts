import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyCheckout } from './checkout.ts'
import type { Cli } from './cli.ts'
import { openEmptyOrg, org, type EmptyOrg } from './empty-org.ts'

/** Deployments as they go on, come back and take away; from a copy of the repository, since some of them change its files. */

const checkout = mkdtempSync(join(tmpdir(), 'banso-checkout-'))
const projectDirectory = join(import.meta.dirname, '../..')
const goal = 'force-app/main/success-plan/objects/CsGoal__c'
let empty: EmptyOrg
let sf: Cli

interface Deployment {
  id: string
  status: string
}

beforeAll(async () => {
  copyCheckout(checkout)
  empty = await openEmptyOrg(checkout)
  sf = empty.sf
})
afterAll(async () => {
  await empty?.close()
  rmSync(checkout, { recursive: true, force: true })
})

const startLater = (source: string): Promise<Deployment> =>
  sf.json<Deployment>(['project', 'deploy', 'start', '--source-dir', source, '--async', ...org])

test('cancels a deployment that waits behind others, and the org stays as it is', async () => {
  const queue = empty.running.faults.holdDeployments()
  const { id } = await startLater(goal)
  expect(await sf.json(['project', 'deploy', 'cancel', '--job-id', id])).toMatchObject({ id, status: 'Canceled', done: true })
  queue.release()
  expect(await sf.json(['project', 'deploy', 'report', '--job-id', id])).toMatchObject({ id, status: 'Canceled' })
  expect(empty.fieldsOf('CsGoal__c')).toBeNull()
})

test('reports a deployment that waits, and resumes it to its end', async () => {
  const queue = empty.running.faults.holdDeployments()
  const { id } = await startLater(goal)
  expect(await sf.json(['project', 'deploy', 'report', '--job-id', id])).toMatchObject({ id, status: 'Pending', done: false })
  queue.release()
  expect(await sf.json(['project', 'deploy', 'resume', '--job-id', id])).toMatchObject({ id, status: 'Succeeded', done: true })
  expect(empty.fieldsOf('CsGoal__c')).toContain('TargetValue__c')
})

test('deletes a field together with its source', async () => {
  const field = 'CustomField:CsGoal__c.Note__c'
  await sf.json(['project', 'delete', 'source', '--metadata', field, '--no-prompt', ...org])
  expect(empty.fieldsOf('CsGoal__c')).not.toContain('Note__c')
  expect(empty.fieldsOf('CsGoal__c')).toContain('TargetValue__c')
  expect(existsSync(join(checkout, goal, 'fields/Note__c.field-meta.xml'))).toBe(false)
})

test('takes an object away by destructive changes', async () => {
  const manifest = writeManifest('package.xml', '')
  const destructive = writeManifest('destructiveChanges.xml', '<types><members>CsGoal__c</members><name>CustomObject</name></types>')
  const deploy = ['project', 'deploy', 'start', '--manifest', manifest, '--post-destructive-changes', destructive]
  expect(await sf.json([...deploy, ...org])).toMatchObject({ status: 'Succeeded' })
  expect(empty.fieldsOf('CsGoal__c')).toBeNull()
})

test('retrieves force-app as it was deployed', async () => {
  cpSync(join(projectDirectory, 'force-app'), join(checkout, 'force-app'), { recursive: true })
  const deployed = readAll()
  await sf.json(['project', 'deploy', 'start', '--source-dir', 'force-app', ...org])
  await sf.json(['project', 'retrieve', 'start', '--source-dir', 'force-app', ...org])
  const retrieved = readAll()
  expect([...retrieved.keys()].toSorted()).toEqual([...deployed.keys()].toSorted())
  for (const [path, content] of deployed) expect({ path, content: retrieved.get(path) }).toEqual({ path, content })
})

/** By path. The CLI writes XML in its own way: spaces around a text, quotes and the order of different elements mean nothing. */
function readAll(): Map<string, unknown> {
  const paths = readdirSync(join(checkout, 'force-app'), { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => statSync(join(checkout, 'force-app', path)).isFile())
  return new Map(files.map((path) => [path, readContent(join(checkout, 'force-app', path))]))
}

const xml = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true, isArray: (_name, path) => path !== '' })

function readContent(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  return file.endsWith('.xml') ? (xml.parse(text) as unknown) : text
}

function writeManifest(name: string, types: string): string {
  const file = join(empty.folder, name)
  writeFileSync(file, `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types}<version>67.0</version></Package>`)
  return file
}

import { existsSync, lstatSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteOrgDirectory, linkConnected, openOrgDirectory, type OrgDirectory } from '../../../scripts/connect-org/org-directory.ts'

let folder: string
let first: OrgDirectory
let second: OrgDirectory
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'banso-test-orgs-')))
  first = await openOrgDirectory(folder, '00D5g0000000001EAA')
  second = await openOrgDirectory(folder, '00D5g0000000002EAA')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const link = () => join(folder, 'connected')

test('the link leads to the org that was connected last', async () => {
  await linkConnected(folder, first)
  await linkConnected(folder, second)
  expect(realpathSync(link())).toBe(second.path)
  await linkConnected(folder, first)
  expect(realpathSync(link())).toBe(first.path)
})

test('the link goes with the org that it leads to, and with no other', async () => {
  await linkConnected(folder, second)
  await deleteOrgDirectory(folder, first)
  expect([existsSync(first.path), realpathSync(link())]).toEqual([false, second.path])
  await deleteOrgDirectory(folder, second)
  expect([existsSync(second.path), lstatSync(link(), { throwIfNoEntry: false })]).toEqual([false, undefined])
})

test('an org that was never connected is deleted as well', async () => {
  await deleteOrgDirectory(folder, first)
  expect(existsSync(first.path)).toBe(false)
})

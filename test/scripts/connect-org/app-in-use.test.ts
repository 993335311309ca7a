import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { provideAppKeys, type AppName } from '../../../scripts/connect-org/app-keys.ts'
import { appInUse } from '../../../scripts/connect-org/connect.ts'
import { openOrgDirectory, type OrgDirectory } from '../../../scripts/connect-org/org-directory.ts'

let folder: string
let directory: OrgDirectory
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'banso-test-app-'))
  directory = await openOrgDirectory(folder, '00D5g0000000001EAA')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const makeKeys = async (app: AppName): Promise<string> => (await provideAppKeys(directory, app, new Date())).privateKeyFile

test('the app in use is the one whose key the settings name', async () => {
  const files = [await makeKeys('CsScoringApi'), await makeKeys('CsScoringApiB')]
  expect(await Promise.all(files.map((file) => appInUse(directory, file)))).toEqual(['CsScoringApi', 'CsScoringApiB'])
})

test('a connection that was interrupted before it wrote its settings goes on with the keys it made', async () => {
  await makeKeys('CsScoringApi')
  expect(await appInUse(directory, undefined)).toBe('CsScoringApi')
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bansoDirectory } from '../../../scripts/banso-directory.ts'
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

test('is known by the same file, however the settings say where that is', async () => {
  const file = await makeKeys('CsScoringApiB')
  expect(await appInUse(directory, relative(process.cwd(), file))).toBe('CsScoringApiB')
})

test('is none for a key from elsewhere', async () => {
  await makeKeys('CsScoringApi')
  expect(await appInUse(directory, '/etc/banso/private-key.pem')).toBeNull()
})

test('what this machine keeps has an absolute path', () => {
  expect(bansoDirectory({ BANSO_DIRECTORY: 'kept/here' })).toBe(join(process.cwd(), 'kept/here'))
})

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { manifestXml } from '../../scripts/manifests/manifest-xml.ts'
import { dump, install, openCustomerOrg, uninstall } from './customer-org.ts'
import { org as target, type EmptyOrg } from './empty-org.ts'
import type { OrgDump } from './org-dump.ts'
import type { ScriptEnd } from './typed-script.ts'

vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 })

/** Lines of one part of what was shown. */
const part = ({ shown }: ScriptEnd, title: string): string[] =>
  (shown.split(`\n${title}\n`)[1]?.split(/\n\n/)[0] ?? '').split('\n').map((line) => line.trim())

let org: EmptyOrg
let before: OrgDump
let installed: OrgDump

describe('an org', () => {
  beforeAll(async () => {
    org = await openCustomerOrg()
    before = dump(org)
  })
  afterAll(() => org.close())

  test('is scored by one command', async () => {
    const end = await install(org)
    expect(end).toMatchObject({ exitCode: 0 })
    expect(part(end, 'First scores').at(-1)).toMatch(
      /^3 accounts scored from \d+ rows in .+ and \d+ API calls; 3 accounts changed, 3 snapshots written\.$/,
    )
    expect(end.shown).not.toContain('NO  ')
    expect(org.query('SELECT CsHealthScore__c FROM Account WHERE CsHealthBand__c != null')).toHaveLength(3)
    expect(org.query("SELECT Id FROM CsRun__c WHERE Status__c = 'Completed'")).toHaveLength(1)
    installed = dump(org)
  })

  test('is not changed by installing again', async () => {
    const end = await install(org)
    expect(end).toMatchObject({ exitCode: 0 })
    expect(['Core', 'Reports', 'Scorecards and playbooks'].map((title) => part(end, title)[0])).toEqual([
      'is there already',
      'are there already',
      'are there already',
    ])
    expect(dump(org)).toEqual(installed)
    expect(org.query('SELECT Id FROM CsRun__c')).toHaveLength(1)
  })

  test('is left alone when nobody agrees, and while a report of the customer shows what would go', async () => {
    expect(await uninstall(org)).toMatchObject({
      exitCode: 1,
      shown: expect.stringContaining('Nothing was deleted: say --delete-data') as string,
    })
    await deployReport(org)
    const stopped = await uninstall(org, '--delete-data')
    expect(stopped).toMatchObject({ exitCode: 1 })
    expect(stopped.shown).toContain('These reports are yours and show what would be deleted: Our Book.')
    expect(dump(org).records).toMatchObject({ CsScorecard__c: installed.records['CsScorecard__c'] })
    await deleteReport(org)
  })

  test('is as it was before when everything is taken out again', async () => {
    const end = await uninstall(org, '--delete-data')
    expect(end).toMatchObject({ exitCode: 0 })
    const { records, metadata, describes } = dump(org)
    expect(Object.keys(metadata)).toEqual(Object.keys(before.metadata))
    expect(describes).toEqual(before.describes)
    expect(withoutUsers(records)).toEqual(withoutUsers(before.records))
    expect(records['User']?.filter((row) => row.includes('banso-scoring@')).map((row) => row.includes('"IsActive":false'))).toEqual([true])
  })
})

const withoutUsers = (records: OrgDump['records']) => Object.entries(records).filter(([object]) => object !== 'User')

/** A report on one of our report types, in a folder of the customer's own; and what takes both away. */
const ourBook = [
  { type: 'Report', fullName: 'Ours' },
  { type: 'Report', fullName: 'Ours/OurBook' },
]

async function deployReport(to: EmptyOrg): Promise<void> {
  const report = readFileSync('force-app/main/app/reports/CsReports/CsMyAccounts.report-meta.xml', 'utf8')
  const folder = readFileSync('force-app/main/app/reports/CsReports.reportFolder-meta.xml', 'utf8')
  await deployFiles(to, {
    'package.xml': manifestXml(ourBook),
    'reports/Ours-meta.xml': folder.replace('>Banso<', '>Ours<'),
    'reports/Ours/OurBook.report': report.replace(/<name>[^<]*<\/name>/, '<name>Our Book</name>'),
  })
}

const deleteReport = (from: EmptyOrg): Promise<void> =>
  deployFiles(from, { 'package.xml': manifestXml([]), 'destructiveChangesPost.xml': manifestXml(ourBook) })

async function deployFiles({ sf, folder }: EmptyOrg, files: Record<string, string>): Promise<void> {
  const directory = mkdtempSync(join(folder, 'package-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  await sf.json(['project', 'deploy', 'start', '--metadata-dir', directory, '--single-package', ...target])
}

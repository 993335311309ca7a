import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  addAccount,
  addScorecard,
  integrationKeyPem,
  openCases,
  projectDirectory,
  startScoringOrg,
  use,
  type Fields,
  type ScoringOrg,
} from './scoring-org.ts'

let org: ScoringOrg
let directory: string

beforeEach(async () => {
  org = await startScoringOrg()
  directory = await mkdtemp(join(tmpdir(), 'banso-verify-'))
  await writeFile(join(directory, 'service.pem'), integrationKeyPem)
})
afterEach(async () => {
  await org.close()
  await rm(directory, { recursive: true, force: true })
})

/** What the script prints, and how it ends. */
function verify(): Promise<{ lines: string[]; exitCode: number | null; said: string }> {
  const env = {
    PATH: process.env['PATH'],
    SALESFORCE_LOGIN_URL: org.running.url,
    SALESFORCE_CLIENT_ID: 'service',
    SALESFORCE_USERNAME: 'integration@banso.example',
    SALESFORCE_PRIVATE_KEY_FILE: join(directory, 'service.pem'),
    SCORING_API_WORK_DIRECTORY: join(directory, 'work'),
  }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(projectDirectory, 'scripts/verify-snapshots.ts')], { env }, (_, stdout, stderr) =>
      resolve({ lines: stdout.trimEnd().split('\n'), exitCode: child.exitCode, said: stderr }),
    )
  })
}

/** Two runs over a family, with a percentile, a knock-out, an override, points by age and a stopped feed. */
async function scoreBook(): Promise<string[]> {
  const variant = 'age 0-90: 0=50; 100=100'
  addScorecard(org, 'group', { RollUp__c: 'ArrWeighted' }, [
    { ...openCases, KnockOutOperator__c: 'AtLeast', KnockOutValue__c: 3, KnockOutCap__c: 40, KnockOutReason__c: 'Many cases' },
    { ...use, PercentileWithin__c: '*', PointsVariants__c: variant },
    { ...use, Key__c: 'dated', DateField__c: 'Month__c', PointsVariants__c: 'stage Trial: 0=0; 50=100' },
  ])
  const ids: string[] = []
  for (let index = 0; index < 12; index += 1) {
    const fields = {
      CsArr__c: index * 1000.5,
      ParentId: index > 3 ? ids[index % 3] : null,
      CsCustomerSince__c: index % 2 === 0 ? '2026-10-01' : '2020-01-01',
      CsLifecycleStage__c: index % 4 === 0 ? 'Trial' : 'Operation',
    }
    ids.push(addAccount(org, `Account ${index}`, { cases: index % 5, ...(index === 5 ? {} : { events: index * 7 }), fields }))
  }
  const override = { Account__c: ids[4], Score__c: 12.5, ReasonCode__c: 'Sentiment', Note__c: 'They told us', ExpiresOn__c: '2026-11-30' }
  org.insert('CsHealthOverride__c', [override])
  await org.rescoreAll('2026-11-22T03:00:00Z')
  org.insert('Case', [{ AccountId: ids[2], Status: 'New', Subject: 'More' }])
  await org.rescoreAll('2026-12-08T03:00:00Z')
  return ids
}

const snapshots = () => org.query('SELECT Id, Key__c, Measures__c FROM CsHealthSnapshot__c ORDER BY Key__c')

it('finds that every snapshot of real runs is what its inputs and its version give', async () => {
  await scoreBook()
  const count = snapshots().length
  expect(count).toBeGreaterThan(12)
  expect(await verify()).toEqual({ lines: [`${count} snapshots, 0 mismatches`], exitCode: 0, said: '' })
  expect(await readdir(join(directory, 'work'))).toEqual([])
}, 60_000)

const lineOf = (lines: string[], key: unknown): string => lines.find((line) => line.startsWith(String(key))) ?? 'no line'

it('finds snapshots that were tampered with, and names them and the figure', async () => {
  await scoreBook()
  const [first, second, third, fourth] = snapshots()
  const tamper = (snapshot: Fields | undefined, fields: Fields): void => org.update('CsHealthSnapshot__c', String(snapshot?.['Id']), fields)
  tamper(first, { Score__c: 99.99 })
  tamper(second, { Measures__c: String(second?.['Measures__c']).replace(/"weight":10/, '"weight":11') })
  tamper(third, { Measures__c: 'lost' })
  tamper(fourth, { ScorecardVersionKey__c: 'group-v0' })
  const { lines, exitCode } = await verify()
  expect(exitCode).toBe(1)
  expect(lines).toHaveLength(5)
  expect(lines.at(-1)).toBe(`${snapshots().length} snapshots, 4 mismatches`)
  expect(lineOf(lines, first?.['Key__c'])).toMatch(/^\w{18}:2026-1\d-\d\d \(group-v1\): score is 9999, scored again \d+/)
  expect(lineOf(lines, second?.['Key__c'])).toContain('measures.dated.weight is 11, scored again 10')
  expect(lineOf(lines, third?.['Key__c'])).toBe(`${String(third?.['Key__c'])} (group-v1): The snapshot is no JSON.`)
  expect(lineOf(lines, fourth?.['Key__c'])).toBe(`${String(fourth?.['Key__c'])} (group-v0): The scorecard version is gone.`)
}, 60_000)

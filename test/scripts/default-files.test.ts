import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { toTrees } from '../../scripts/object-tree/to-trees.ts'
import { writeDefaultFiles } from '../../scripts/write-defaults/write-default-files.ts'

const directory = mkdtempSync(join(tmpdir(), 'banso-defaults-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const parents = { Playbook__r: 'CsPlaybook__c' }
const playbook = { sobject: 'CsPlaybook__c', key: 'Key__c', records: [{ Key__c: 'quiet', Name: 'Quiet' }] }

it('names a parent by the reference of its own object, whatever other object has the same key', () => {
  const indicator = { sobject: 'CsIndicator__c', key: 'Key__c', records: [{ Key__c: 'quiet', Playbook__r: { Key__c: 'quiet' } }] }
  const rhythm = { sobject: 'CsRhythm__c', key: 'Key__c', records: [{ Key__c: 'calls', Playbook__r: { Key__c: 'quiet' } }] }
  expect(toTrees([playbook, indicator, rhythm], parents).map(({ records }) => records)).toEqual([
    [{ attributes: { type: 'CsPlaybook__c', referenceId: 'CsPlaybook__cRef1' }, Key__c: 'quiet', Name: 'Quiet' }],
    [{ attributes: { type: 'CsIndicator__c', referenceId: 'CsIndicator__cRef1' }, Key__c: 'quiet', Playbook__c: '@CsPlaybook__cRef1' }],
    [{ attributes: { type: 'CsRhythm__c', referenceId: 'CsRhythm__cRef1' }, Key__c: 'calls', Playbook__c: '@CsPlaybook__cRef1' }],
  ])
})

it('says which parent is missing', () => {
  const step = { sobject: 'CsPlaybookStep__c', key: 'VersionKey__c', records: [{ Playbook__r: { Key__c: 'loud' } }] }
  expect(() => toTrees([playbook, step], parents)).toThrow('Playbook__r names CsPlaybook__c loud, which is none of the records before it')
})

it('writes scorecards as drafts, and a list of those to become active', async () => {
  await writeDefaultFiles(directory, new Date('2026-11-22T00:00:00Z'))
  const { records } = JSON.parse(readFileSync(join(directory, 'CsScorecard__c.json'), 'utf8')) as { records: Record<string, unknown>[] }
  expect(records.map(({ VersionKey__c, Status__c }) => [VersionKey__c, Status__c])).toEqual([
    ['trial-v1', 'Draft'],
    ['onboarding-v1', 'Draft'],
    ['renewal-v1', 'Draft'],
    ['operation-v1', 'Draft'],
  ])
  expect(readFileSync(join(directory, 'active-scorecards.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
    'VersionKey__c,Status__c,ActivatedAt__c',
    'trial-v1,Active,2026-11-22T00:00:00.000Z',
  ])
})

import type { Connection } from 'jsforce'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunningOrg } from '../../local-org/server.ts'
import { readLibrary } from '../../scripts/default-indicators/library-file.ts'
import { loadIndicatorFiles } from '../../scripts/default-indicators/load-indicator-files.ts'
import { startAdminOrg } from './admin-org.ts'

const library = await readLibrary()

let running: RunningOrg
let connection: Connection

beforeEach(async () => {
  ;({ running, connection } = await startAdminOrg({ now: new Date('2026-11-22T03:00:00Z'), language: 'ja', currency: 'JPY' }))
})
afterEach(() => running.close())

const rows = async (soql: string) => {
  const { records } = await connection.query<Record<string, unknown>>(soql)
  return records.map(({ attributes: _, ...fields }) => fields)
}
const counts = async () =>
  Promise.all(
    ['CsPlaybook__c', 'CsPlaybookStep__c', 'CsIndicator__c', 'CsRhythm__c'].map(
      async (object) => (await rows(`SELECT Id FROM ${object}`)).length,
    ),
  )
const all = [
  library.playbooks.length,
  library.playbooks.flatMap(({ steps }) => steps).length,
  library.indicators.length,
  library.rhythms.length,
]
const nothing = { playbooks: [], indicators: [], rhythms: [] }

it('loads the whole library once', async () => {
  expect(await loadIndicatorFiles(connection)).toEqual({
    playbooks: library.playbooks.map(({ key }) => key),
    indicators: library.indicators.map(({ key }) => key),
    rhythms: library.rhythms.map(({ key }) => key),
  })
  expect(await counts()).toEqual(all)
  expect(await loadIndicatorFiles(connection)).toEqual(nothing)
  expect(await counts()).toEqual(all)
})

it('writes an indicator as its file says', async () => {
  await loadIndicatorFiles(connection)
  const fields =
    'Name, Kind__c, Status__c, Stages__c, When__c, MarginPercent__c, CooldownDays__c, Playbook__r.Key__c, Urgency__c, SortOrder__c'
  expect(await rows(`SELECT ${fields} FROM CsIndicator__c WHERE Key__c = 'sponsor-gone'`)).toMatchObject([
    {
      Name: 'No sponsor',
      Kind__c: 'Risk',
      Status__c: 'Active',
      Stages__c: 'Onboarding;Operation;Renewal',
      When__c: 'Value.sponsor = 0',
      MarginPercent__c: 5,
      CooldownDays__c: 30,
      Playbook__r: { Key__c: 'executive-sponsor-change' },
      Urgency__c: 'High',
      SortOrder__c: 30,
    },
  ])
  const step = 'Name, JapaneseSubject__c, Party__c, DueBusinessDays__c, After__c, Priority__c, SortOrder__c, EscalateAfterBusinessDays__c'
  expect(await rows(`SELECT ${step} FROM CsPlaybookStep__c WHERE VersionKey__c = 'executive-sponsor-change:meet'`)).toEqual([
    {
      Name: 'Meet the new sponsor',
      JapaneseSubject__c: '新しいスポンサーに会う',
      Party__c: 'Joint',
      DueBusinessDays__c: 10,
      After__c: 'why',
      Priority__c: 'High',
      SortOrder__c: 40,
      EscalateAfterBusinessDays__c: 5,
    },
  ])
})

it('writes a rhythm as its file says', async () => {
  await loadIndicatorFiles(connection)
  const fields = 'Name, Status__c, Playbook__r.Key__c, Stages__c, SegmentFilter__c, Every__c, DayOfPeriod__c, CreateAheadDays__c'
  expect(await rows(`SELECT ${fields} FROM CsRhythm__c WHERE Key__c = 'quarterly-business-review'`)).toMatchObject([
    {
      Name: 'Quarterly business review',
      Status__c: 'Active',
      Playbook__r: { Key__c: 'qbr-preparation' },
      Stages__c: 'Operation',
      SegmentFilter__c: 'CsArr__c >= 500000',
      Every__c: 'Quarter',
      DayOfPeriod__c: 10,
      CreateAheadDays__c: 21,
    },
  ])
})

it('leaves what people changed, retired or took out as it is', async () => {
  await loadIndicatorFiles(connection)
  const changed = { Key__c: 'open-cases', When__c: 'Value.open_cases > 9', Status__c: 'Retired' }
  await connection.sobject('CsIndicator__c').upsert(changed, 'Key__c')
  await connection.sobject('CsPlaybook__c').upsert({ Key__c: 'upsell', Name: 'Ours', Status__c: 'Draft' }, 'Key__c')
  await connection.sobject('CsRhythm__c').upsert({ Key__c: 'monthly-health-check', Every__c: 'Quarter', Status__c: 'Retired' }, 'Key__c')
  const [step] = await rows("SELECT Id FROM CsPlaybookStep__c WHERE VersionKey__c = 'upsell:offer'")
  await connection.sobject('CsPlaybookStep__c').destroy(String(step?.['Id']))
  expect(await loadIndicatorFiles(connection)).toEqual(nothing)
  expect(await rows("SELECT When__c, Status__c FROM CsIndicator__c WHERE Key__c = 'open-cases'")).toEqual([
    { When__c: 'Value.open_cases > 9', Status__c: 'Retired' },
  ])
  expect(await rows("SELECT Every__c, Status__c FROM CsRhythm__c WHERE Key__c = 'monthly-health-check'")).toEqual([
    { Every__c: 'Quarter', Status__c: 'Retired' },
  ])
  expect(await rows("SELECT Name, Status__c FROM CsPlaybook__c WHERE Key__c = 'upsell'")).toEqual([{ Name: 'Ours', Status__c: 'Draft' }])
  expect(await rows("SELECT Key__c FROM CsPlaybookStep__c WHERE Playbook__r.Key__c = 'upsell' ORDER BY SortOrder__c")).toEqual([
    { Key__c: 'fit' },
    { Key__c: 'sound' },
  ])
})

it('completes a load that broke off after the playbooks', async () => {
  const [first] = library.playbooks
  await connection.sobject('CsPlaybook__c').create({ Key__c: first?.key, Name: 'Half loaded', Status__c: 'Active' })
  const loaded = await loadIndicatorFiles(connection)
  expect(loaded.playbooks).toEqual(library.playbooks.slice(1).map(({ key }) => key))
  expect(await counts()).toEqual(all)
  expect(await rows(`SELECT Name FROM CsPlaybook__c WHERE Key__c = '${first?.key}'`)).toEqual([{ Name: 'Half loaded' }])
})

it('says which record the org refused and why, and leaves no part of its kind behind', async () => {
  await connection.sobject('CsPlaybook__c').create({ Key__c: 'theirs', Name: 'Theirs' })
  const [theirs] = await rows("SELECT Id FROM CsPlaybook__c WHERE Key__c = 'theirs'")
  const taken = { Name: 'x', Playbook__c: theirs?.['Id'], Key__c: 'x', VersionKey__c: 'upsell:fit', DueBusinessDays__c: 1 }
  await connection.sobject('CsPlaybookStep__c').create(taken)
  await expect(loadIndicatorFiles(connection)).rejects.toThrow(/^CsPlaybookStep__c upsell:fit was refused: .*duplicate value/)
  expect(await counts()).toEqual([library.playbooks.length + 1, 1, 0, 0])
})

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureUser, openFixtureOrg, visitsProject, type FixtureOrg } from './open-fixture-org.ts'

const repository = join(import.meta.dirname, '../../..')

describe("the project's own triggers", () => {
  let banso: FixtureOrg
  beforeAll(() => {
    banso = openFixtureOrg({
      projectDirectory: repository,
      users: [fixtureUser('admin', 'System Administrator', ['CsAdmin']), fixtureUser('reader', 'Standard User', ['CsLead'], 'ja')],
    })
  })
  afterAll(() => banso.org.close())

  const addScorecard = (key: string) =>
    banso.add('CsScorecard__c', { Name: key, Key__c: key, Version__c: 1, VersionKey__c: `${key}:1`, ...bands })
  const bands = { HealthyFrom__c: 70, WatchFrom__c: 40, MinimumCoverage__c: 50 }
  const addMeasure = (scorecard: string, key: string) =>
    banso.add('CsMeasure__c', { Name: key, Scorecard__c: scorecard, Key__c: key, VersionKey__c: key, ...count })
  const count = {
    SourceObject__c: 'Case',
    AccountPath__c: 'AccountId',
    Aggregate__c: 'Count',
    Points__c: '0=100\n5=0',
    Weight__c: 1,
    Group__c: 'Process',
  }
  const remove = (object: string, id: string, user = banso.admin) => banso.org.delete(user, object, id).errors

  it('keep the measures of an active scorecard, in the language of the user, and let those of a draft go', () => {
    const draft = addScorecard('draft')
    expect(remove('CsMeasure__c', addMeasure(draft, 'draft-cases'))).toEqual([])
    const scorecard = addScorecard('active')
    const measure = addMeasure(scorecard, 'active-cases')
    expect(banso.org.update(banso.admin, 'CsScorecard__c', scorecard, { Status__c: 'Active' }).errors).toEqual([])
    const [inEnglish, inJapanese] = [remove('CsMeasure__c', measure), remove('CsMeasure__c', measure, banso.reader)]
    expect(inEnglish).toEqual([
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: expect.stringMatching(/^[\x20-\x7e’]+$/) as string, fields: [] },
    ])
    expect(inJapanese[0]?.message).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    expect(remove('CsScorecard__c', scorecard).map(({ statusCode }) => statusCode)).toEqual(['FIELD_CUSTOM_VALIDATION_EXCEPTION'])
  })

  it('let a draft go with its measures', () => {
    const scorecard = addScorecard('gone')
    addMeasure(scorecard, 'gone-cases')
    expect(remove('CsScorecard__c', scorecard)).toEqual([])
    expect(banso.values("SELECT COUNT(Id) FROM CsMeasure__c WHERE Key__c = 'gone-cases'")).toEqual([0])
  })
})

describe('a trigger of the project', () => {
  const startError = (name: string, head: string, status = 'Active') => {
    const folder = mkdtempSync(join(tmpdir(), 'banso-triggers-'))
    cpSync(visitsProject, folder, { recursive: true })
    const triggers = join(folder, 'app/main/triggers')
    mkdirSync(triggers)
    writeFileSync(join(triggers, `${name}.trigger`), `${head} {\n}\n`)
    writeFileSync(join(triggers, `${name}.trigger-meta.xml`), `<ApexTrigger><status>${status}</status></ApexTrigger>`)
    try {
      openFixtureOrg({ projectDirectory: folder }).org.close()
      return 'started'
    } catch (error) {
      return (error as Error).message.replace(`${triggers}/`, '')
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const place = 'local-org/api/triggers/trigger-stand-ins.ts'

  it('that the local org does not know stops the start', () => {
    expect(startError('VisitTrigger', 'trigger VisitTrigger on Visit__c (before insert)')).toBe(
      `VisitTrigger.trigger: the local org runs no Apex and has no stand-in for the trigger VisitTrigger: write one in ${place}.`,
    )
  })

  it('whose head is not that of its stand-in stops the start', () => {
    expect(startError('CsMeasureTrigger', 'trigger CsMeasureTrigger on CsMeasure__c (before insert, before delete)')).toBe(
      `CsMeasureTrigger.trigger: the trigger is on CsMeasure__c(before insert, before delete), its stand-in on CsMeasure__c(before delete, after undelete): bring ${place} up to date.`,
    )
  })

  it('that is not active is left alone', () => {
    expect(startError('VisitTrigger', 'trigger VisitTrigger on Visit__c (before insert)', 'Inactive')).toBe('started')
  })
})

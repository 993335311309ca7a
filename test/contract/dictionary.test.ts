import { describe, expect, test } from 'vitest'
import { findBadNames, findStrayTranslations, findUndescribed, findUntranslated, findWrappedTexts } from './dictionary-checks.ts'
import { readOrgMetadata } from './org-metadata.ts'
import { readFiles } from './read-files.ts'
import { metadataFile, paths, soundApp } from './sound-app.ts'

const files = readFiles('force-app')
const forceApp = readOrgMetadata(files)

describe('force-app', () => {
  test('defines the objects of the design', () => {
    expect([...forceApp.objects.keys()].toSorted()).toEqual([
      'Account',
      'Activity',
      'CsArrStep__c',
      'CsBenchmark__c',
      'CsForecastAccuracy__c',
      'CsGoal__c',
      'CsHealthOverride__c',
      'CsHealthSnapshot__c',
      'CsIndicator__c',
      'CsMapping__mdt',
      'CsMeasure__c',
      'CsMilestone__c',
      'CsPlaybookResult__c',
      'CsPlaybookStep__c',
      'CsPlaybook__c',
      'CsProgramme__c',
      'CsPulse__c',
      'CsRenewalCall__c',
      'CsRenewalForecast__c',
      'CsRenewalModel__c',
      'CsRetention__c',
      'CsRhythm__c',
      'CsRun__c',
      'CsScorecard__c',
      'CsSignalLimits__mdt',
      'CsSignal__c',
      'CsStakeholder__c',
      'CsUsage__c',
    ])
  })

  test('labels and describes every object and field', () => {
    expect(findUndescribed(forceApp)).toEqual([])
  })

  test('names everything Cs and in PascalCase', () => {
    expect(findBadNames(forceApp)).toEqual([])
  })

  test('says everything in Japanese too', () => {
    expect(findUntranslated(forceApp)).toEqual([])
  })

  test('translates nothing that is not there', () => {
    expect(findStrayTranslations(forceApp)).toEqual([])
  })

  test('has no text with a line break that a formatter put in', () => {
    expect(findWrappedTexts(files)).toEqual([])
  })
})

describe('the checks', () => {
  const withChange = (path: string, text: string | null) => readOrgMetadata(soundApp({ [path]: text }))
  const field = (body: string) => metadataFile('CustomField', body)

  test('find nothing in a sound app', () => {
    const metadata = readOrgMetadata(soundApp())
    const checks = [findUndescribed, findBadNames, findUntranslated, findStrayTranslations]
    expect(checks.flatMap((check) => check(metadata))).toEqual([])
    expect(findWrappedTexts(soundApp())).toEqual([])
  })

  test('see a field without description, and one with a label of 41 characters', () => {
    const label = 'x'.repeat(41)
    expect(findUndescribed(withChange(paths.field, field('<label>Status</label>')))).toEqual(['CsGoal__c.Status__c: no description'])
    expect(findUndescribed(withChange(paths.field, field(`<description>d</description><label>${label}</label>`)))).toEqual([
      'CsGoal__c.Status__c: label over 40 characters',
    ])
    expect(findUndescribed(withChange(paths.field, field(`<description>d</description><label>${label.slice(1)}</label>`)))).toEqual([])
  })

  test('see an object without label', () => {
    expect(findUndescribed(withChange(paths.object, metadataFile('CustomObject', '<description>d</description>')))).toEqual([
      'CsGoal__c: no label',
    ])
  })

  test('see an inner underscore, and a field of a standard object without Cs', () => {
    const text = field('<label>x</label>')
    expect(findBadNames(withChange('main/plans/objects/CsGoal__c/fields/Due_Date__c.field-meta.xml', text))).toEqual([
      'CsGoal__c.Due_Date__c: not PascalCase',
    ])
    expect(findBadNames(withChange('main/plans/objects/Account/fields/Goals__c.field-meta.xml', text))).toEqual([
      'Account.Goals__c: not Cs and PascalCase',
    ])
  })

  test.each([
    [paths.objectJapanese, 'CsGoal__c: no Japanese translation'],
    [paths.fieldJapanese, 'CsGoal__c.Status__c: no Japanese translation'],
    [paths.valueSetJapanese, 'CsPhase: value Plan has no Japanese'],
    [paths.labelsJapanese, 'label CsGoalTitle: no Japanese'],
  ])('see that %s is missing', (path, problem) => {
    expect(findUntranslated(withChange(path, null))).toEqual([problem])
  })

  test('see a picklist value and a help text that are only in English', () => {
    const translation = metadataFile('CustomFieldTranslation', '<label>状況</label><name>Status__c</name>')
    expect(findUntranslated(withChange(paths.fieldJapanese, translation))).toEqual([
      'CsGoal__c.Status__c: no Japanese help text',
      'CsGoal__c.Status__c: value Open has no Japanese',
    ])
  })

  test('see a tab and an application that are only in English', () => {
    const tab = { 'main/app/tabs/CsGoals.tab-meta.xml': metadataFile('CustomTab', '<flexiPage>CsGoals</flexiPage><label>Goals</label>') }
    const application = { 'main/app/applications/Banso.app-meta.xml': metadataFile('CustomApplication', '<label>Banso</label>') }
    expect(findUntranslated(readOrgMetadata(soundApp({ ...tab, ...application })))).toEqual([
      'tab CsGoals: no Japanese',
      'application Banso: no Japanese',
    ])
  })

  test('see the translation of a field that is gone', () => {
    expect(findStrayTranslations(withChange(paths.field, null))).toEqual(['CsGoal__c.Status__c: translated but not defined'])
  })

  test('see a wrapped text', () => {
    const wrapped = metadataFile('CustomObject', '<description>\n    What the customer\n    wants.\n</description><label>Goal</label>')
    expect(findWrappedTexts(soundApp({ [paths.object]: wrapped }))).toEqual([`${paths.object}: <description>`])
  })
})

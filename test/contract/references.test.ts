import { describe, expect, test } from 'vitest'
import { readOrgMetadata } from './org-metadata.ts'
import { readFiles } from './read-files.ts'
import { findUnknownNames, findUnresolved, findUnresolvedMetadata } from './reference-checks.ts'
import { metadataFile, paths, soundApp } from './sound-app.ts'

const files = readFiles('force-app')
const forceApp = readOrgMetadata(files)

describe('force-app', () => {
  test('uses only labels, fields, classes and bundles that exist', () => {
    expect(findUnresolved(forceApp, files)).toEqual([])
  })

  test('composes only components, fields, tabs and credentials that exist', () => {
    expect(findUnresolvedMetadata(forceApp, files)).toEqual([])
  })
})

test.each([
  ['scoring-api', /\.ts$/],
  ['scripts', /\.(ts|json)$/],
  ['force-app', /\/lwc\/.*\.(js|html)$/],
])('%s names only custom fields and objects of force-app', (folder, matching) => {
  const code = readFiles(folder, matching)
  expect(code.size).toBeGreaterThan(0)
  expect(findUnknownNames(forceApp, code)).toEqual([])
})

describe('the checks', () => {
  const unresolved = (path: string, text: string) => {
    const app = soundApp({ [path]: text })
    return findUnresolved(readOrgMetadata(app), app)
  }

  test('find nothing in a sound app', () => {
    const app = soundApp()
    const metadata = readOrgMetadata(app)
    expect([...findUnresolved(metadata, app), ...findUnresolvedMetadata(metadata, app)]).toEqual([])
  })

  test.each([
    ["import x from '@salesforce/label/c.CsGone';", 'label CsGone'],
    ["import x from '@salesforce/apex/CsGoalController.gone';", 'method CsGoalController.gone'],
    ["import x from '@salesforce/schema/CsGoal__c.Gone__c';", 'field CsGoal__c.Gone__c'],
    ["import x from '@salesforce/schema/CsGone__c';", 'object CsGone__c'],
    ["const fields = ['CsGoal__c.Gone__c'];", 'field CsGoal__c.Gone__c'],
    ["import { x } from 'c/csGone';", 'bundle csGone'],
  ])('see %s', (script, problem) => {
    expect(unresolved(paths.script, script)).toEqual([`${paths.script}: ${problem}`])
  })

  test('know a field of activities on tasks and events, and on nothing else', () => {
    const app = soundApp({
      'main/plans/objects/Activity/fields/CsParty__c.field-meta.xml': metadataFile('CustomField', '<label>Party</label><type>Text</type>'),
      [paths.script]: "const fields = ['Task.CsParty__c', 'Event.CsParty__c', 'Case.CsParty__c'];",
    })
    expect(findUnresolved(readOrgMetadata(app), app)).toEqual([`${paths.script}: field Case.CsParty__c`])
  })

  test('see styles that are gone', () => {
    expect(unresolved(paths.styles, "@import 'c/csGone';")).toEqual([`${paths.styles}: bundle csGone`])
  })

  test('see an unknown tag, and an unknown label and credential in Apex', () => {
    expect(unresolved(paths.template, '<template><c-cs-gone></c-cs-gone></template>')).toEqual([`${paths.template}: bundle csGone`])
    const apex = "class CsGoalController { @AuraEnabled public static void close() { post(System.Label.CsGone, 'callout:CsGone/v1'); } }"
    expect(unresolved(paths.apex, apex)).toEqual([`${paths.apex}: label CsGone`, `${paths.apex}: namedCredential CsGone`])
  })

  test('see a page with a component and a field that are gone', () => {
    const app = soundApp({
      [paths.page]: metadataFile(
        'FlexiPage',
        '<componentName>csGone</componentName><fieldItem>Record.Gone__c</fieldItem><sobjectType>CsGoal__c</sobjectType>',
      ),
    })
    expect(findUnresolvedMetadata(readOrgMetadata(app), app)).toEqual([
      `${paths.page}: bundle csGone`,
      `${paths.page}: field CsGoal__c.Gone__c`,
    ])
  })

  test('see a list view with a column that is gone', () => {
    const path = 'main/plans/objects/CsGoal__c/listViews/All.listView-meta.xml'
    const app = soundApp({ [path]: metadataFile('ListView', '<columns>NAME</columns><columns>Gone__c</columns>') })
    expect(findUnresolvedMetadata(readOrgMetadata(app), app)).toEqual([`${path}: field CsGoal__c.Gone__c`])
  })

  test('see a permission set and a tab that point to nothing', () => {
    const tab = 'main/app/tabs/CsGoals.tab-meta.xml'
    const app = soundApp({
      [tab]: metadataFile('CustomTab', '<flexiPage>CsGone</flexiPage><label>Goals</label>'),
      [paths.permissionSet]: metadataFile(
        'PermissionSet',
        '<applicationVisibilities><application>Gone</application></applicationVisibilities>' +
          '<classAccesses><apexClass>CsGone</apexClass></classAccesses><tabSettings><tab>CsGone</tab></tabSettings>',
      ),
    })
    expect(findUnresolvedMetadata(readOrgMetadata(app), app)).toEqual([
      `${paths.permissionSet}: class CsGone`,
      `${paths.permissionSet}: application Gone`,
      `${paths.permissionSet}: tab CsGone`,
      `${tab}: page CsGone`,
    ])
  })

  test('see a name that force-app does not define', () => {
    const metadata = readOrgMetadata(soundApp())
    const code = new Map([['records.ts', "const fields = ['Status__c', 'Gone__c']; from('CsGoal__c')"]])
    expect(findUnknownNames(metadata, code)).toEqual(['records.ts: Gone__c'])
  })
})

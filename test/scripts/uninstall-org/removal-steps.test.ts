import { expect, test } from 'vitest'
import { readOwnComponents } from '../../../scripts/manifests/own-components.ts'
import { keyOf } from '../../../scripts/manifests/source-components.ts'
import { removalSteps } from '../../../scripts/uninstall-org/removal-steps.ts'

/** Go with an object, a value set or an app. */
const goingAlong = /^(CustomMetadata|CustomObjectTranslation|ExtlClntApp\w+|GlobalValueSetTranslation|Layout) /

test('every component of force-app goes in one step, or with another', () => {
  const removed = removalSteps(readOwnComponents()).flatMap(({ components }) => components.map(keyOf))
  expect(new Set(removed).size).toBe(removed.length)
  const kept = readOwnComponents()
    .map(keyOf)
    .filter((key) => !removed.includes(key))
  expect(kept.filter((key) => !goingAlong.test(key))).toEqual([])
})

test('what holds on to something goes before it', () => {
  const components = [
    { type: 'GlobalValueSet', fullName: 'CsParty' },
    { type: 'CustomObject', fullName: 'CsGoal__c' },
    { type: 'ApexClass', fullName: 'CsMyDay' },
    { type: 'LightningComponentBundle', fullName: 'csMyDay' },
    { type: 'FlexiPage', fullName: 'CsMyDay' },
    { type: 'PermissionSet', fullName: 'CsAdmin' },
    { type: 'Report', fullName: 'CsReports' },
    { type: 'Report', fullName: 'CsReports/CsBookHealth' },
    { type: 'Dashboard', fullName: 'CsDashboards' },
    { type: 'Dashboard', fullName: 'CsDashboards/CsLeadDashboard' },
  ]
  expect(removalSteps(components).map((step) => step.components.map(({ fullName }) => fullName))).toEqual([
    ['CsDashboards/CsLeadDashboard'],
    ['CsReports/CsBookHealth', 'CsDashboards'],
    ['CsReports'],
    ['CsAdmin'],
    ['CsMyDay'],
    ['csMyDay'],
    ['CsMyDay'],
    ['CsGoal__c'],
    ['CsParty'],
  ])
})

test('an interrupted removal goes on with what is left', () => {
  expect(removalSteps([{ type: 'GlobalValueSet', fullName: 'CsParty' }]).map(({ title }) => title)).toEqual(['value sets'])
  expect(removalSteps([])).toEqual([])
})

test('a type that nobody thought of is no reason to leave it behind in silence', () => {
  expect(() => removalSteps([{ type: 'Queue', fullName: 'CsHelp' }])).toThrow('does not say when Queue CsHelp goes')
})

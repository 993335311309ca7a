import { describe, expect, test } from 'vitest'
import { componentsToDeploy } from '../../../scripts/install-org/deploy-stages.ts'
import { countStates, explainFailures, stageOfFailure } from '../../../scripts/install-org/deploy-words.ts'

const stages = {
  core: [{ type: 'CustomObject', fullName: 'CsGoal__c' }],
  connect: [{ type: 'NamedCredential', fullName: 'CsScoringApi' }],
  reports: [{ type: 'Report', fullName: 'CsReports/CsBookHealth' }],
}

test.each([
  ['CustomField', 'CsGoal__c.Note__c', 'core'],
  ['NamedCredential', 'CsScoringApi', 'connect'],
  ['ReportFolder', 'CsReports', 'reports'],
  ['Dashboard', 'CsDashboards/CsLeadDashboard', 'reports'],
  ['', 'package.xml', 'core'],
])('%s %s belongs to %s', (type, fullName, stage) => {
  expect(stageOfFailure({ type, fullName }, stages)).toBe(stage)
})

test('leaves the records of custom metadata alone that the org has', () => {
  const mapping = { type: 'CustomMetadata', fullName: 'CsMapping.Arr' }
  const limits = { type: 'CustomMetadata', fullName: 'CsSignalLimits.Default' }
  const object = { type: 'CustomObject', fullName: 'CsGoal__c' }
  const present = new Set(['CustomMetadata CsMapping.Arr', 'CustomObject CsGoal__c'])
  expect(componentsToDeploy([mapping, limits, object], present)).toEqual([limits, object])
})

test('counts what a deployment did', () => {
  const component = { type: 'CustomField', fullName: 'Account.CsArr__c' }
  const unchanged = Array.from({ length: 1200 }, () => ({ ...component, state: 'unchanged' as const }))
  expect(countStates([{ ...component, state: 'created' }, ...unchanged])).toBe('components: 1 created, 1,200 unchanged')
  expect(countStates([])).toBe('nothing to deploy')
})

describe('refusals', () => {
  test('say the component and the place', () => {
    const failure = { type: 'ApexClass', fullName: 'CsMyDay', problem: 'Unexpected token (3:12)' }
    expect(explainFailures([failure])).toBe('  ApexClass CsMyDay: Unexpected token (3:12)')
  })

  test('say what to do where the org is set up otherwise', () => {
    const failure = { type: 'Translations', fullName: 'ja', problem: 'Not available for deploy for this organization' }
    expect(explainFailures([failure])).toBe(
      '  Translations ja: Not available for deploy for this organization\n' +
        '  Turn on Translation Workbench and add Japanese: Setup, Translation Language Settings.',
    )
  })

  test('are cut off where nobody would read on', () => {
    const failures = Array.from({ length: 23 }, (_, index) => ({ type: 'CustomField', fullName: `F${index}`, problem: 'no' }))
    expect(explainFailures(failures).split('\n').at(-1)).toBe('  and 3 more')
  })
})

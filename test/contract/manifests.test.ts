import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findComponents } from '../../local-org/api/metadata/org-components.ts'
import { readManifest } from '../../local-org/api/metadata/read-package.ts'
import { manifestDirectory, manifestOf } from '../../scripts/manifests/stage-manifests.ts'
import { readStages, stages } from '../../scripts/manifests/stages.ts'
import { findManifestFaults } from './manifest-checks.ts'

const text = (stage: string) => readFileSync(join(manifestDirectory, `${stage}.xml`), 'utf8')

describe('the manifests of an installation', () => {
  test('name together what force-app holds, each component once', () => {
    const manifests = new Map(stages.map((stage) => [`${stage}.xml`, readManifest(`${stage}.xml`, text(stage))]))
    expect(findManifestFaults(manifests, [...findComponents(['force-app']).values()])).toEqual([])
  })

  test.each(stages)('are what npm run manifests writes: %s', (stage) => {
    expect(text(stage)).toBe(manifestOf(readStages()[stage]))
  })
})

describe('a manifest', () => {
  const field = { type: 'CustomField', fullName: 'Account.CsArr__c' }
  const object = { type: 'CustomObject', fullName: 'CsGoal__c' }
  const part = { type: 'CustomField', fullName: 'CsGoal__c.Note__c' }
  const label = { type: 'CustomLabel', fullName: 'CsYes' }
  const labels = { type: 'CustomLabels', fullName: 'CustomLabels' }

  test('brings an object with its parts, and all labels', () => {
    expect(findManifestFaults(new Map([['core.xml', [field, object, labels]]]), [field, object, part, label])).toEqual([])
  })

  test('may not lack a component', () => {
    expect(findManifestFaults(new Map([['core.xml', [object]]]), [field, object, part])).toEqual([
      'CustomField Account.CsArr__c is in no manifest',
    ])
  })

  test('may not name what another names', () => {
    const manifests = new Map([
      ['core.xml', [field]],
      ['reports.xml', [field]],
    ])
    expect(findManifestFaults(manifests, [field])).toEqual(['CustomField Account.CsArr__c is in core.xml and reports.xml'])
  })

  test('may not name what is not there', () => {
    expect(findManifestFaults(new Map([['core.xml', [field, object]]]), [field])).toEqual([
      'core.xml names CustomObject CsGoal__c, which force-app does not have',
    ])
  })
})

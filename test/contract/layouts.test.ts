import { describe, expect, test } from 'vitest'
import { findLayoutGaps, findUntranslatedSections } from './layout-checks.ts'
import { readOrgMetadata } from './org-metadata.ts'
import { readFiles } from './read-files.ts'
import { metadataFile, paths, soundApp } from './sound-app.ts'

const files = readFiles('force-app')
const forceApp = readOrgMetadata(files)

describe('force-app', () => {
  test('lays out every object of ours', () => {
    const laidOut = [...files.keys()].flatMap((path) => /\/layouts\/(\w+)-/.exec(path)?.[1] ?? [])
    const ours = [...forceApp.objects.values()].filter(({ isStandard, isMetadataType }) => !isStandard && !isMetadataType)
    expect(laidOut.toSorted()).toEqual(ours.map(({ name }) => name).toSorted())
  })

  test('shows every field on its layout, and marks the required ones', () => {
    expect(findLayoutGaps(forceApp, files)).toEqual([])
  })

  test('asks for account, reason and note of an override', () => {
    const layout = files.get('main/health-score/layouts/CsHealthOverride__c-Health Override Layout.layout-meta.xml') ?? ''
    const required = [...layout.matchAll(/<behavior>Required<\/behavior>\s*<field>(\w+)</g)].map(([, field]) => field)
    expect(required).toEqual(['Account__c', 'ReasonCode__c', 'Note__c', 'ExpiresOn__c'])
  })

  test('titles every section in Japanese too', () => {
    expect(findUntranslatedSections(files)).toEqual([])
  })
})

describe('the checks', () => {
  const path = 'main/plans/layouts/CsGoal__c-Goal Layout.layout-meta.xml'
  const layout = (behavior: string, field: string) =>
    metadataFile(
      'Layout',
      '<layoutSections><customLabel>true</customLabel><label>Progress</label><layoutColumns><layoutItems>' +
        `<behavior>${behavior}</behavior><field>${field}</field></layoutItems></layoutColumns></layoutSections>`,
    )

  test('see a field that is on no layout', () => {
    const app = soundApp({ [path]: layout('Edit', 'Name') })
    expect(findLayoutGaps(readOrgMetadata(app), app)).toEqual(['CsGoal__c.Status__c: on no layout'])
  })

  test('see a required field that the layout lets the user leave empty', () => {
    const required = metadataFile('CustomField', '<label>Status</label><required>true</required><type>Text</type>')
    const app = soundApp({ [path]: layout('Edit', 'Status__c'), [paths.field]: required })
    expect(findLayoutGaps(readOrgMetadata(app), app)).toEqual(['CsGoal__c.Status__c: required, but Edit on the layout'])
  })

  test('see a section that is only in English', () => {
    const app = soundApp({ [path]: layout('Edit', 'Status__c') })
    expect(findUntranslatedSections(app)).toEqual(['CsGoal__c-Goal Layout: Progress'])
  })
})

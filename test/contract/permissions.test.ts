import { describe, expect, test } from 'vitest'
import { allFields, bearersOf, readOrgMetadata, type PermissionSet } from './org-metadata.ts'
import { findBadGrants, findUngranted, findUngrantedUses } from './permission-checks.ts'
import { readFiles } from './read-files.ts'
import { metadataFile, paths, permissionSet, soundApp } from './sound-app.ts'

const forceApp = readOrgMetadata(readFiles('force-app'))
const setOf = (name: string): PermissionSet => {
  const set = forceApp.permissionSets.find((candidate) => candidate.name === name)
  if (set === undefined) throw new Error(`No permission set ${name}`)
  return set
}

/** What tells of the whole book account by account, or of what people cost. */
const forLeads = new Set(['CsArrStep__c', 'CsPlaybookResult__c', 'CsProgramme__c'])

describe('force-app', () => {
  test('has a permission set for each persona, and one for the credential', () => {
    expect(forceApp.permissionSets.map(({ name }) => name).toSorted()).toEqual([
      'CsAdmin',
      'CsLead',
      'CsScoringApiCaller',
      'CsmUser',
      'ScoringApiIntegration',
    ])
  })

  test('lets some persona read every custom object and field', () => {
    expect(findUngranted(forceApp)).toEqual([])
  })

  test('grants nothing that an org would refuse', () => {
    expect(findBadGrants(forceApp)).toEqual([])
  })

  test('lets only those queue a rescore from a flow whose calls the credential lets through', () => {
    const holders = (has: (set: PermissionSet) => boolean) => forceApp.permissionSets.filter(has).map(({ name }) => name)
    expect(holders(({ classes }) => classes.includes('CsRescoreAction'))).toEqual(['CsScoringApiCaller'])
    expect(holders(({ objects }) => objects.get('UserExternalCredential')?.read === true)).toEqual(['CsScoringApiCaller'])
  })

  test('lets a CSM read everything that the page shows and the reports need', () => {
    const uses = [...allFields(forceApp)]
      .filter(({ object }) => !object.isMetadataType && !forLeads.has(object.name))
      .flatMap(({ object, field }) =>
        bearersOf(object.name).map((bearer) => ({ object: bearer, field: field.name, access: 'read' as const })),
      )
    expect(findUngrantedUses(forceApp, setOf('CsmUser'), uses)).toEqual([])
  })

  test('keeps what became of playbooks over the whole book for leads and admins', () => {
    const readers = forceApp.permissionSets.filter(({ objects }) => objects.get('CsPlaybookResult__c')?.read === true)
    expect(readers.map(({ name }) => name).toSorted()).toEqual(['CsAdmin', 'CsLead', 'ScoringApiIntegration'])
  })

  test('lets a CSM change the inputs, the override, the pulse, the success plan, the call of a renewal and what a person says of a signal or a task, and nothing that the service calculates', () => {
    const editable = [...setOf('CsmUser').fields].filter(([, edit]) => edit).map(([path]) => path)
    expect(editable).toEqual([
      'Account.CsCustomerSince__c',
      'Account.CsLifecycleStage__c',
      'CsGoal__c.BaselineValue__c',
      'CsGoal__c.Note__c',
      'CsGoal__c.ReachedOn__c',
      'CsGoal__c.ReachedValue__c',
      'CsGoal__c.TargetDate__c',
      'CsGoal__c.TargetValue__c',
      'CsGoal__c.Unit__c',
      'CsHealthOverride__c.Band__c',
      'CsHealthOverride__c.EndReason__c',
      'CsHealthOverride__c.EndedAt__c',
      'CsHealthOverride__c.Note__c',
      'CsHealthOverride__c.ReasonCode__c',
      'CsHealthOverride__c.Score__c',
      'CsMilestone__c.DueOn__c',
      'CsMilestone__c.Goal__c',
      'CsMilestone__c.Party__c',
      'CsMilestone__c.ReachedOn__c',
      'CsMilestone__c.SortOrder__c',
      'CsMilestone__c.StateToReach__c',
      'CsPulse__c.Note__c',
      'CsPulse__c.ReasonCode__c',
      'CsRenewalCall__c.IsWithdrawal__c',
      'CsRenewalCall__c.Likelihood__c',
      'CsRenewalCall__c.Note__c',
      'CsRenewalCall__c.Reason__c',
      'CsSignal__c.ClosingNote__c',
      'CsSignal__c.DismissReason__c',
      'CsSignal__c.SnoozedUntil__c',
      'CsSignal__c.Status__c',
      'CsStakeholder__c.Contact__c',
      'CsStakeholder__c.Influence__c',
      'CsStakeholder__c.IsActive__c',
      'CsStakeholder__c.LastContactOn__c',
      'CsStakeholder__c.LeftOn__c',
      'CsStakeholder__c.Stance__c',
      'Task.CsParty__c',
      'Task.CsSignalId__c',
    ])
  })

  test('lets the service write what it calculates and the tasks of playbooks only, and delete nothing', () => {
    const { objects, fields } = setOf('ScoringApiIntegration')
    const written = new Set([...fields].filter(([, edit]) => edit).map(([path]) => path.split('.')[0]))
    const calculated = [
      'CsArrStep__c',
      'CsBenchmark__c',
      'CsForecastAccuracy__c',
      'CsHealthSnapshot__c',
      'CsPlaybookResult__c',
      'CsRenewalForecast__c',
      'CsRenewalModel__c',
      'CsRetention__c',
      'CsRun__c',
      'CsSignal__c',
    ]
    const objectsWith = (right: 'create' | 'edit' | 'delete' | 'modifyAll') =>
      [...objects].filter(([, rights]) => rights[right]).map(([name]) => name)
    expect([...written].toSorted()).toEqual(['Account', 'CsHealthOverride__c', 'CsScorecard__c', 'Task', ...calculated].toSorted())
    expect(objectsWith('create')).toEqual(calculated)
    expect(objectsWith('edit').toSorted()).toEqual([...written].filter((object) => object !== 'Task').toSorted())
    expect(objectsWith('delete')).toEqual([])
    expect(objectsWith('modifyAll')).toEqual([])
  })

  test('lets the service note on a scorecard that it scored, and on an override that it ended, and no more', () => {
    const editable = [...setOf('ScoringApiIntegration').fields].filter(([, edit]) => edit).map(([path]) => path)
    expect(editable.filter((path) => /^Cs(Scorecard|HealthOverride)__c/.test(path))).toEqual([
      'CsHealthOverride__c.EndReason__c',
      'CsHealthOverride__c.EndedAt__c',
      'CsScorecard__c.ContentHash__c',
      'CsScorecard__c.FirstScoredAt__c',
    ])
  })

  test('lets the service make tasks, and note on them whose they are and on which signal', () => {
    const { fields, userPermissions } = setOf('ScoringApiIntegration')
    expect(userPermissions).toEqual(['ActivitiesAccess', 'ApiEnabled', 'EditTask', 'ViewRoles', 'ViewSetup'])
    expect([...fields].filter(([path, edit]) => path.startsWith('Task.') && edit).map(([path]) => path)).toEqual([
      'Task.ActivityDate',
      'Task.CsKey__c',
      'Task.CsParty__c',
      'Task.CsSignalId__c',
      'Task.Description',
      'Task.WhatId',
    ])
  })

  test('leaves the reason of a dismissal to people', () => {
    expect(setOf('ScoringApiIntegration').fields.get('CsSignal__c.DismissReason__c')).toBe(false)
  })

  test.each(['CsAdmin', 'CsLead'])('lets %s define indicators, playbooks and rhythms, and treat signals as a CSM does', (name) => {
    const { objects, fields } = setOf(name)
    for (const object of ['CsIndicator__c', 'CsPlaybook__c', 'CsPlaybookStep__c', 'CsRhythm__c']) {
      expect(objects.get(object)).toMatchObject({ create: true, read: true, edit: true, delete: true })
      expect([...fields].filter(([path, edit]) => path.startsWith(`${object}.`) && !edit)).toEqual([])
    }
    const signal = (set: PermissionSet) => [...set.fields].filter(([path]) => path.startsWith('CsSignal__c.'))
    expect(signal(setOf(name))).toEqual(signal(setOf('CsmUser')))
    expect(objects.get('CsSignal__c')).toEqual({ create: false, read: true, edit: true, delete: false, viewAll: true, modifyAll: false })
  })

  test.each(['CsmUser', 'CsLead', 'CsAdmin'])('lets %s keep goals, milestones and stakeholders', (name) => {
    const { objects, fields } = setOf(name)
    for (const object of ['CsGoal__c', 'CsMilestone__c', 'CsStakeholder__c']) {
      expect(objects.get(object)).toMatchObject({ create: true, read: true, edit: true, delete: true })
      expect([...fields].filter(([path, edit]) => path.startsWith(`${object}.`) && !edit)).toEqual([])
    }
  })

  test.each(['CsmUser', 'CsLead'])('lets %s call a renewal anew, but change neither an earlier call nor a forecast', (name) => {
    const { objects } = setOf(name)
    expect(objects.get('CsRenewalCall__c')).toMatchObject({ create: true, read: true, edit: false, delete: false })
    for (const object of ['CsRenewalForecast__c', 'CsRenewalModel__c']) {
      expect(objects.get(object)).toMatchObject({ create: false, read: true, edit: false, delete: false })
    }
  })

  test('lets leads and admins state what a programme costs, and hides it from CSMs and the service', () => {
    for (const name of ['CsLead', 'CsAdmin']) {
      const { objects, fields } = setOf(name)
      expect(objects.get('CsProgramme__c')).toMatchObject({ create: true, read: true, edit: true })
      expect([...fields].filter(([path, edit]) => path.startsWith('CsProgramme__c.') && !edit)).toEqual([])
    }
    for (const name of ['CsmUser', 'ScoringApiIntegration']) expect(setOf(name).objects.has('CsProgramme__c')).toBe(false)
  })

  test.each(['CsmUser', 'CsLead', 'CsAdmin'])('lets %s read how ARR was kept and change none of it', (name) => {
    const { objects, fields } = setOf(name)
    expect(objects.get('CsRetention__c')).toMatchObject({ create: false, read: true, edit: false, delete: false })
    expect([...fields].filter(([path, edit]) => path.startsWith('CsRetention__c.') && edit)).toEqual([])
  })

  test('lets a CSM read indicators and playbooks and change none', () => {
    for (const object of ['CsIndicator__c', 'CsPlaybook__c', 'CsPlaybookStep__c', 'CsRhythm__c']) {
      expect(setOf('CsmUser').objects.get(object)).toMatchObject({ create: false, read: true, edit: false, delete: false })
    }
  })

  test.each(['CsAdmin', 'CsLead'])('lets %s define scorecards, but not say what has scored', (name) => {
    const { objects, fields } = setOf(name)
    for (const object of ['CsScorecard__c', 'CsMeasure__c']) {
      expect(objects.get(object)).toMatchObject({ create: true, read: true, edit: true, delete: true })
    }
    const readOnly = [...fields].filter(([path, edit]) => /^Cs(Scorecard|Measure)__c/.test(path) && !edit).map(([path]) => path)
    expect(readOnly).toEqual(['CsScorecard__c.ContentHash__c', 'CsScorecard__c.FirstScoredAt__c'])
  })

  test('keeps stage, start of the relation and ARR out of the service’s hands', () => {
    const { fields } = setOf('ScoringApiIntegration')
    expect(fields.get('Account.CsLifecycleStage__c')).toBe(false)
    expect(fields.get('Account.CsCustomerSince__c')).toBe(false)
    expect(fields.get('Account.CsArr__c')).toBe(false)
  })

  test('leaves the call of a renewal to people', () => {
    const { objects, fields } = setOf('ScoringApiIntegration')
    expect(objects.get('CsRenewalCall__c')).toMatchObject({ create: false, read: true, edit: false, delete: false })
    expect(fields.has('CsRenewalCall__c.Note__c')).toBe(false)
  })
})

describe('the checks', () => {
  const withSet = (text: string) => readOrgMetadata(soundApp({ [paths.permissionSet]: text }))
  const read = '<allowRead>true</allowRead><object>CsGoal__c</object>'

  test('find nothing in a sound app', () => {
    const metadata = readOrgMetadata(soundApp())
    expect([...findUngranted(metadata), ...findBadGrants(metadata)]).toEqual([])
  })

  test('see what nobody is granted', () => {
    expect(findUngranted(readOrgMetadata(soundApp({ [paths.permissionSet]: null })))).toEqual([
      'CsGoal__c: granted by no permission set',
      'CsGoal__c.Status__c: granted by no permission set',
    ])
  })

  test.each([
    [
      'a field that is not there',
      permissionSet(read, 'CsGoal__c.Gone__c'),
      'CsGoal__c.Gone__c does not exist or takes no field permission',
    ],
    [
      'a required standard field',
      permissionSet('<allowRead>true</allowRead><object>Case</object>', 'Case.Status'),
      'Case.Status does not exist or takes no field permission',
    ],
    [
      'a field without its object',
      permissionSet('<allowRead>true</allowRead><object>Account</object>', 'CsGoal__c.Status__c'),
      'CsGoal__c.Status__c without read on CsGoal__c',
    ],
    [
      'an edit without edit on the object',
      permissionSet(read, 'CsGoal__c.Status__c', true),
      'CsGoal__c.Status__c is editable without edit on CsGoal__c',
    ],
    ['an activity field without activities', permissionSet(read, 'Task.WhatId'), 'Task.WhatId without ActivitiesAccess'],
    [
      'delete without edit',
      permissionSet(`<allowDelete>true</allowDelete>${read}`, 'CsGoal__c.Status__c'),
      'CsGoal__c delete without edit',
    ],
    [
      'modify all alone',
      permissionSet(`<modifyAllRecords>true</modifyAllRecords>${read}`, 'CsGoal__c.Status__c'),
      'CsGoal__c modify all without delete and view all',
    ],
  ])('see %s', (_, text, problem) => {
    expect(findBadGrants(withSet(text))).toContain(`CsmUser: ${problem}`)
  })

  test('see a permission on a required field', () => {
    const files = soundApp({
      [paths.field]: metadataFile('CustomField', '<label>Status</label><required>true</required><type>Text</type>'),
    })
    expect(findBadGrants(readOrgMetadata(files))).toEqual(['CsmUser: CsGoal__c.Status__c is required, it takes no field permission'])
  })

  test('see a field of activities that only tasks are granted', () => {
    const field = metadataFile('CustomField', '<description>d</description><label>Party</label><type>Text</type>')
    const text = permissionSet('<allowRead>true</allowRead><object>CsGoal__c</object>', 'CsGoal__c.Status__c').replace(
      '<objectPermissions>',
      '<fieldPermissions><field>Task.CsParty__c</field><readable>true</readable></fieldPermissions><objectPermissions>',
    )
    const metadata = readOrgMetadata(
      soundApp({ 'main/plans/objects/Activity/fields/CsParty__c.field-meta.xml': field, [paths.permissionSet]: text }),
    )
    expect(findUngranted(metadata)).toEqual(['Event.CsParty__c: granted by no permission set'])
    expect(findBadGrants(metadata)).toEqual(['CsmUser: Task.CsParty__c without ActivitiesAccess'])
  })

  test('see a child without its parent', () => {
    const text = permissionSet('<allowRead>true</allowRead><object>Contact</object>', 'Contact.Title')
    expect(findBadGrants(withSet(text))).toEqual(['CsmUser: Contact without read on its parent Account'])
  })

  test('see a use of a field that is not defined, not granted, or not granted for edit', () => {
    const metadata = readOrgMetadata(soundApp())
    const [set] = metadata.permissionSets
    if (set === undefined) throw new Error('The sound app has one permission set.')
    expect(
      findUngrantedUses(metadata, set, [
        { object: 'CsGoal__c', field: 'Status__c', access: 'read' },
        { object: 'CsGoal__c', field: 'Id', access: 'read' },
        { object: 'CsGoal__c', field: 'Gone__c', access: 'read' },
        { object: 'CsGoal__c', field: 'Status__c', access: 'edit' },
        { object: 'Case', field: 'Priority', access: 'read' },
        { object: 'Task', field: 'Status', access: 'read' },
      ]),
    ).toEqual([
      'CsGoal__c.Gone__c: not defined in force-app',
      'CsGoal__c.Status__c: CsmUser does not grant edit on CsGoal__c',
      'Case.Priority: CsmUser does not grant read on Case',
      'Task.Status: CsmUser does not grant activities',
    ])
  })
})

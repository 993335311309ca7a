import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeEach(() => {
  visits = openFixtureOrg()
})
afterEach(() => visits.org.close())

const records = (soql: string, userId = visits.admin) => [...visits.org.query(userId, soql).records]
const idOf = (soql: string): string => String(records(soql)[0]?.['Id'])
const used = () => records("SELECT UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'")[0]?.['UsedLicenses']

function createUser(name: string, fields: Record<string, unknown> = {}) {
  const user = {
    Username: `${name}@visits.example`,
    LastName: name,
    Email: `${name}@visits.example`,
    Alias: name.slice(0, 8),
    TimeZoneSidKey: 'Asia/Tokyo',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    ProfileId: idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'"),
    ...fields,
  }
  return visits.org.insert(visits.admin, 'User', user)
}

describe('a user license', () => {
  test('is used by each active user, and free again when one is deactivated', () => {
    const before = Number(used())
    const { id } = createUser('robot2')
    expect(used()).toBe(before + 1)
    visits.org.update(visits.admin, 'User', String(id), { IsActive: false })
    expect(used()).toBe(before)
  })

  test('that is used up lets nobody in', () => {
    const results = Array.from({ length: 6 }, (_, index) => createUser(`robot${index + 2}`))
    expect(results.filter(({ success }) => !success)[0]?.errors).toEqual([
      { statusCode: 'LICENSE_LIMIT_EXCEEDED', message: 'License Limit Exceeded', fields: [] },
    ])
    expect(used()).toBe(5)
    expect(createUser('idle', { IsActive: false }).success).toBe(true)
  })
})

test('an integration user holds what opens objects only with its permission set license', () => {
  const assignee = String(createUser('robot2').id)
  const assignment = { AssigneeId: assignee, PermissionSetId: idOf("SELECT Id FROM PermissionSet WHERE Name = 'VisitReader'") }
  expect(visits.org.insert(visits.admin, 'PermissionSetAssignment', assignment).errors).toEqual([
    {
      statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: "The user license doesn't allow the permission: Read Accounts",
      fields: ['PermissionSetId'],
    },
  ])
  const license = idOf("SELECT Id FROM PermissionSetLicense WHERE DeveloperName = 'SalesforceAPIIntegrationPsl'")
  visits.org.insert(visits.admin, 'PermissionSetLicenseAssign', { AssigneeId: assignee, PermissionSetLicenseId: license })
  expect(visits.org.insert(visits.admin, 'PermissionSetAssignment', assignment).success).toBe(true)
})

describe('UserPermissionAccess', () => {
  const soql = 'SELECT PermissionsModifyAllData, PermissionsApiEnabled FROM UserPermissionAccess'

  test('tells whoever asks what they may do', () => {
    expect([visits.admin, visits.reader].map((user) => records(soql, user)[0])).toMatchObject([
      { PermissionsModifyAllData: true, PermissionsApiEnabled: true },
      { PermissionsModifyAllData: false, PermissionsApiEnabled: true },
    ])
  })

  test('knows who holds a permission without being an administrator', () => {
    const setup = 'SELECT PermissionsViewSetup, PermissionsModifyAllData FROM UserPermissionAccess'
    expect(records(setup, visits.reader)[0]).toMatchObject({ PermissionsViewSetup: false, PermissionsModifyAllData: false })
    const reader = idOf("SELECT Id FROM PermissionSet WHERE Name = 'VisitReader'")
    visits.org.update(visits.admin, 'PermissionSet', reader, { PermissionsViewSetup: true })
    expect(records(setup, visits.reader)[0]).toMatchObject({ PermissionsViewSetup: true, PermissionsModifyAllData: false })
  })

  test('knows no column that is no permission', () => {
    expect(visits.refusedQuery('SELECT PermissionsFly FROM UserPermissionAccess')).toMatchObject({ errorCode: 'INVALID_FIELD' })
  })
})

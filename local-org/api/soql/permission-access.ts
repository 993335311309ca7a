import type { Query } from '@jetstreamapp/soql-parser-js'
import type { Rights } from '../access/rights.ts'
import type { QueryRows } from '../org.ts'
import { noSuchColumn } from './soql-error.ts'

const entity = 'UserPermissionAccess'
/** User permissions that clients ask for; administrators have all of them, others those that the local org knows of them. */
const permissions = [
  'PermissionsApiEnabled',
  'PermissionsAssignPermissionSets',
  'PermissionsAuthorApex',
  'PermissionsCustomizeApplication',
  'PermissionsManageUsers',
  'PermissionsModifyAllData',
  'PermissionsModifyMetadata',
  'PermissionsViewSetup',
] as const

export const asksForPermissionAccess = ({ sObject }: Query): boolean => sObject?.toLowerCase() === entity.toLowerCase()

/**
 * `SELECT PermissionsModifyAllData FROM UserPermissionAccess`: one row, of whoever asks. Everybody here has the API.
 * Source: Object Reference, "UserPermissionAccess".
 * @throws OrgError for a permission that is not known
 */
export function readPermissionAccess(asking: Rights, soql: string, query: Query): QueryRows {
  const answers = (query.fields ?? []).map((item): [string, unknown] => {
    const name = item.type === 'Field' ? item.field : ''
    const field = permissions.find((known) => known.toLowerCase() === name.toLowerCase())
    if (field === undefined) throw noSuchColumn(soql, name, name, entity)
    return [field, isGranted(field, asking)]
  })
  const record = {
    attributes: { type: entity, url: `/services/data/v67.0/sobjects/${entity}/000000000000000AAA` },
    ...Object.fromEntries(answers),
  }
  return { totalSize: 1, entityName: entity, records: [record].values() }
}

function isGranted(permission: (typeof permissions)[number], asking: Rights): boolean {
  if (permission === 'PermissionsApiEnabled') return true
  return permission === 'PermissionsViewSetup' ? asking.mayViewSetup : asking.isAdministrator
}

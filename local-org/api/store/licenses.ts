import type { ObjectDefinition } from '../schema/object-definition.ts'
import type { Database } from './database.ts'
import type { Row } from './derived-fields.ts'
import { Refusal } from './refusal.ts'
import type { StoreContext } from './store-context.ts'

/** User licenses, and how many of them the org has. */
export const userLicenses: Readonly<Record<string, number>> = { Salesforce: 100, 'Salesforce Integration': 5 }

/**
 * Users of this user license may hold what opens objects only together with this permission set license.
 * Source: Salesforce Help, "Give Integration Users API Only Access".
 */
export const integrationLicense = {
  user: 'Salesforce Integration',
  permissionSet: 'SalesforceAPIIntegrationPsl',
  label: 'Salesforce API Integration',
  total: 5,
}

const licensed = new Set(['User', 'PermissionSetLicenseAssign'])

export const changesLicenses = ({ name }: ObjectDefinition): boolean => licensed.has(name)

/** @throws Refusal for a user whom no license is left for, and for a permission set that a user's licenses do not allow */
export function checkLicenses(context: StoreContext, object: ObjectDefinition, row: Row, before: Row | null): void {
  if (object.name === 'User') checkUserLicense(context, row, before)
  if (object.name === 'PermissionSetAssignment') checkAssignment(context, row)
}

/** Source: SOAP API Developer Guide, StatusCode LICENSE_LIMIT_EXCEEDED. */
function checkUserLicense({ database }: StoreContext, row: Row, before: Row | null): void {
  const needsOne = row.IsActive === 1 && (before === null || before.IsActive !== 1 || before.ProfileId !== row.ProfileId)
  if (!needsOne) return
  const [used, total] = database.row(
    'SELECT l.UsedLicenses, l.TotalLicenses FROM "UserLicense" l JOIN "Profile" p ON p.UserLicenseId = l.Id WHERE p.Id = ?',
    [row.ProfileId ?? null],
  ) ?? [null, null]
  if (typeof used === 'number' && typeof total === 'number' && used >= total) {
    throw new Refusal('LICENSE_LIMIT_EXCEEDED', 'License Limit Exceeded')
  }
}

/** The sentence as public notes on the license quote it; the permission is the first of the set's object permissions. */
function checkAssignment({ database, schema }: StoreContext, { AssigneeId, PermissionSetId }: Row): void {
  const isAllowed =
    database.row(
      `SELECT 1 FROM "User" u JOIN "Profile" p ON p.Id = u.ProfileId JOIN "UserLicense" l ON l.Id = p.UserLicenseId
       WHERE u.Id = ?1 AND l.Name = ?2 AND NOT EXISTS (
         SELECT 1 FROM "PermissionSetLicenseAssign" a JOIN "PermissionSetLicense" s ON s.Id = a.PermissionSetLicenseId
         WHERE a.AssigneeId = ?1 AND a.IsDeleted = 0 AND s.DeveloperName = ?3)`,
      [AssigneeId ?? null, integrationLicense.user, integrationLicense.permissionSet],
    ) === undefined
  if (isAllowed) return
  const [opened] =
    database.row(
      'SELECT SobjectType FROM "ObjectPermissions" WHERE ParentId = ? AND IsDeleted = 0 AND PermissionsRead = 1 ORDER BY SobjectType',
      [PermissionSetId ?? null],
    ) ?? []
  if (typeof opened !== 'string') return
  const label = schema.find(opened)?.labelPlural.en_US ?? opened
  throw new Refusal('FIELD_INTEGRITY_EXCEPTION', `The user license doesn't allow the permission: Read ${label}`, ['PermissionSetId'])
}

/** Brings the numbers of licenses in use to what users and assignments say. */
export function countLicenses(database: Database): void {
  database.exec(`
    UPDATE "UserLicense" SET UsedLicenses = (
      SELECT count(*) FROM "User" u JOIN "Profile" p ON p.Id = u.ProfileId
      WHERE p.UserLicenseId = "UserLicense".Id AND u.IsActive = 1 AND u.IsDeleted = 0);
    UPDATE "PermissionSetLicense" SET UsedLicenses = (
      SELECT count(*) FROM "PermissionSetLicenseAssign" a WHERE a.PermissionSetLicenseId = "PermissionSetLicense".Id AND a.IsDeleted = 0)`)
}

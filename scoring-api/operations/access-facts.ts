import { z } from 'zod'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import { describeMany, type ObjectAccess } from '../salesforce/describe.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { Tell, Told } from './told.ts'

/** What the integration user may do in the org, profile and all permission sets together. */
export interface HeldRights {
  /** By name as asked; null = the user sees no such object. */
  objects: ReadonlyMap<string, ObjectAccess | null>
  /** What no describe tells; only who may view the set-up is told. */
  rows: Told<PermissionRows>
}

export interface PermissionRows {
  /** System permissions by API name. */
  system: ReadonlyMap<string, boolean>
  /** By object; of an object without a row nothing is granted. */
  objects: ReadonlyMap<string, ObjectRow>
}

export interface ObjectRow {
  creates: boolean
  edits: boolean
  deletes: boolean
  viewsAll: boolean
  modifiesAll: boolean
}

/** System permissions that are needed, and those that nobody should have to grant. */
export const neededSystemPermissions = ['ApiEnabled', 'ActivitiesAccess', 'EditTask', 'ViewSetup', 'ViewRoles'] as const
export const excessiveSystemPermissions = ['ViewAllData', 'ModifyAllData', 'ManageUsers', 'CustomizeApplication', 'AuthorApex'] as const
const systemPermissions = [...neededSystemPermissions, ...excessiveSystemPermissions]

const objectRow = z.object({
  SobjectType: z.string(),
  PermissionsCreate: z.boolean(),
  PermissionsEdit: z.boolean(),
  PermissionsDelete: z.boolean(),
  PermissionsViewAllRecords: z.boolean(),
  PermissionsModifyAllRecords: z.boolean(),
})
const objectColumns = Object.keys(objectRow.shape)

/** Two queries, and a call for every 25 objects. @throws Problem when the org cannot be asked at all */
export async function readHeldRights(
  salesforce: Salesforce,
  { userId, apiVersion }: Pick<Connection, 'userId' | 'apiVersion'>,
  objects: readonly string[],
  tell: Tell,
): Promise<HeldRights> {
  const [described, rows] = await Promise.all([describeMany(salesforce, apiVersion, objects), tell(readPermissionRows(salesforce, userId))])
  return { objects: described, rows }
}

/** A profile is a permission set of its own, and a group of sets another one. Source: Object Reference, "PermissionSet" */
async function readPermissionRows(salesforce: Salesforce, userId: string): Promise<PermissionRows> {
  const assigned = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`
  const columns = systemPermissions.map((name) => `Permissions${name}`)
  const [sets, objects] = await Promise.all([
    readAll(salesforce, `SELECT ${columns.join(', ')} FROM PermissionSet WHERE Id IN (${assigned})`),
    readAll(salesforce, `SELECT ${objectColumns.join(', ')} FROM ObjectPermissions WHERE ParentId IN (${assigned})`),
  ])
  const byObject = Map.groupBy(
    objects.map((record) => objectRow.parse(record)),
    ({ SobjectType }) => SobjectType,
  )
  return {
    system: new Map(systemPermissions.map((name) => [name, sets.some((set) => set[`Permissions${name}`] === true)])),
    objects: new Map([...byObject].map(([object, rows]) => [object, together(rows)])),
  }
}

const together = (rows: readonly z.infer<typeof objectRow>[]): ObjectRow => ({
  creates: rows.some((row) => row.PermissionsCreate),
  edits: rows.some((row) => row.PermissionsEdit),
  deletes: rows.some((row) => row.PermissionsDelete),
  viewsAll: rows.some((row) => row.PermissionsViewAllRecords || row.PermissionsModifyAllRecords),
  modifiesAll: rows.some((row) => row.PermissionsModifyAllRecords),
})

import type { LocalOrg } from '../../api/org.ts'
import { deployedFiles, type ProjectFolders } from './metadata-files.ts'
import { nodesOf, readMetadata, textOf, type MetadataNode } from './metadata-xml.ts'

/** What permission sets open that the org keeps no rows of. */
export interface PermissionSource extends ProjectFolders {
  org: LocalOrg
}

/** Custom permissions that the user's permission sets enable. */
export function readCustomPermissions(source: PermissionSource, userId: string): string[] {
  const permissions = assignedPermissionSets(source, userId).flatMap((set) => nodesOf(set, 'customPermissions'))
  return permissions.filter((permission) => textOf(permission, 'enabled') === 'true').map((permission) => textOf(permission, 'name') ?? '')
}

/**
 * Custom tabs the user may open, and whether they stand in an app's navigation bar: without a setting a tab is hidden,
 * of several settings the most permissive one counts.
 * Source: Salesforce Help, "Tab Settings" (platform.permissions_tab_settings_ref)
 */
export function readTabSettings(source: PermissionSource, userId: string): Map<string, 'Visible' | 'Available'> {
  const settings = new Map<string, 'Visible' | 'Available'>()
  for (const setting of assignedPermissionSets(source, userId).flatMap((set) => nodesOf(set, 'tabSettings'))) {
    const [tab, visibility] = [textOf(setting, 'tab') ?? '', textOf(setting, 'visibility')]
    if (visibility === 'Visible' || (visibility === 'Available' && !settings.has(tab))) settings.set(tab, visibility)
  }
  return settings
}

function assignedPermissionSets(source: PermissionSource, userId: string): MetadataNode[] {
  const assigned = new Set(source.org.permissionSetsOf(userId))
  const files = deployedFiles(source, 'permissionsets', '.permissionset-meta.xml')
  return files.filter(({ name }) => assigned.has(name)).map(({ path }) => readMetadata(path))
}

import { checkbox, computed, integer, lookup, picklist, text } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

/** What a user's profile rests on, and how many there are. Source: Object Reference, "UserLicense". */
export const userLicense = standardObject({
  name: 'UserLicense',
  keyPrefix: '100',
  label: 'User License|ユーザライセンス',
  labelPlural: 'User Licenses|ユーザライセンス',
  kind: 'setup',
  fields: [
    text('Name', 40, 'Name|名前', { ...computed, nameField: true }),
    text('MasterLabel', 40, 'Label|表示ラベル', computed),
    picklist('Status', 'Status|状況', ['*Active|有効', 'Disabled|無効'], { ...computed, defaultValue: 'Active' }),
    integer('TotalLicenses', 'Total Licenses|ライセンスの総数', computed),
    integer('UsedLicenses', 'Used Licenses|使用済みライセンス', computed),
  ],
})

/** What a user needs besides for some permissions. Source: Object Reference, "PermissionSetLicense". */
export const permissionSetLicense = standardObject({
  name: 'PermissionSetLicense',
  keyPrefix: '0PL',
  label: 'Permission Set License|権限セットライセンス',
  labelPlural: 'Permission Set Licenses|権限セットライセンス',
  kind: 'setup',
  fields: [
    text('DeveloperName', 80, 'Permission Set License Name|権限セットライセンス名', { ...computed, nameField: true }),
    text('MasterLabel', 80, 'Permission Set License Label|権限セットライセンスの表示ラベル', computed),
    text('PermissionSetLicenseKey', 80, 'Permission Set License Key|権限セットライセンスキー', computed),
    picklist('Status', 'Status|状況', ['*Active|有効', 'Disabled|無効'], { ...computed, defaultValue: 'Active' }),
    integer('TotalLicenses', 'Total Licenses|ライセンスの総数', computed),
    integer('UsedLicenses', 'Used Licenses|使用済みライセンス', computed),
    checkbox('IsAvailableForIntegrations', 'Available for Integrations|インテグレーションで使用可能', computed),
  ],
})

/** Source: Object Reference, "PermissionSetLicenseAssign". */
export const permissionSetLicenseAssign = standardObject({
  name: 'PermissionSetLicenseAssign',
  keyPrefix: '2LA',
  label: 'Permission Set License Assignment|権限セットライセンスの割り当て',
  labelPlural: 'Permission Set License Assignments|権限セットライセンスの割り当て',
  kind: 'setup',
  fields: [
    lookup('PermissionSetLicenseId', 'PermissionSetLicense', 'Permission Set License ID|権限セットライセンス ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'PermissionSetLicenseAssignments',
      onParentDelete: 'cascade',
    }),
    lookup('AssigneeId', 'User', 'Assigned User ID|任命先ユーザ ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'PermissionSetLicenseAssignments',
      onParentDelete: 'cascade',
    }),
  ],
})

import { checkbox, computed, dateTime, integer, lookup, picklist, restrictedPicklist, text } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

export const organization = standardObject({
  name: 'Organization',
  keyPrefix: '00D',
  label: 'Organization|組織',
  labelPlural: 'Organization|組織',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Name|組織名', { required: true, nameField: true }),
    text('Division', 80, 'Division|ディビジョン'),
    text('OrganizationType', 40, 'Edition|エディション', computed),
    text('InstanceName', 5, 'Instance Name|インスタンス名', computed),
    checkbox('IsSandbox', 'Is Sandbox|Sandbox', computed),
    text('NamespacePrefix', 15, 'Namespace Prefix|名前空間プレフィックス', computed),
    text('TimeZoneSidKey', 40, 'Time Zone|タイムゾーン'),
    text('LanguageLocaleKey', 40, 'Language|言語'),
    text('DefaultLocaleSidKey', 40, 'Locale|地域'),
    integer('FiscalYearStartMonth', 'Fiscal Year Starts In|会計年度の開始月'),
    text('PrimaryContact', 80, 'Primary Contact|代表取引先責任者'),
    dateTime('TrialExpirationDate', 'Trial Expiration Date|トライアル期限', computed),
  ],
})

export const recordType = standardObject({
  name: 'RecordType',
  keyPrefix: '012',
  label: 'Record Type|レコードタイプ',
  labelPlural: 'Record Type|レコードタイプ',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Name|名前', { required: true, nameField: true }),
    text('DeveloperName', 80, 'Record Type Name|レコードタイプ名', { required: true }),
    text('NamespacePrefix', 15, 'Namespace Prefix|名前空間プレフィックス', computed),
    text('Description', 255, 'Description|説明'),
    text('SobjectType', 40, 'SObject Type Name|sObject 種別', { required: true }),
    checkbox('IsActive', 'Active|有効', { defaultValue: true }),
  ],
})

export const permissionSet = standardObject({
  name: 'PermissionSet',
  keyPrefix: '0PS',
  label: 'Permission Set|権限セット',
  labelPlural: 'Permission Set|権限セット',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Permission Set Name|権限セット名', { required: true, nameField: true }),
    text('Label', 80, 'Permission Set Label|権限セットの表示ラベル', { required: true }),
    text('Description', 255, 'Description|説明'),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile|プロファイルが所有', computed),
    lookup('ProfileId', 'Profile', 'Profile ID|プロファイル ID', computed),
    checkbox('IsCustom', 'Is Custom|カスタム', { ...computed, defaultValue: true }),
    text('NamespacePrefix', 15, 'Namespace Prefix|名前空間プレフィックス', computed),
    picklist('Type', 'Type|種別', ['*Regular', 'Profile', 'Group'], { ...computed, defaultValue: 'Regular' }),
    checkbox('PermissionsApiEnabled', 'API Enabled|API の有効化'),
    checkbox('PermissionsActivitiesAccess', 'Access Activities|活動へのアクセス'),
    checkbox('PermissionsEditTask', 'Edit Tasks|ToDo の編集'),
    checkbox('PermissionsViewSetup', 'View Setup and Configuration|設定・定義の参照'),
    checkbox('PermissionsViewRoles', 'View Roles and Role Hierarchy|ロールおよびロール階層の参照'),
    checkbox('PermissionsManageUsers', 'Manage Users|ユーザーの管理'),
    checkbox('PermissionsCustomizeApplication', 'Customize Application|アプリケーションのカスタマイズ'),
    checkbox('PermissionsAuthorApex', 'Author Apex|Apex 開発'),
    checkbox('PermissionsViewAllData', 'View All Data|すべてのデータの参照'),
    checkbox('PermissionsModifyAllData', 'Modify All Data|すべてのデータの編集'),
  ],
})

export const permissionSetAssignment = standardObject({
  name: 'PermissionSetAssignment',
  keyPrefix: '0Pa',
  label: 'Permission Set Assignment|権限セットの割り当て',
  labelPlural: 'Permission Set Assignment|権限セットの割り当て',
  kind: 'setup',
  fields: [
    lookup('AssigneeId', 'User', 'Assignee ID|任命先 ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'PermissionSetAssignments',
      onParentDelete: 'cascade',
    }),
    lookup('PermissionSetId', 'PermissionSet', 'PermissionSet ID|権限セット ID', {
      required: true,
      writtenBy: 'createOnly',
      children: 'Assignments',
      onParentDelete: 'cascade',
    }),
    checkbox('IsActive', 'Is Active|有効', { ...computed, defaultValue: true }),
  ],
})

const parent = (children: string) =>
  lookup('ParentId', 'PermissionSet', 'Parent ID|親 ID', {
    required: true,
    writtenBy: 'createOnly',
    children,
    onParentDelete: 'cascade',
  })

export const objectPermissions = standardObject({
  name: 'ObjectPermissions',
  keyPrefix: '110',
  label: 'Object Permissions|オブジェクト権限',
  labelPlural: 'Object Permissions|オブジェクト権限',
  kind: 'setup',
  fields: [
    parent('ObjectPerms'),
    text('SobjectType', 80, 'SObject Type Name|sObject 種別', { required: true, writtenBy: 'createOnly' }),
    checkbox('PermissionsRead', 'Allow Read|参照を許可'),
    checkbox('PermissionsCreate', 'Allow Create|作成を許可'),
    checkbox('PermissionsEdit', 'Allow Edit|編集を許可'),
    checkbox('PermissionsDelete', 'Allow Delete|削除を許可'),
    checkbox('PermissionsViewAllRecords', 'Allow View All Records|すべて表示を許可'),
    checkbox('PermissionsModifyAllRecords', 'Allow Modify All Records|すべて変更を許可'),
    checkbox('PermissionsViewAllFields', 'Allow View All Fields|すべての項目の表示を許可'),
  ],
})

export const fieldPermissions = standardObject({
  name: 'FieldPermissions',
  keyPrefix: '01k',
  label: 'Field Permissions|項目権限',
  labelPlural: 'Field Permissions|項目権限',
  kind: 'setup',
  fields: [
    parent('FieldPerms'),
    text('SobjectType', 80, 'SObject Type Name|sObject 種別', { required: true, writtenBy: 'createOnly' }),
    text('Field', 255, 'Field Name|項目名', { required: true, writtenBy: 'createOnly' }),
    checkbox('PermissionsRead', 'Read Access|参照アクセス権'),
    checkbox('PermissionsEdit', 'Edit Access|編集アクセス権'),
  ],
})

/**
 * The reports of the org; what a report shows is in its metadata, and `analytics/reports` runs it.
 * Source: Object Reference, "Report".
 */
export const report = standardObject({
  name: 'Report',
  keyPrefix: '00O',
  label: 'Report|レポート',
  labelPlural: 'Reports|レポート',
  kind: 'setup',
  fields: [
    text('Name', 40, 'Report Name|レポート名', { ...computed, nameField: true }),
    text('DeveloperName', 80, 'Report Unique Name|レポートの一意の名前', computed),
    text('Description', 255, 'Description|説明', computed),
    text('FolderName', 256, 'Folder Name|フォルダー名', computed),
    text('Format', 20, 'Format|形式', computed),
  ],
})

/** The dashboards of the org; `analytics/dashboards` runs them. Source: Object Reference, "Dashboard". */
export const dashboard = standardObject({
  name: 'Dashboard',
  keyPrefix: '01Z',
  label: 'Dashboard|ダッシュボード',
  labelPlural: 'Dashboards|ダッシュボード',
  kind: 'setup',
  fields: [
    text('Title', 80, 'Title|タイトル', { ...computed, nameField: true }),
    text('DeveloperName', 80, 'Dashboard Unique Name|ダッシュボードの一意の名前', computed),
    text('Description', 255, 'Description|説明', computed),
    text('FolderName', 256, 'Folder Name|フォルダー名', computed),
    restrictedPicklist(
      'Type',
      'Dashboard Running User|ダッシュボードの実行ユーザー',
      ['SpecifiedUser', 'LoggedInUser', 'MyTeamUser'],
      computed,
    ),
  ],
})

/** Source: Object Reference, "DashboardComponent". */
export const dashboardComponent = standardObject({
  name: 'DashboardComponent',
  keyPrefix: '01a',
  label: 'Dashboard Component|ダッシュボードコンポーネント',
  labelPlural: 'Dashboard Components|ダッシュボードコンポーネント',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Dashboard Component Name|ダッシュボードコンポーネント名', { ...computed, nameField: true }),
    lookup('DashboardId', 'Dashboard', 'Dashboard ID|ダッシュボード ID', computed),
    lookup('CustomReportId', 'Report', 'Custom Report ID|カスタムレポート ID', computed),
  ],
})

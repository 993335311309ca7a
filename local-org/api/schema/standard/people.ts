import { address, checkbox, computed, dateTime, email, lookup, phone, picklist, text } from '../field-makers.ts'
import { standardObject } from '../standard-object.ts'

export const user = standardObject({
  name: 'User',
  keyPrefix: '005',
  label: 'User|ユーザ',
  labelPlural: 'Users|ユーザ',
  kind: 'setup',
  fields: [
    text('Username', 80, 'Username|ユーザ名', { required: true, unique: true, idLookup: true }),
    text('LastName', 80, 'Last Name|姓', { required: true }),
    text('FirstName', 40, 'First Name|名'),
    text('Name', 121, 'Full Name|氏名', { ...computed, nameField: true }),
    text('CompanyName', 80, 'Company Name|会社名'),
    text('Division', 80, 'Division|ディビジョン'),
    text('Department', 80, 'Department|部署'),
    text('Title', 80, 'Title|役職'),
    ...address('', 'Address|住所'),
    email('Email', 'Email|メール', { required: true }),
    phone('Phone', 'Phone|電話'),
    phone('MobilePhone', 'Mobile|携帯'),
    text('Alias', 8, 'Alias|別名', { required: true }),
    text('CommunityNickname', 40, 'Nickname|ニックネーム'),
    checkbox('IsActive', 'Active|有効', { defaultValue: true }),
    text('TimeZoneSidKey', 40, 'Time Zone|タイムゾーン'),
    lookup('UserRoleId', 'UserRole', 'Role ID|ロール ID', { children: 'Users' }),
    text('LocaleSidKey', 40, 'Locale|地域'),
    text('EmailEncodingKey', 40, 'Email Encoding|メールの文字コード'),
    lookup('ProfileId', 'Profile', 'Profile ID|プロファイル ID', { required: true, children: 'Users' }),
    picklist('UserType', 'User Type|ユーザ種別', ['*Standard|標準'], { ...computed, defaultValue: 'Standard' }),
    text('LanguageLocaleKey', 40, 'Language|言語'),
    text('EmployeeNumber', 20, 'Employee Number|社員番号'),
    lookup('ManagerId', 'User', 'Manager ID|マネージャ ID', { children: 'ManagedUsers' }),
    dateTime('LastLoginDate', 'Last Login|最終ログイン', computed),
    text('FederationIdentifier', 512, 'SAML Federation ID|統合 ID', { unique: true }),
  ],
})

export const userRole = standardObject({
  name: 'UserRole',
  keyPrefix: '00E',
  label: 'Role|ロール',
  labelPlural: 'Roles|ロール',
  kind: 'setup',
  fields: [
    text('Name', 80, 'Name|名前', { required: true, nameField: true }),
    lookup('ParentRoleId', 'UserRole', 'Parent Role ID|親ロール ID'),
    text('RollupDescription', 80, 'Description|説明'),
    text('DeveloperName', 80, 'Developer Name|API 参照名'),
  ],
})

export const profile = standardObject({
  name: 'Profile',
  keyPrefix: '00e',
  label: 'Profile|プロファイル',
  labelPlural: 'Profile|プロファイル',
  kind: 'setup',
  fields: [
    text('Name', 255, 'Name|名前', { required: true, nameField: true }),
    text('Description', 255, 'Description|説明'),
    picklist('UserType', 'User Type|ユーザ種別', ['*Standard|標準'], { ...computed, defaultValue: 'Standard' }),
    lookup('UserLicenseId', 'UserLicense', 'User License ID|ユーザライセンス ID', computed),
  ],
})

export const group = standardObject({
  name: 'Group',
  keyPrefix: '00G',
  label: 'Group|グループ',
  labelPlural: 'Group|グループ',
  kind: 'setup',
  fields: [
    text('Name', 40, 'Name|名前', { required: true, nameField: true }),
    text('DeveloperName', 80, 'Developer Name|API 参照名'),
    picklist('Type', 'Type|種別', ['Regular|通常', 'Queue|キュー']),
  ],
})

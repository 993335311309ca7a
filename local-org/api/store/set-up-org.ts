import { profileNamed, profiles } from '../access/profiles.ts'
import type { CurrencySetUp } from '../schema/currencies.ts'
import { fieldNamed, type ObjectDefinition } from '../schema/object-definition.ts'
import { closedTaskStatuses } from '../schema/standard/activity.ts'
import { quoted, type SqlValue } from './database.ts'
import type { Row } from './derived-fields.ts'
import { countLicenses, integrationLicense, userLicenses } from './licenses.ts'
import { localeOf } from './locale-of.ts'
import { changeRow, insertRow } from './save-row.ts'
import type { StoreContext } from './store-context.ts'

export interface OrganizationSetUp {
  name: string
  /** IANA name. */
  timeZone: string
  /** `en_US` or `ja`. */
  language: string
  /** ISO 4217; the corporate one where there are several. */
  currency: string
  /** None = one currency. */
  currencies?: CurrencySetUp[]
}

export interface UserSetUp {
  username: string
  firstName: string
  lastName: string
  email: string
  language: 'en_US' | 'ja'
  permissionSets: string[]
  profile: string
  /** Username of another of the users. */
  manager?: string
  /** ISO code; the corporate one when left out. */
  currency?: string
}

/**
 * Brings organization, profiles and users to what is asked for; what is there already keeps its id.
 * @returns the organization's id
 * @throws Error naming the user and the profile, permission set or manager that does not exist
 */
export function setUpOrg(context: StoreContext, organization: OrganizationSetUp, users: UserSetUp[]): string {
  const system = systemUserId(context)
  const organizationId = put(context, 'Organization', { Name: organization.name }, organizationFields(organization), system)
  putTaskStatuses(context, system)
  putLicenses(context, system)
  for (const currency of organization.currencies ?? []) putCurrency(context, currency, system)
  for (const user of users) putUser(context, user, organization, system)
  for (const user of users) putManager(context, user)
  countLicenses(context.database)
  return organizationId
}

function organizationFields({ timeZone, language }: OrganizationSetUp): Row {
  return {
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    TimeZoneSidKey: timeZone,
    LanguageLocaleKey: language,
    DefaultLocaleSidKey: localeOf(language),
    FiscalYearStartMonth: 1,
  }
}

/** Licenses, and the profiles that rest on them. */
function putLicenses(context: StoreContext, system: string): void {
  for (const [name, total] of Object.entries(userLicenses)) {
    put(context, 'UserLicense', { Name: name }, { MasterLabel: name, TotalLicenses: total }, system)
  }
  for (const { name, license } of profiles) {
    put(context, 'Profile', { Name: name }, { UserLicenseId: findId(context, 'UserLicense', { Name: license }) }, system)
  }
  const { permissionSet, label, total } = integrationLicense
  const values = { MasterLabel: label, PermissionSetLicenseKey: permissionSet, TotalLicenses: total, IsAvailableForIntegrations: 1 }
  put(context, 'PermissionSetLicense', { DeveloperName: permissionSet }, values, system)
}

function putTaskStatuses(context: StoreContext, system: string): void {
  const statuses = fieldNamed(context.schema.get('Task'), 'Status')?.picklist ?? []
  for (const [index, { value, label, isDefault }] of statuses.entries()) {
    const values = {
      MasterLabel: label.en_US,
      SortOrder: index + 1,
      IsDefault: Number(isDefault),
      IsClosed: Number(closedTaskStatuses.has(value)),
    }
    put(context, 'TaskStatus', { ApiName: value }, values, system)
  }
}

function putCurrency(context: StoreContext, currency: CurrencySetUp, system: string): void {
  const { isoCode, conversionRate, decimalPlaces, isActive, isCorporate } = currency
  const values = {
    ConversionRate: conversionRate,
    DecimalPlaces: decimalPlaces,
    IsActive: Number(isActive),
    IsCorporate: Number(isCorporate),
  }
  put(context, 'CurrencyType', { IsoCode: isoCode }, values, system)
}

function putUser(context: StoreContext, user: UserSetUp, organization: OrganizationSetUp, system: string): void {
  const profileId = findId(context, 'Profile', { Name: user.profile })
  if (profileId === null) throw new Error(`User ${user.username} names the profile "${user.profile}", which this org does not have`)
  const fields: Row = {
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    Alias: user.username.slice(0, 8),
    CommunityNickname: user.username.split('@')[0]?.slice(0, 40) ?? null,
    ProfileId: profileId,
    LanguageLocaleKey: user.language,
    LocaleSidKey: localeOf(user.language),
    TimeZoneSidKey: organization.timeZone,
    EmailEncodingKey: 'UTF-8',
    IsActive: 1,
    ...currencyOf(user, organization),
  }
  const userId = put(context, 'User', { Username: user.username }, fields, system)
  if (profileNamed(user.profile).license === integrationLicense.user) putIntegrationLicense(context, userId, system)
  for (const name of user.permissionSets) {
    const permissionSetId = findId(context, 'PermissionSet', { Name: name })
    if (permissionSetId === null)
      throw new Error(`User ${user.username} names the permission set "${name}", which the project does not define`)
    put(context, 'PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: permissionSetId }, {}, system)
  }
}

function putIntegrationLicense(context: StoreContext, userId: string, system: string): void {
  const license = findId(context, 'PermissionSetLicense', { DeveloperName: integrationLicense.permissionSet })
  put(context, 'PermissionSetLicenseAssign', { AssigneeId: userId, PermissionSetLicenseId: license }, {}, system)
}

function putManager(context: StoreContext, { username, manager }: UserSetUp): void {
  if (manager === undefined) return
  const managerId = findId(context, 'User', { Username: manager })
  if (managerId === null) throw new Error(`User ${username} names the manager "${manager}", who is not among the users`)
  put(context, 'User', { Username: username }, { ManagerId: managerId }, systemUserId(context))
}

/** @throws Error naming the user and the currency that the org does not have */
function currencyOf({ username, currency }: UserSetUp, organization: OrganizationSetUp): Row {
  if (!organization.currencies) return {}
  const code = currency ?? organization.currency
  if (!organization.currencies.some(({ isoCode, isActive }) => isoCode === code && isActive)) {
    throw new Error(`User ${username} names the currency ${code}, which this org does not have`)
  }
  return { DefaultCurrencyIsoCode: code }
}

/** The author of rows nobody signed in for: the first user ever made, or the id that user will get. */
export function systemUserId(context: StoreContext): string {
  const [first] = context.database.row('SELECT min(Id) FROM "User"') ?? []
  return typeof first === 'string' ? first : '0055g0000000001AAA'
}

/** The row with this key gets these values; it is created when there is none, and left alone when nothing differs. */
export function put(context: StoreContext, objectName: string, key: Row, values: Row, userId: string): string {
  const object = context.schema.get(objectName)
  const id = findId(context, objectName, key)
  if (id === null) return insertRow(context, object, { ...key, ...values }, userId)
  const present = readFields(context, object, id, Object.keys(values))
  if (Object.entries(values).some(([name, value]) => present[name] !== value)) changeRow(context, object, id, values, userId)
  return id
}

export function findId(context: StoreContext, object: string, key: Row): string | null {
  const conditions = Object.keys(key).map((name) => `${quoted(name)} = ?`)
  const row = context.database.row(
    `SELECT Id FROM ${quoted(object)} WHERE ${conditions.join(' AND ')} AND IsDeleted = 0`,
    Object.values(key),
  )
  return row ? String(row[0]) : null
}

function readFields(context: StoreContext, object: ObjectDefinition, id: string, names: string[]): Record<string, SqlValue | undefined> {
  if (names.length === 0) return {}
  const values = context.database.row(`SELECT ${names.map(quoted).join(', ')} FROM ${quoted(object.name)} WHERE Id = ?`, [id]) ?? []
  return Object.fromEntries(names.map((name, index) => [name, values[index]]))
}

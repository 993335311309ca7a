import type { ObjectDefinition } from './object-definition.ts'
import { accountContactRelation, accountTeamMember } from './standard/account-relations.ts'
import { account } from './standard/account.ts'
import { event, task, taskStatus } from './standard/activity.ts'
import { campaign, campaignMember } from './standard/campaign.ts'
import { caseObject } from './standard/case.ts'
import { contact } from './standard/contact.ts'
import { asset, contract } from './standard/contract-asset.ts'
import { permissionSetLicense, permissionSetLicenseAssign, userLicense } from './standard/licenses.ts'
import { opportunity } from './standard/opportunity.ts'
import { group, profile, user, userRole } from './standard/people.ts'
import { opportunityLineItem, pricebook2, pricebookEntry, product2 } from './standard/products.ts'
import {
  dashboard,
  dashboardComponent,
  fieldPermissions,
  objectPermissions,
  organization,
  permissionSet,
  permissionSetAssignment,
  recordType,
  report,
} from './standard/setup.ts'
import { holiday } from './standard/working-days.ts'

/** What every org has before anything is deployed to it. */
export const standardObjects: readonly ObjectDefinition[] = [
  account,
  accountContactRelation,
  accountTeamMember,
  asset,
  campaign,
  campaignMember,
  caseObject,
  contact,
  contract,
  dashboard,
  dashboardComponent,
  event,
  fieldPermissions,
  group,
  holiday,
  objectPermissions,
  opportunity,
  opportunityLineItem,
  organization,
  permissionSet,
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
  pricebook2,
  pricebookEntry,
  product2,
  profile,
  recordType,
  report,
  task,
  taskStatus,
  user,
  userLicense,
  userRole,
]

import type { OrgFacts } from '../../../scripts/install-org/org-facts.ts'
import type { OurSchema } from '../../../scripts/install-org/our-schema.ts'
import { askedPermissions } from '../../../scripts/install-org/preflight.ts'

/** Three components of ours: an object, a field of Account, a class. */
export const ours: OurSchema = {
  components: [
    { type: 'ApexClass', fullName: 'CsHealthController' },
    { type: 'CustomField', fullName: 'Account.CsArr__c' },
    { type: 'CustomObject', fullName: 'CsScorecard__c' },
  ],
  fields: new Map([
    ['Account', new Map([['CsArr__c', 'currency']])],
    ['CsScorecard__c', new Map([['Key__c', 'string']])],
  ]),
}

/** An org into which everything can be installed. */
export const readyOrg: OrgFacts = {
  cliVersion: '2.150.6',
  username: 'ada@example.com',
  name: 'Kitahama Works',
  edition: 'Enterprise Edition',
  isSandbox: false,
  permissions: Object.fromEntries(askedPermissions.map((name) => [name, true])),
  integration: { wanted: null, hasUser: false, freeLicenses: 1, hasProfile: true },
  hasPersonAccounts: false,
  hasSeveralCurrencies: false,
  apiCalls: { max: 100_000, remaining: 1000 },
  dataStorageMegabytes: { max: 1000, remaining: 12 },
  accounts: 1000,
  customObjects: new Set(),
  fields: new Map(),
  present: new Set(),
}

/** The same after the core was deployed. */
export const installedOrg: OrgFacts = {
  ...readyOrg,
  customObjects: new Set(['CsScorecard__c']),
  fields: new Map(ours.fields),
  present: new Set(['ApexClass CsHealthController', 'CustomField Account.CsArr__c', 'CustomObject CsScorecard__c']),
}

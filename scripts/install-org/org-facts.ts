/** What an org says of itself before anything is written to it. null = the org does not say. */
export interface OrgFacts {
  cliVersion: string
  username: string
  name: string
  /** `Enterprise Edition` */
  edition: string
  isSandbox: boolean
  /** User permissions of the one who installs, by name: `ModifyAllData`. */
  permissions: Readonly<Record<string, boolean>> | null
  integration: IntegrationFacts
  /** Whether the org uses person accounts, several currencies. */
  hasPersonAccounts: boolean
  hasSeveralCurrencies: boolean
  apiCalls: Allowance | null
  dataStorageMegabytes: Allowance | null
  accounts: number
  /** Custom objects of the org's own, by name; what managed packages brought is not among them. */
  customObjects: ReadonlySet<string>
  /** Custom fields of the org's own by object, whoever may see them: their types as describe names them, null = hidden from who installs. */
  fields: ReadonlyMap<string, ReadonlyMap<string, string | null>>
  /** Which of our components the org has, as `CustomField Account.CsArr__c`. */
  present: ReadonlySet<string>
}

export interface Allowance {
  max: number
  remaining: number
}

/** What the user that the service logs in as needs. */
export interface IntegrationFacts {
  /** Who was asked for; null = nobody in particular. `isActive` null = the org has no such user. */
  wanted: { username: string; isActive: boolean | null } | null
  /** Somebody has the permission set already. */
  hasUser: boolean
  /** Free licences "Salesforce Integration"; null = the org has none of that name. */
  freeLicenses: number | null
  hasProfile: boolean
}

/** An External Client App, put together from the five files that Salesforce keeps it in. */
export interface ClientApp {
  name: string
  /** Null = the org makes one up. */
  consumerKey: string | null
  consumerSecret: string | null
  /** PEM; with it the app may log in by signed assertions. Null = it may not. */
  certificatePem: string | null
  isEnabled: boolean
  permittedUsers: 'AdminApprovedPreAuthorized' | 'AllSelfAuthorized'
  permissionSets: string[]
  profiles: string[]
  /** Whose session a login by secret is; null = the flow is off. */
  clientCredentialsUser: string | null
}

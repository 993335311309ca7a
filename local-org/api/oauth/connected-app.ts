/** A registered client: signs its assertions with a key (certificate or public key PEM), or knows a secret. */
export interface ConnectedApp {
  clientId: string
  certificatePem?: string
  clientSecret?: string
  /** Whose session a client-credentials token is. */
  runAsUsername?: string
  /** Holders of one of these permission sets, or of one of these profiles, need not approve the app; nobody else may use it with an assertion. Neither = users approve it, in a browser. */
  preauthorizedPermissionSets?: string[]
  preauthorizedProfiles?: string[]
}

/** A refused login, answered as OAuth has it: `{ error, error_description }`, 400. */
export class GrantRefused extends Error {
  readonly error: string
  constructor(error: string, description: string) {
    super(description)
    this.name = 'GrantRefused'
    this.error = error
  }
}

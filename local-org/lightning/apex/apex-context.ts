import type { LocalOrg } from '../../api/org.ts'

/** What an Apex method of the local org may use. */
export interface ApexContext {
  org: LocalOrg
  userId: string
  /** Custom label of force-app in the user's language. */
  label(name: string): string
  /** Whether a permission set of the user enables the custom permission. */
  hasCustomPermission(name: string): boolean
  organizationId: string
  /** Private key (PKCS 8) of a certificate of the org; null = it has none of that name. */
  signingKey: (certificate: string) => string | null
  /** Base URL of a named credential; null = there is none, or the user may not use it. */
  endpointOf: (namedCredential: string) => string | null
}

/** A stand-in for a method of force-app. */
export interface ApexMethod {
  /** `Id accountId`: types and names as the class has them, in its order. */
  parameters: readonly string[]
  /** Whether a component may wire it. Default false. */
  isCacheable?: boolean
  /** @param given by parameter; one that the page left out is null, as in Apex */
  run(given: Readonly<Record<string, unknown>>, context: ApexContext): Promise<unknown>
}

/** The message goes to the component as it is: it says what the user can do. */
export class AuraHandledException extends Error {}

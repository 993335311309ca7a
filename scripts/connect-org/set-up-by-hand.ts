import { integrationPermissionSet } from '../../scoring-api/salesforce/integration-user.ts'
import type { SfOrg } from '../sf/open-org.ts'
import { shownPath } from '../banso-directory.ts'
import type { AppKeys } from './app-keys.ts'
import type { CertificateName } from './credential-metadata.ts'

/** What an admin does in Setup, where the org takes the app by no deployment. @param problem the org's own words */
export function byHand(
  { instanceUrl, alias }: Pick<SfOrg, 'instanceUrl' | 'alias'>,
  { certificateFile }: AppKeys,
  problem: string,
): string {
  return [
    `The org did not take the app that the service logs in with ("${problem}").`,
    `In Setup of ${instanceUrl}, under External Client Apps > Settings, switch on External Client Apps and the access to consumer secrets through the Metadata API, and run this again;`,
    `or make the app by hand: External Client App Manager > New External Client App, OAuth enabled with the scopes "Manage user data via APIs (api)" and "Perform requests at any time (refresh_token)", JWT Bearer Flow enabled with the certificate ${shownPath(certificateFile)},`,
    `under Policies "Admin approved users are pre-authorized" with the permission set ${integrationPermissionSet}; then type npm run connect-org -- --target-org ${alias} --consumer-key KEY, with the key from Settings > OAuth Settings, and after that run this again.`,
  ].join(' ')
}

/** Likewise for the certificate. */
export function certificateByHand({ instanceUrl }: Pick<SfOrg, 'instanceUrl'>, name: CertificateName, problem: string): string {
  return [
    `The org has no certificate to sign its calls with, and did not take one ("${problem}"):`,
    `in Setup of ${instanceUrl}, under Certificate and Key Management, choose Create Self-Signed Certificate with the unique name ${name} and a key of 4096 bits that is not exportable, and run this again.`,
  ].join(' ')
}

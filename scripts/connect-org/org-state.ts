import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { orgCertificate, serviceUrlOf } from './credential-metadata.ts'
import { retrieveFiles } from './metadata-package.ts'

/** What an org has of its side of the connection. */
export interface OrgState {
  /** Where it looks for the service; null = nowhere yet. */
  serviceUrl: string | null
  /** Public half (PEM) of the certificate that signs its calls; null = it has none. */
  certificate: string | null
}

/** @throws SfError */
export async function readOrgState(sf: Sf, org: SfOrg, certificateName: string = orgCertificate): Promise<OrgState> {
  const files = await retrieveFiles(sf, org, [
    { type: 'NamedCredential', fullName: 'CsScoringApi' },
    { type: 'Certificate', fullName: certificateName },
  ])
  const pem = files.get(`certs/${certificateName}.crt`)
  return {
    serviceUrl: serviceUrlOf(files.get('namedCredentials/CsScoringApi.namedCredential') ?? ''),
    certificate: pem === undefined ? null : toPem(pem),
  }
}

/** The chain begins with the certificate itself; some tools hand it out as base64. */
function toPem(text: string): string | null {
  const whole = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8')
  const first = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(whole)?.[0]
  return first === undefined ? null : `${first}\n`
}

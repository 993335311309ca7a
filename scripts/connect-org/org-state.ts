import type { SfOrg } from '../sf/open-org.ts'
import type { Sf } from '../sf/open-sf.ts'
import { certificateMapping, certificateNames, serviceUrlOf, signingCertificateOf, type CertificateName } from './credential-metadata.ts'
import { retrieveFiles } from './metadata-package.ts'

/** What an org has of its side of the connection. */
export interface OrgState {
  /** Where it looks for the service; null = nowhere yet. */
  serviceUrl: string | null
  /** Name of the certificate that signs its calls, which need not be there. */
  signsWith: CertificateName
  /** Public halves (PEM) of its certificates. */
  certificates: ReadonlyMap<CertificateName, string>
}

/** @throws SfError */
export async function readOrgState(sf: Sf, org: SfOrg): Promise<OrgState> {
  const files = await retrieveFiles(sf, org, [
    { type: 'NamedCredential', fullName: 'CsScoringApi' },
    certificateMapping,
    ...certificateNames.map((fullName) => ({ type: 'Certificate', fullName })),
  ])
  return {
    serviceUrl: serviceUrlOf(files.get('namedCredentials/CsScoringApi.namedCredential') ?? ''),
    signsWith: signingCertificateOf(files.get(certificateMapping.path) ?? ''),
    certificates: new Map(
      certificateNames.flatMap((name) => {
        const pem = toPem(files.get(`certs/${name}.crt`) ?? '')
        return pem === null ? [] : [[name, pem]]
      }),
    ),
  }
}

/** The chain begins with the certificate itself; some tools hand it out as base64. */
function toPem(text: string): string | null {
  const whole = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString('utf8')
  const first = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(whole)?.[0]
  return first === undefined ? null : `${first}\n`
}

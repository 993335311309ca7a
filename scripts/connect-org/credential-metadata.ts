import { document, escape, shipped, type PackageFile } from './app-metadata.ts'

/** Name of the certificate that the org signs its calls with; `ScoringApiToken` of force-app names it. */
export const orgCertificate = 'CsScoringApi'
/** Where the service is said to be in force-app. */
const exampleUrl = 'https://scoring-api.example.com'

/** What callouts of users need: where the service is, and leave to call it. */
export function credentialMetadata(serviceUrl: string | null): PackageFile[] {
  const credential = shipped('namedCredentials/CsScoringApi.namedCredential').replace(exampleUrl, escape(serviceUrl ?? exampleUrl))
  return [
    {
      type: 'ExternalCredential',
      fullName: 'CsScoringApi',
      path: 'externalCredentials/CsScoringApi.externalCredential',
      text: shipped('externalCredentials/CsScoringApi.externalCredential'),
    },
    { type: 'NamedCredential', fullName: 'CsScoringApi', path: 'namedCredentials/CsScoringApi.namedCredential', text: credential },
    {
      type: 'PermissionSet',
      fullName: 'CsScoringApiCaller',
      path: 'permissionsets/CsScoringApiCaller.permissionset',
      text: shipped('permissionsets/CsScoringApiCaller.permissionset'),
    },
  ]
}

/** Address in a named credential; null = it has none, or the example's. */
export function serviceUrlOf(namedCredentialXml: string): string | null {
  const url = /<parameterType>Url<\/parameterType>\s*<parameterValue>([^<]*)</.exec(namedCredentialXml)?.[1] ?? exampleUrl
  return url === exampleUrl ? null : url.replaceAll('&amp;', '&')
}

/**
 * A certificate whose key the org makes and never gives away: the empty file beside it asks for that.
 * Source: Metadata API Developer Guide, "Certificate" ("You can use Metadata API to create self-signed … certificates"); that the file is
 * empty and the day a whole instant: Lightning Flow Scanner, `scripts/setup-jwt.js`. Not verified in a real org.
 */
export function certificateMetadata(name: string, now: Date): PackageFile[] {
  const expires = new Date(now)
  expires.setUTCFullYear(now.getUTCFullYear() + 2) // what the org gives one of 4096 bits
  const about = document('Certificate', {
    caSigned: 'false',
    encryptedWithPlatformEncryption: 'false',
    expirationDate: `${expires.toISOString().slice(0, 10)}T00:00:00.000Z`,
    keySize: '4096',
    masterLabel: 'Banso Scoring Service',
    privateKeyExportable: 'false',
  })
  const component = { type: 'Certificate', fullName: name }
  return [
    { ...component, path: `certs/${name}.crt`, text: '' },
    { ...component, path: `certs/${name}.crt-meta.xml`, text: about },
  ]
}

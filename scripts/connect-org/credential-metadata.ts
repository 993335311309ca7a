import { document, escape, shipped, type PackageFile } from './app-metadata.ts'

/** Certificates that the org signs its calls with, in turn: the first, until the mapping `SigningCertificate` names another (`ScoringApiToken` of force-app). */
export const certificateNames = ['CsScoringApi', 'CsScoringApiB'] as const
export type CertificateName = (typeof certificateNames)[number]

export const certificateMapping = {
  type: 'CustomMetadata',
  fullName: 'CsMapping.SigningCertificate',
  path: 'customMetadata/CsMapping.SigningCertificate.md',
}
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

/** Has the org sign with this certificate from now on. */
export function signWith(name: CertificateName): PackageFile {
  const value = (field: string, text: string) =>
    `    <values>\n        <field>${field}</field>\n        <value xsi:type="xsd:string">${text}</value>\n    </values>\n`
  const namespaces =
    'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
  const inner = `    <label>Signing Certificate</label>\n    <protected>false</protected>\n${value('ObjectApiName__c', 'Certificate')}${value('FieldPath__c', name)}`
  return {
    ...certificateMapping,
    text: `<?xml version="1.0" encoding="UTF-8" ?>\n<CustomMetadata ${namespaces}>\n${inner}</CustomMetadata>\n`,
  }
}

/** What `signWith` wrote last. */
export function signingCertificateOf(mappingXml: string): CertificateName {
  const given = /<field>FieldPath__c<\/field>\s*<value[^>]*>([^<]*)</.exec(mappingXml)?.[1]
  return certificateNames.find((name) => name === given) ?? certificateNames[0]
}

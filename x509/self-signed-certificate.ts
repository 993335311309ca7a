import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto'
import forge from 'node-forge'

/** What a certificate says of itself. */
export interface CertificateTerms {
  /** Common name of subject and issuer alike. */
  commonName: string
  notBefore: Date
  notAfter: Date
}

/**
 * A certificate (X.509 v3) that the key signs for its own public half: Node reads certificates but makes none.
 * It is no authority's: who trusts it has compared it, not followed a chain.
 * @param privateKey RSA
 * @returns PEM
 */
export function selfSignedCertificate(privateKey: KeyObject, { commonName, notBefore, notAfter }: CertificateTerms): string {
  const certificate = forge.pki.createCertificate()
  // The library's types ask for a class where it takes a type; without one a name is ASCII only.
  const name = [{ name: 'commonName', value: commonName, valueTagClass: forge.asn1.Type.UTF8 as never }]
  certificate.publicKey = forge.pki.publicKeyFromPem(createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString())
  certificate.serialNumber = serialNumber()
  certificate.validity = { notBefore, notAfter }
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([{ name: 'basicConstraints', cA: false }])
  certificate.sign(forge.pki.privateKeyFromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()), forge.md.sha256.create())
  return forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n')
}

/** 127 bits and neither negative nor 0. Source: RFC 5280, section 4.1.2.2 */
function serialNumber(): string {
  const [first = 0, ...rest] = randomBytes(16)
  return Buffer.of((first & 0x7f) | 0x40, ...rest).toString('hex')
}

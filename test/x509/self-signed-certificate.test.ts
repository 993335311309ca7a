import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { selfSignedCertificate } from '../../x509/self-signed-certificate.ts'

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
const make = (terms: Partial<Parameters<typeof selfSignedCertificate>[1]> = {}) =>
  new X509Certificate(
    selfSignedCertificate(keys.privateKey, {
      commonName: 'Banso 伴走',
      notBefore: new Date('2026-11-22T03:04:05.678Z'),
      notAfter: new Date('2049-12-31T23:59:59Z'),
      ...terms,
    }),
  )

it('says whose it is, until when, and is signed by its own key', () => {
  const certificate = make()
  expect({
    subject: certificate.subject,
    issuer: certificate.issuer,
    from: certificate.validFromDate.toISOString(),
    to: certificate.validToDate.toISOString(),
    isAuthority: certificate.ca,
    isOwn: certificate.checkPrivateKey(keys.privateKey),
    isSigned: certificate.verify(keys.publicKey),
    isSignedByOther: certificate.verify(other.publicKey),
  }).toEqual({
    subject: 'CN=Banso 伴走',
    issuer: 'CN=Banso 伴走',
    from: '2026-11-22T03:04:05.000Z',
    to: '2049-12-31T23:59:59.000Z',
    isAuthority: false,
    isOwn: true,
    isSigned: true,
    isSignedByOther: false,
  })
})

it('knows years from 2050 on, which are written another way', () => {
  expect(make({ notAfter: new Date('2050-01-01T00:00:00Z') }).validToDate.toISOString()).toBe('2050-01-01T00:00:00.000Z')
})

it('never has the same serial number twice', () => {
  expect(make().serialNumber).not.toBe(make().serialNumber)
})

it('takes names longer than 127 bytes', () => {
  const commonName = '長'.repeat(60)
  expect(make({ commonName }).subject).toBe(`CN=${commonName}`)
})

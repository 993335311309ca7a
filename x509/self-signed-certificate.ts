import { createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto'

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
 * Source: RFC 5280, section 4.1 (structure), 4.2.1.9 (basic constraints); RFC 4055, section 5 (sha256WithRSAEncryption)
 */
export function selfSignedCertificate(privateKey: KeyObject, { commonName, notBefore, notAfter }: CertificateTerms): string {
  const name = sequence(element(tags.set, sequence(oid('2.5.4.3'), element(tags.utf8, Buffer.from(commonName)))))
  const notAnAuthority = sequence(oid('2.5.29.19'), element(tags.octets, sequence()))
  const toBeSigned = sequence(
    element(tags.context0, integer(Buffer.of(2))),
    integer(positive(randomBytes(16))),
    sha256WithRsa,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    element(tags.context3, sequence(notAnAuthority)),
  )
  const certificate = sequence(toBeSigned, sha256WithRsa, bits(sign('sha256', toBeSigned, privateKey)))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** Source: ITU-T X.690, section 8 (tags, lengths), 11.7 and 11.8 (times) */
const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context3: 0xa3,
}

const sha256WithRsa = sequence(oid('1.2.840.113549.1.1.11'), element(tags.nothing, Buffer.alloc(0)))

function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(tag), length(content.length), content])
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.of(bytes)
  const hex = bytes.toString(16)
  const digits = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.of(0x80 | digits.length), digits])
}

function sequence(...parts: Buffer[]): Buffer {
  return element(tags.sequence, Buffer.concat(parts))
}

function integer(bytes: Buffer): Buffer {
  return element(tags.integer, bytes)
}

/** Neither negative (first bit) nor 0, nor with a leading zero byte. */
function positive(bytes: Buffer): Buffer {
  const [first = 0, ...rest] = bytes
  return Buffer.of((first & 0x7f) | 0x40, ...rest)
}

function bits(bytes: Buffer): Buffer {
  return element(tags.bits, Buffer.concat([Buffer.of(0), bytes]))
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(tags.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f]
  for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80)
  return digits
}

/** To the second; years from 2050 on have four digits. */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  const isShort = at.getUTCFullYear() < 2050
  return element(isShort ? tags.utcTime : tags.generalizedTime, Buffer.from(isShort ? digits.slice(2) : digits))
}

import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'

/** A key that the org may sign its calls with. */
export interface OrgKey {
  publicKey: KeyObject
  /** null = a bare key, which never expires. */
  expiresAt: Date | null
}

const block = /-----BEGIN (CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)-----[\s\S]+?-----END \1-----/g

/**
 * The keys of a PEM file: certificates or public keys, one or, while the org changes from one to the next, several.
 * @returns at least one
 * @throws TypeError when there is none, or one that is not RSA
 */
export function readOrgKeys(pem: string): OrgKey[] {
  const keys = [...pem.matchAll(block)].map(([text, kind]) => toOrgKey(text, kind === 'CERTIFICATE'))
  if (keys.length === 0) throw new TypeError('no certificate')
  const other = keys.find(({ publicKey }) => publicKey.asymmetricKeyType !== 'rsa')
  if (other) throw new TypeError(`${other.publicKey.asymmetricKeyType} key`)
  return keys
}

function toOrgKey(text: string, isCertificate: boolean): OrgKey {
  if (!isCertificate) return { publicKey: createPublicKey(text), expiresAt: null }
  const { publicKey, validToDate: expiresAt } = new X509Certificate(text)
  return { publicKey, expiresAt }
}

/**
 * Those that count now. A certificate is pinned, so its last day protects nothing by itself; but what signs beyond the day that its owner
 * set is a key that somebody has forgotten, and forgotten keys are not let in.
 */
export function keysOn(keys: readonly OrgKey[], now: Date): OrgKey[] {
  return keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
}

const noticeDays = 30
const dayMs = 24 * 60 * 60 * 1000

/** Days until the org can sign no more with any of its keys, when that is near; 0 = it cannot any more. null = no need to care */
export function daysToRenew(keys: readonly OrgKey[], now: Date): number | null {
  const last = Math.max(...keys.map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity))
  const days = Math.max(Math.floor((last - now.getTime()) / dayMs), 0)
  return days <= noticeDays ? days : null
}

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

/**
 * When the org can sign no more: `fine`, `ending` and `ended` tell of the key that ends last. `unfinished` tells of the one that ends first:
 * a newer one is there, but nothing says that the org signs with it already. `endless` = a bare key, of which nobody knows.
 */
export type KeysEnd = { state: 'endless' } | { state: 'fine' | 'ending' | 'ended' | 'unfinished'; end: Date; daysLeft: number }

/** @param keys at least one */
export function keysEnd(keys: readonly Pick<OrgKey, 'expiresAt'>[], now: Date): KeysEnd {
  const ends = keys.map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity).toSorted((a, b) => a - b)
  const [first = Infinity, last = first] = [ends[0], ends.at(-1)]
  if (last <= now.getTime()) return { state: 'ended', ...endOf(last, now) }
  if (isNear(last, now)) return { state: 'ending', ...endOf(last, now) }
  if (isNear(first, now)) return { state: 'unfinished', ...endOf(first, now) }
  return last === Infinity ? { state: 'endless' } : { state: 'fine', ...endOf(last, now) }
}

const isNear = (end: number, now: Date): boolean => daysUntil(end, now) <= noticeDays
const endOf = (end: number, now: Date) => ({ end: new Date(end), daysLeft: daysUntil(end, now) })
/** Whole days; 0 = less than one, or it is over. */
const daysUntil = (end: number, now: Date): number => Math.max(Math.floor((end - now.getTime()) / dayMs), 0)

/** What an admin types when the org's certificate ends. */
export const changeCertificateCommand = 'npm run rotate-keys -- --target-org ALIAS --org-certificate'
export const finishChangeCommand = `${changeCertificateCommand} --finish`

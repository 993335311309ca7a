import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { selfSignedCertificate } from '../../../x509/self-signed-certificate.ts'
import type { Database } from '../store/database.ts'
import type { Certificate } from './read-credentials.ts'

/** What an org makes up by itself and keeps: it survives every deployment, and no query and no retrieve shows its private half. */
export interface SecretStore {
  /** The app's own consumer key, where its settings give none. */
  consumerKey: (app: string) => string
  /** PEM; null = the org has no such certificate. */
  signingKey: (certificate: string) => string | null
  publicCertificate: (certificate: string) => string | null
}

const years = { 2048: 1, 4096: 2 }

/** Makes the keys of certificates and apps that are new, and forgets those of such as are gone. */
export function keepSecrets(database: Database, certificates: readonly Certificate[], apps: readonly string[], now: Date): SecretStore {
  database.exec(
    'CREATE TABLE IF NOT EXISTS "#Secret" (Kind TEXT NOT NULL, Name TEXT NOT NULL, Secret TEXT NOT NULL, Public TEXT, PRIMARY KEY (Kind, Name))',
  )
  const find = (kind: 'app' | 'certificate', name: string) =>
    database.row('SELECT Secret, Public FROM "#Secret" WHERE Kind = ? AND Name = ?', [kind, name])
  for (const certificate of certificates) {
    if (find('certificate', certificate.name)) continue
    const { key, pem } = makeCertificate(certificate, now)
    database.run('INSERT INTO "#Secret" VALUES (?, ?, ?, ?)', ['certificate', certificate.name, key, pem])
  }
  for (const app of apps) {
    const key = `3MVG9${randomBytes(40).toString('hex')}`
    if (!find('app', app)) database.run('INSERT INTO "#Secret" VALUES (?, ?, ?, NULL)', ['app', app, key])
  }
  const keep = (kind: string, names: readonly string[]) =>
    database.run('DELETE FROM "#Secret" WHERE Kind = ? AND Name NOT IN (SELECT value FROM json_each(?))', [kind, JSON.stringify(names)])
  keep('app', apps)
  keep(
    'certificate',
    certificates.map(({ name }) => name),
  )
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    consumerKey: (app) => textOf(find('app', app)?.[0]) ?? '',
    signingKey: (certificate) => textOf(find('certificate', certificate)?.[0]),
    publicCertificate: (certificate) => textOf(find('certificate', certificate)?.[1]),
  }
}

/** A certificate of 2048 bits lasts a year, one of 4096 two. Source: Metadata API Developer Guide, "Certificate" */
function makeCertificate({ label, keySize }: Certificate, now: Date): { key: string; pem: string } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: keySize })
  const notAfter = new Date(now)
  notAfter.setUTCFullYear(now.getUTCFullYear() + years[keySize])
  const pem = selfSignedCertificate(privateKey, { commonName: label, notBefore: now, notAfter })
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), pem }
}
